package dev.snetd.chain;

import java.time.Duration;

/**
 * How the chain is followed.
 *
 * @param pollInterval how often the newest block is asked for
 * @param answerLimit how long a caller waits for a read, fail-over included
 * @param maxHeadAge how long after the last confirmed head it may still be used
 * @param rereadInterval at most one read per channel begins in this time; who asks sooner waits
 * @param cachedChannels how many channels are kept
 */
public record ChainSettings(
    Duration pollInterval,
    Duration answerLimit,
    Duration maxHeadAge,
    Duration rereadInterval,
    long cachedChannels) {
  /**
   * For Ethereum. The poll is half of its 12-second slot: the head is then hardly ever more than a
   * block behind, a refusal is decided on fresh data anyhow, and a day of polling stays within a
   * provider's free plan.
   */
  public static final ChainSettings DEFAULT =
      new ChainSettings(
          Duration.ofSeconds(6),
          Duration.ofSeconds(8),
          Duration.ofSeconds(60),
          Duration.ofMillis(250),
          100_000);

  /**
   * @throws IllegalArgumentException if a time or the number of channels is not positive
   */
  public ChainSettings {
    if (!pollInterval.isPositive()
        || !answerLimit.isPositive()
        || !maxHeadAge.isPositive()
        || !rereadInterval.isPositive()
        || cachedChannels <= 0) {
      throw new IllegalArgumentException("chain settings: expected positive times and numbers");
    }
  }

  /** The same with another poll interval. */
  public ChainSettings withPollInterval(Duration interval) {
    return new ChainSettings(interval, answerLimit, maxHeadAge, rereadInterval, cachedChannels);
  }

  /** The same with another age limit of the head. */
  public ChainSettings withMaxHeadAge(Duration age) {
    return new ChainSettings(pollInterval, answerLimit, age, rereadInterval, cachedChannels);
  }

  /** The same with another limit for an answer. */
  public ChainSettings withAnswerLimit(Duration limit) {
    return new ChainSettings(pollInterval, limit, maxHeadAge, rereadInterval, cachedChannels);
  }
}
