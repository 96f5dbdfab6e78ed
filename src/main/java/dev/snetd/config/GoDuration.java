package dev.snetd.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Durations as the configuration files of the Go daemon spell them: {@code 1h30m}, {@code 1.5s}.
 */
final class GoDuration {
  private static final String NUMBER = "(\\d+\\.?\\d*|\\.\\d+)";
  private static final Pattern PART = Pattern.compile(NUMBER + "(ns|us|µs|μs|ms|s|m|h)");
  private static final Pattern WHOLE = Pattern.compile("([-+]?)((?:" + PART.pattern() + ")+)");
  private static final Pattern BARE = Pattern.compile("[-+]?\\d+");

  /** In nanoseconds. */
  private static final Map<String, Long> UNITS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "μs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private GoDuration() {}

  /** Whether it is a number without a unit, which means nanoseconds. */
  static boolean isBare(Object raw) {
    return raw instanceof Number || (raw instanceof String text && BARE.matcher(text).matches());
  }

  /** The duration; empty if it is none, or beyond what nanoseconds in 64 bits can hold. */
  static Optional<Duration> parse(String text) {
    if (BARE.matcher(text).matches()) {
      return ofNanos(new BigDecimal(text));
    }
    var whole = WHOLE.matcher(text);
    if (!whole.matches()) {
      return Optional.empty();
    }
    BigDecimal nanos = BigDecimal.ZERO;
    var part = PART.matcher(whole.group(2));
    while (part.find()) {
      long unit = UNITS.getOrDefault(part.group(2), 0L);
      nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit)));
    }
    return ofNanos(whole.group(1).equals("-") ? nanos.negate() : nanos);
  }

  static Optional<Duration> ofNanos(BigDecimal nanos) {
    var whole = nanos.toBigInteger();
    return whole.bitLength() > 63
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(whole.longValue()));
  }
}
