package dev.snetd.watch.heartbeat;

import dev.snetd.watch.health.HealthState;
import dev.snetd.watch.health.HealthState.Degraded;
import dev.snetd.watch.health.HealthState.Down;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of the AI service's health. However many ask, at most one check is under way, and
 * its answer serves everybody for a while. Nobody asks, nobody is asked.
 */
public final class ServiceProbe implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ServiceProbe.class);

  private record Finding(HealthState state, long nanoTime) {}

  private final ServiceCheck check;
  private final Duration fresh;
  private final Duration limit;
  private final LongSupplier nanoTime;

  // Both guarded by this. The check itself runs outside of the lock, on its own thread.
  private @Nullable FutureTask<Finding> underway;
  private @Nullable Finding last;

  /**
   * @param check asked; closed with this
   * @param fresh how long an answer is told again without asking
   * @param limit for one check, and so for everybody who waits for it
   */
  public ServiceProbe(ServiceCheck check, Duration fresh, Duration limit) {
    this(check, fresh, limit, System::nanoTime);
  }

  ServiceProbe(ServiceCheck check, Duration fresh, Duration limit, LongSupplier nanoTime) {
    this.check = check;
    this.fresh = fresh;
    this.limit = limit;
    this.nanoTime = nanoTime;
  }

  /** The service's health, not older than allowed; waits for a check if it must. */
  public HealthState current() {
    FutureTask<Finding> asked;
    synchronized (this) {
      if (last != null && isFresh(last)) {
        return last.state();
      }
      asked = begin();
      underway = asked;
    }
    return await(asked);
  }

  /**
   * What was found last, at once. If that is old, a check begins whose answer the next one sees.
   */
  public HealthState latest() {
    synchronized (this) {
      if (last == null || !isFresh(last)) {
        underway = begin();
      }
      return last == null ? new Degraded("the service has not been asked yet") : last.state();
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      if (underway != null) {
        underway.cancel(true);
      }
    }
    check.close();
  }

  private boolean isFresh(Finding finding) {
    return nanoTime.getAsLong() - finding.nanoTime() < fresh.toNanos();
  }

  /** The check under way, or a new one. Called with the lock held. */
  private FutureTask<Finding> begin() {
    if (underway != null) {
      return underway;
    }
    FutureTask<Finding> asked = new FutureTask<>(this::ask);
    Thread.ofVirtual().name("service-probe").start(asked);
    return asked;
  }

  private Finding ask() {
    @Nullable Finding found = null;
    try {
      found = new Finding(outcome(), nanoTime.getAsLong());
      return found;
    } finally {
      synchronized (this) {
        last = found;
        underway = null;
      }
    }
  }

  private HealthState outcome() {
    try {
      return check.ask(limit);
    } catch (IOException e) {
      log.debug("the service does not answer", e);
      return new Down("the service does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Down("the daemon is stopping");
    } catch (RuntimeException e) {
      log.warn("the service's health cannot be told", e);
      return new Down("the service's health cannot be told");
    }
  }

  private HealthState await(FutureTask<Finding> asked) {
    try {
      return asked.get(limit.toNanos(), TimeUnit.NANOSECONDS).state();
    } catch (TimeoutException e) {
      return new Down("the service does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Down("the daemon is stopping");
    } catch (ExecutionException | CancellationException e) {
      return new Down("the service's health cannot be told");
    }
  }
}
