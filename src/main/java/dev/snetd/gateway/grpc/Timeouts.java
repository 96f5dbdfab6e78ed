package dev.snetd.gateway.grpc;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code grpc-timeout}: at most eight digits and a unit. */
final class Timeouts {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,8})([HMSmun])");

  private Timeouts() {}

  /** The span; nothing if the text has another form. */
  static Optional<Duration> parse(String text) {
    Matcher match = FORM.matcher(text);
    return match.matches()
        ? Optional.of(Duration.of(Long.parseLong(match.group(1)), unit(match.group(2))))
        : Optional.empty();
  }

  private static ChronoUnit unit(String letter) {
    return switch (letter) {
      case "H" -> ChronoUnit.HOURS;
      case "M" -> ChronoUnit.MINUTES;
      case "S" -> ChronoUnit.SECONDS;
      case "m" -> ChronoUnit.MILLIS;
      case "u" -> ChronoUnit.MICROS;
      default -> ChronoUnit.NANOS;
    };
  }
}
