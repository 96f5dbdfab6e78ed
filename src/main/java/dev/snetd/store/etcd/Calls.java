package dev.snetd.store.etcd;

import dev.snetd.store.StoreUnavailableException;
import dev.snetd.store.StoreUnavailableException.Outcome;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for jetcd, and what its failures mean. */
final class Calls {
  private Calls() {}

  /**
   * The answer, within the limit.
   *
   * @throws StoreUnavailableException whose outcome says whether a write may have happened
   */
  static <T> T await(String operation, CompletableFuture<T> answer, Duration limit) {
    try {
      return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw failed(Outcome.UNKNOWN, operation, "no answer in " + limit.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(Outcome.UNKNOWN, operation, "interrupted", e);
    } catch (ExecutionException e) {
      Status status = Status.fromThrowable(e);
      throw failed(outcome(status), operation, status.getCode().toString(), e);
    }
  }

  private static Outcome outcome(Status status) {
    return switch (status.getCode()) {
      case NOT_FOUND ->
          Outcome.SESSION_ENDED; // the one thing a transaction of ours can miss is its lease
      case INVALID_ARGUMENT,
          ALREADY_EXISTS,
          PERMISSION_DENIED,
          RESOURCE_EXHAUSTED,
          FAILED_PRECONDITION,
          OUT_OF_RANGE,
          UNIMPLEMENTED,
          UNAUTHENTICATED ->
          Outcome.NOTHING_WRITTEN;
      case OK, CANCELLED, UNKNOWN, DEADLINE_EXCEEDED, ABORTED, INTERNAL, UNAVAILABLE, DATA_LOSS ->
          Outcome.UNKNOWN;
    };
  }

  private static StoreUnavailableException failed(
      Outcome outcome, String operation, String what, Exception cause) {
    return new StoreUnavailableException(outcome, "etcd " + operation + ": " + what, cause);
  }
}
