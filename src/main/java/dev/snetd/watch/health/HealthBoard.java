package dev.snetd.watch.health;

import dev.snetd.watch.health.HealthState.Down;
import dev.snetd.watch.health.HealthState.Up;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where every part says how it is. Parts are registered at start; anybody reads at any time, from
 * any thread.
 */
public final class HealthBoard {
  private static final Logger log = LoggerFactory.getLogger(HealthBoard.class);

  /** Whether the daemon can take calls without the part. */
  public enum Need {
    REQUIRED,
    OPTIONAL
  }

  /** Where the daemon is in its life. */
  public enum Phase {
    STARTING,
    SERVING,
    DRAINING
  }

  /**
   * What a look at the board shows.
   *
   * @param ready whether new calls should be sent here
   * @param parts every part by name, in alphabetical order
   */
  public record Report(Phase phase, boolean ready, SortedMap<String, HealthState> parts) {}

  private record Part(Need need, Supplier<HealthState> state) {}

  private final Map<String, Part> parts = new ConcurrentHashMap<>();
  private final LongSupplier nanoTime;
  private volatile Phase phase = Phase.STARTING;

  public HealthBoard() {
    this(System::nanoTime);
  }

  HealthBoard(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Puts a part on the board.
   *
   * @param state asked at each look at the board: it answers at once from what it knows, and must
   *     not wait for the outside world
   * @throws IllegalArgumentException if the name is taken
   */
  public void part(String name, Need need, Supplier<HealthState> state) {
    if (parts.putIfAbsent(name, new Part(need, state)) != null) {
      throw new IllegalArgumentException("health part: " + name + " (expected: a new name)");
    }
  }

  /**
   * Puts a background loop on the board as a required part. It is down when it has not called
   * {@link LoopBeat#beat} for longer than {@code limit}; the time starts now.
   */
  public LoopBeat loop(String name, Duration limit) {
    LoopBeat beat = new LoopBeat(limit, nanoTime);
    part(name, Need.REQUIRED, beat::state);
    return beat;
  }

  /** From here on calls are welcome, as far as the parts allow. */
  public void serving() {
    phase = Phase.SERVING;
  }

  /** From here on no new call should come; nothing leads back. */
  public void draining() {
    phase = Phase.DRAINING;
  }

  /** Looks at every part. */
  public Report report() {
    Phase now = phase;
    boolean ready = now == Phase.SERVING;
    SortedMap<String, HealthState> states = new TreeMap<>();
    for (Map.Entry<String, Part> entry : parts.entrySet()) {
      HealthState state = ask(entry.getKey(), entry.getValue());
      states.put(entry.getKey(), state);
      ready &= entry.getValue().need() == Need.OPTIONAL || !(state instanceof Down);
    }
    return new Report(now, ready, Collections.unmodifiableSortedMap(states));
  }

  private static HealthState ask(String name, Part part) {
    try {
      return part.state().get();
    } catch (RuntimeException e) {
      log.warn("health of {} cannot be told", name, e);
      return new Down("its health cannot be told");
    }
  }

  /** The sign of life of one background loop. */
  public static final class LoopBeat {
    private final Duration limit;
    private final LongSupplier nanoTime;
    private volatile long last;

    private LoopBeat(Duration limit, LongSupplier nanoTime) {
      this.limit = limit;
      this.nanoTime = nanoTime;
      this.last = nanoTime.getAsLong();
    }

    /** The loop went round once more. */
    public void beat() {
      last = nanoTime.getAsLong();
    }

    private HealthState state() {
      Duration silence = Duration.ofNanos(nanoTime.getAsLong() - last);
      return silence.compareTo(limit) > 0
          ? new Down("silent for " + silence.toSeconds() + " s (expected: " + limit + " at most)")
          : new Up();
    }
  }
}
