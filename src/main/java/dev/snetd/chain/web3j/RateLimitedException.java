package dev.snetd.chain.web3j;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The provider asks for fewer requests. */
final class RateLimitedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Duration> retryAfter;

  /**
   * @param retryAfter the pause that the provider asks for, if it names one
   */
  RateLimitedException(Optional<Duration> retryAfter) {
    super("the provider asks for fewer requests");
    this.retryAfter = retryAfter;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
