package dev.snetd.call;

import java.time.Duration;

/**
 * A moment on the monotonic clock by which something must have happened. Setting the wall clock
 * does not move it.
 */
public final class Deadline implements Comparable<Deadline> {
  private final long nanoTime;

  private Deadline(long nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** That much later than now. */
  public static Deadline after(Duration span) {
    return new Deadline(System.nanoTime() + Math.min(span.toNanos(), Long.MAX_VALUE / 2));
  }

  /** What is left; zero once it has passed, never negative. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }

  /** Whether the moment has passed. */
  public boolean hasPassed() {
    return nanoTime - System.nanoTime() <= 0;
  }

  /** The earlier of the two. */
  public Deadline earlier(Deadline other) {
    return compareTo(other) <= 0 ? this : other;
  }

  @Override
  public int compareTo(Deadline other) {
    return Long.compare(nanoTime - other.nanoTime, 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Deadline that && that.nanoTime == nanoTime;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(nanoTime);
  }
}
