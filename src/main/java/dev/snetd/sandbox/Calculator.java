package dev.snetd.sandbox;

import dev.snetd.sandbox.example.CalculatorGrpc.CalculatorImplBase;
import dev.snetd.sandbox.example.Numbers;
import dev.snetd.sandbox.example.Result;
import dev.snetd.sandbox.example.Start;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What the example service does. It waits for its readers: however long an answer is, only a few
 * messages of it are in memory.
 */
final class Calculator extends CalculatorImplBase {
  private static final int SLOW_SECONDS = 2;

  private final Steps steps;
  private final ScheduledExecutorService timer;

  Calculator(Steps steps, ScheduledExecutorService timer) {
    this.steps = steps;
    this.timer = timer;
  }

  /** The messages of a countdown. */
  interface Steps {
    /** How many there are. */
    int count(int from);

    /** One of them, the first one being 0. */
    float value(int from, int step);
  }

  @Override
  public void add(Numbers numbers, StreamObserver<Result> answer) {
    finish(answer, sum(numbers));
  }

  @Override
  public void mul(Numbers numbers, StreamObserver<Result> answer) {
    finish(answer, numbers.getA() * numbers.getB());
  }

  @Override
  public void slow(Numbers numbers, StreamObserver<Result> answer) {
    ServerCallStreamObserver<Result> caller = (ServerCallStreamObserver<Result>) answer;
    var later = timer.schedule(() -> finish(answer, sum(numbers)), SLOW_SECONDS, TimeUnit.SECONDS);
    caller.setOnCancelHandler(() -> later.cancel(false));
  }

  @Override
  public void fail(Numbers numbers, StreamObserver<Result> answer) {
    answer.onError(
        Status.FAILED_PRECONDITION.withDescription("asked to fail: 100% ✓").asRuntimeException());
  }

  @Override
  public void refuse(Numbers numbers, StreamObserver<Result> answer) {
    answer.onError(
        StatusProto.toStatusRuntimeException(
            com.google.rpc.Status.newBuilder()
                .setCode(Status.FAILED_PRECONDITION.getCode().value())
                .setMessage("sorry")
                .build()));
  }

  @Override
  public void countdown(Start start, StreamObserver<Result> answer) {
    int from = start.getFrom();
    int count = steps.count(from);
    ServerCallStreamObserver<Result> reader = (ServerCallStreamObserver<Result>) answer;
    reader.setOnReadyHandler(
        new Runnable() {
          private int next;
          private boolean ended;

          @Override
          public void run() {
            while (next < count && reader.isReady()) {
              reader.onNext(result(steps.value(from, next++)));
            }
            if (next == count && !ended) {
              ended = true;
              reader.onCompleted();
            }
          }
        });
  }

  @Override
  public StreamObserver<Result> sum(StreamObserver<Result> answer) {
    return new StreamObserver<>() {
      private float total;

      @Override
      public void onNext(Result number) {
        total += number.getValue();
      }

      @Override
      public void onError(Throwable left) {
        // The caller gave up: nobody wants the sum.
      }

      @Override
      public void onCompleted() {
        finish(answer, total);
      }
    };
  }

  @Override
  public StreamObserver<Numbers> chat(StreamObserver<Result> answer) {
    ServerCallStreamObserver<Result> reader = (ServerCallStreamObserver<Result>) answer;
    reader.disableAutoRequest();
    Talk talk = new Talk(reader);
    reader.setOnReadyHandler(talk::listen);
    return talk;
  }

  /** Takes a question only when the last answer has gone. */
  private static final class Talk implements StreamObserver<Numbers> {
    private final ServerCallStreamObserver<Result> reader;
    private boolean idle = true;

    Talk(ServerCallStreamObserver<Result> reader) {
      this.reader = reader;
    }

    void listen() {
      if (idle && reader.isReady()) {
        idle = false;
        reader.request(1);
      }
    }

    @Override
    public void onNext(Numbers numbers) {
      reader.onNext(result(Calculator.sum(numbers)));
      idle = true;
      listen();
    }

    @Override
    public void onError(Throwable left) {
      // The caller gave up: there is nobody to answer.
    }

    @Override
    public void onCompleted() {
      reader.onCompleted();
    }
  }

  private static float sum(Numbers numbers) {
    return numbers.getA() + numbers.getB();
  }

  private static void finish(StreamObserver<Result> answer, float value) {
    answer.onNext(result(value));
    answer.onCompleted();
  }

  private static Result result(float value) {
    return Result.newBuilder().setValue(value).build();
  }
}
