package dev.snetd.backend.grpc;

import dev.snetd.backend.Answer;
import dev.snetd.backend.Exchange;
import dev.snetd.call.Deadline;
import dev.snetd.call.Metadata;
import dev.snetd.call.Status;
import io.grpc.ClientCall;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One call of grpc-java, turned from callbacks into waiting. The queue holds one message at most:
 * one is asked for at a time.
 */
final class GrpcExchange implements Exchange {
  private static final String CONNECT_FAILED = "can't connect to service";

  private final ClientCall<byte[], byte[]> call;
  private final Deadline limit;
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private boolean asked; // only the thread that takes answers touches it

  // Guards nothing but the two conditions of waiting to send: room, or the end of the call.
  private final ReentrantLock sending = new ReentrantLock();
  private final Condition change = sending.newCondition();
  private boolean ended;

  GrpcExchange(ClientCall<byte[], byte[]> call, Deadline limit) {
    this.call = call;
    this.limit = limit;
  }

  void start(io.grpc.Metadata headers) {
    call.start(new Callbacks(), headers);
  }

  @Override
  public void send(byte[] message) throws InterruptedException {
    sending.lockInterruptibly();
    try {
      while (!ended && !call.isReady()) {
        change.await();
      }
      if (ended) {
        return;
      }
    } finally {
      sending.unlock();
    }
    call.sendMessage(message);
  }

  @Override
  public void halfClose() {
    call.halfClose();
  }

  @Override
  public Answer next() throws InterruptedException {
    if (!asked) {
      call.request(1);
      asked = true;
    }
    Answer answer = answers.poll(limit.remaining().toNanos(), TimeUnit.NANOSECONDS);
    if (answer == null) {
      cancel();
      return new Answer.End(
          Status.of(Status.DEADLINE_EXCEEDED, "context deadline exceeded"), Metadata.EMPTY);
    }
    if (answer instanceof Answer.Message) {
      asked = false;
    }
    return answer;
  }

  @Override
  public void cancel() {
    call.cancel("the caller's side ended", null);
  }

  private void changed(boolean over) {
    sending.lock();
    try {
      ended |= over;
      change.signalAll();
    } finally {
      sending.unlock();
    }
  }

  private final class Callbacks extends ClientCall.Listener<byte[]> {
    @Override
    public void onReady() {
      changed(false);
    }

    @Override
    public void onHeaders(io.grpc.Metadata headers) {
      answers.add(new Answer.Headers(GrpcMetadata.fromLibrary(headers)));
    }

    @Override
    public void onMessage(byte[] message) {
      answers.add(new Answer.Message(message));
    }

    @Override
    public void onClose(io.grpc.Status status, io.grpc.Metadata trailers) {
      answers.add(new Answer.End(status(status), GrpcMetadata.fromLibrary(trailers)));
      changed(true);
    }
  }

  // A cause means that the library, not the service, made the status; its text may name the
  // service's address.
  private static Status status(io.grpc.Status status) {
    boolean unreachable =
        status.getCode() == io.grpc.Status.Code.UNAVAILABLE && status.getCause() != null;
    String text = status.getDescription() == null ? "" : status.getDescription();
    return Status.of(status.getCode().value(), unreachable ? CONNECT_FAILED : text);
  }
}
