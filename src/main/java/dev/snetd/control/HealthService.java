package dev.snetd.control;

import dev.snetd.control.health.HealthCheckRequest;
import dev.snetd.control.health.HealthCheckResponse;
import dev.snetd.control.health.HealthCheckResponse.ServingStatus;
import dev.snetd.control.health.HealthGrpc.HealthImplBase;
import dev.snetd.control.health.HealthListRequest;
import dev.snetd.control.health.HealthListResponse;
import dev.snetd.watch.health.HealthState;
import dev.snetd.watch.health.HealthState.Degraded;
import dev.snetd.watch.health.HealthState.Down;
import dev.snetd.watch.health.HealthState.Up;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code grpc.health.v1.Health} for the AI service behind the daemon. The name in the request is
 * not looked at: probes have always been set up with any.
 */
final class HealthService extends HealthImplBase implements AutoCloseable {
  /** Each watcher holds a thread and a stream. */
  static final int MOST_WATCHERS = 100;

  private static final Duration STOP = Duration.ofSeconds(2);
  private static final Logger log = LoggerFactory.getLogger(HealthService.class);

  private final Supplier<HealthState> service;
  private final Duration interval;
  private final Semaphore places = new Semaphore(MOST_WATCHERS);
  private final ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param service may wait a little; its answer is expected to be cached
   * @param interval between two looks for a watcher
   */
  HealthService(Supplier<HealthState> service, Duration interval) {
    this.service = service;
    this.interval = interval;
  }

  @Override
  public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> answer) {
    answer.onNext(response(status()));
    answer.onCompleted();
  }

  @Override
  public void list(HealthListRequest request, StreamObserver<HealthListResponse> answer) {
    answer.onNext(HealthListResponse.newBuilder().putStatuses("", response(status())).build());
    answer.onCompleted();
  }

  @Override
  public void watch(HealthCheckRequest request, StreamObserver<HealthCheckResponse> answer) {
    if (!places.tryAcquire()) {
      answer.onError(
          Status.RESOURCE_EXHAUSTED
              .withDescription("watchers: " + MOST_WATCHERS + " already (expected: fewer)")
              .asRuntimeException());
      return;
    }
    ServerCallStreamObserver<HealthCheckResponse> watcher =
        (ServerCallStreamObserver<HealthCheckResponse>) answer;
    CountDownLatch gone = new CountDownLatch(1);
    watcher.setOnCancelHandler(gone::countDown);
    try {
      // On a thread of its own: the call's events, its cancellation among them, come one by one.
      watchers.execute(() -> follow(watcher, gone));
    } catch (RejectedExecutionException e) {
      places.release();
      watcher.onError(stopping());
    }
  }

  private void follow(ServerCallStreamObserver<HealthCheckResponse> watcher, CountDownLatch gone) {
    @Nullable ServingStatus told = null;
    try {
      do {
        ServingStatus now = status();
        if (now != told) {
          watcher.onNext(response(now));
          told = now;
        }
      } while (!gone.await(interval.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      watcher.onError(stopping());
    } finally {
      places.release();
    }
  }

  /** How many are watching now. */
  int watching() {
    return MOST_WATCHERS - places.availablePermits();
  }

  /** Ends every watch with UNAVAILABLE: clients come back to another replica. */
  @Override
  public void close() {
    watchers.shutdownNow();
    try {
      if (!watchers.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("{} health watchers have not been told that the daemon stops", watching());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ServingStatus status() {
    return switch (service.get()) {
      case Up _, Degraded _ -> ServingStatus.SERVING;
      case Down _ -> ServingStatus.NOT_SERVING;
    };
  }

  private static HealthCheckResponse response(ServingStatus status) {
    return HealthCheckResponse.newBuilder().setStatus(status).build();
  }

  private static RuntimeException stopping() {
    return Status.UNAVAILABLE.withDescription("the daemon is stopping").asRuntimeException();
  }
}
