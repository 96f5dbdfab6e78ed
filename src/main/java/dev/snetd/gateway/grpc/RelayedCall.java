package dev.snetd.gateway.grpc;

import dev.snetd.backend.Answer;
import dev.snetd.backend.Backend;
import dev.snetd.backend.Exchange;
import dev.snetd.call.Metadata;
import dev.snetd.call.Status;
import dev.snetd.payment.Payment;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One admitted call on its way: a thread that takes requests to the service and one that brings its
 * answers. The payment is committed before the first message is delivered, or before OK trailers if
 * there is none; a service error before that releases it.
 *
 * <p>When the caller leaves, the container calls {@link #onError}, which does not return before
 * both threads have let go of request and response: the container gives them to the next, unrelated
 * call.
 */
final class RelayedCall implements AsyncListener {
  private static final Logger LOG = LoggerFactory.getLogger(RelayedCall.class);

  private final Payment payment;
  private final Exchange exchange;
  private final FrameReader in;
  private final AnswerWriter out;
  private final AsyncContext async;
  private final Thread requests;
  private final Thread answers;
  // Set by the thread that reads requests: why the call cannot go on. The first reason counts.
  private final AtomicReference<@Nullable Status> fault = new AtomicReference<>();
  private boolean paid; // only the thread that brings answers touches it

  RelayedCall(
      Payment payment, Backend backend, FrameReader in, AnswerWriter out, AsyncContext async) {
    this.payment = payment;
    this.in = in;
    this.out = out;
    this.async = async;
    this.exchange = backend.open(payment.forService());
    this.requests = Thread.ofVirtual().name("relay-requests").unstarted(this::takeRequests);
    this.answers = Thread.ofVirtual().name("relay-answers").unstarted(this::bringAnswers);
  }

  void start() {
    requests.start();
    answers.start();
  }

  private void takeRequests() {
    try {
      for (var next = in.next(); next.isPresent(); next = in.next()) {
        exchange.send(next.get());
      }
      exchange.halfClose();
    } catch (FrameException e) {
      giveUp(e.status());
    } catch (IOException e) {
      giveUp(Status.of(Status.CANCELLED, "the caller left"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the call has ended; nothing more is to be sent
    } catch (RuntimeException e) {
      LOG.error("Relaying a request failed", e);
      giveUp(Status.of(Status.INTERNAL, "internal error"));
    }
  }

  private void giveUp(Status why) {
    fault.compareAndSet(null, why);
    exchange.cancel();
  }

  private void bringAnswers() {
    try {
      deliver();
    } catch (IOException e) {
      LOG.debug("The caller left: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("Relaying an answer failed", e);
    } finally {
      payment.release();
      exchange.cancel();
      letGoOfRequest();
      complete();
    }
  }

  private void deliver() throws IOException, InterruptedException {
    while (true) {
      switch (exchange.next()) {
        case Answer.Headers(Metadata headers) -> out.headers(headers);
        case Answer.Message(byte[] message) -> {
          Optional<Status> unpaid = pay();
          if (unpaid.isPresent()) {
            out.end(unpaid.get(), Metadata.EMPTY);
            return;
          }
          out.message(message);
        }
        case Answer.End(Status status, Metadata trailers) -> {
          end(status, trailers);
          return;
        }
      }
    }
  }

  private void end(Status status, Metadata trailers) throws IOException {
    Status reason = fault.get();
    if (reason != null && !status.isOk()) {
      out.end(reason, Metadata.EMPTY);
      return;
    }
    Optional<Status> unpaid = status.isOk() ? pay() : Optional.empty();
    if (unpaid.isPresent()) {
      out.end(unpaid.get(), Metadata.EMPTY);
    } else {
      out.end(status, trailers);
    }
  }

  private Optional<Status> pay() {
    if (paid) {
      return Optional.empty();
    }
    paid = true;
    return payment.commit();
  }

  // A caller that still sends is of no interest any more; its thread must be out before the request
  // is given back.
  private void letGoOfRequest() {
    requests.interrupt();
    try {
      requests.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void complete() {
    try {
      async.complete();
    } catch (IllegalStateException e) {
      LOG.debug("The container ended the call first: {}", e.toString());
    }
  }

  @Override
  public void onError(AsyncEvent event) {
    exchange.cancel();
    requests.interrupt();
    try {
      requests.join();
      answers.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void onComplete(AsyncEvent event) {}

  @Override
  public void onTimeout(AsyncEvent event) {}

  @Override
  public void onStartAsync(AsyncEvent event) {}
}
