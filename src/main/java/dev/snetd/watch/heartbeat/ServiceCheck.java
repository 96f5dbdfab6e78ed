package dev.snetd.watch.heartbeat;

import dev.snetd.watch.health.HealthState;
import java.io.IOException;
import java.time.Duration;

/** One way to ask the AI service whether it works. */
public interface ServiceCheck extends AutoCloseable {
  /**
   * Asks once, and waits for the answer.
   *
   * @param limit after which the service counts as down
   * @throws IOException if it cannot be reached, or did not answer in time
   * @throws InterruptedException if the caller no longer wants to know
   */
  HealthState ask(Duration limit) throws IOException, InterruptedException;

  @Override
  default void close() {}
}
