package dev.snetd.chain;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A read that callers share. At most one is under way and at most one begins per interval, yet
 * nobody gets an answer that is older than his question: who comes while a read is under way, or
 * soon after one, waits for the next, with all others who wait. An old answer would hide the very
 * block that a caller has just funded his channel in.
 */
final class SharedRead<T> {
  private final Supplier<T> read;
  private final Duration interval;
  private final Duration limit;

  /** The read that has not begun, if somebody waits for one. Guarded by this. */
  private @Nullable CompletableFuture<T> next;

  /** The read that began last. Guarded by this. */
  private CompletableFuture<T> last = CompletableFuture.failedFuture(new IllegalStateException());

  /** {@link System#nanoTime} before which no read begins. Guarded by this. */
  private long earliest = System.nanoTime();

  /**
   * @param limit how long a caller waits
   */
  SharedRead(Supplier<T> read, Duration interval, Duration limit) {
    this.read = read;
    this.interval = interval;
    this.limit = limit;
  }

  /**
   * The answer of a read that begins after this call.
   *
   * @throws ChainUnavailableException if the read fails, or gives no answer within the limit
   */
  T get() {
    return await(next());
  }

  /**
   * The answer of the read that is under way, or else of the next; for who takes any answer.
   *
   * @throws ChainUnavailableException as {@link #get}
   */
  T join() {
    CompletableFuture<T> round;
    synchronized (this) {
      round = last.isDone() ? next() : last;
    }
    return await(round);
  }

  private T await(CompletableFuture<T> round) {
    try {
      return round.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new ChainUnavailableException("the chain gave no answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChainUnavailableException("interrupted while the chain was asked", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ChainUnavailableException unavailable) {
        throw new ChainUnavailableException(String.valueOf(unavailable.getMessage()), unavailable);
      }
      throw new IllegalStateException("a read of the chain failed", e.getCause());
    }
  }

  private synchronized CompletableFuture<T> next() {
    CompletableFuture<T> round = next;
    if (round == null) {
      round = new CompletableFuture<>();
      next = round;
      begin(round, last, earliest);
    }
    return round;
  }

  /** On a thread of its own, so that a caller who goes away takes nothing from the others. */
  private void begin(CompletableFuture<T> round, CompletableFuture<T> before, long notBefore) {
    Thread.ofVirtual()
        .name("chain-read")
        .start(() -> {
          before.handle((answer, trouble) -> true).join();
          for (long wait = notBefore - System.nanoTime();
              wait > 0;
              wait = notBefore - System.nanoTime()) {
            LockSupport.parkNanos(wait);
          }
          synchronized (this) {
            next = null;
            last = round;
            earliest = System.nanoTime() + interval.toNanos();
          }
          try {
            round.complete(read.get());
          } catch (RuntimeException | Error e) {
            round.completeExceptionally(e);
          }
        });
  }
}
