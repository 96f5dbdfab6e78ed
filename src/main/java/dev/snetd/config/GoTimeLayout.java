package dev.snetd.config;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Time formats in Go's way: the reference time Mon Jan 2 15:04:05 2006 MST, written as wanted. What
 * is no part of that time stands for itself.
 */
final class GoTimeLayout {
  /** Go's own words, longest first where one begins another. */
  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("January", "MMMM");
    WORDS.put("Jan", "MMM");
    WORDS.put("Monday", "EEEE");
    WORDS.put("Mon", "EEE");
    WORDS.put("MST", "zzz");
    WORDS.put("2006", "uuuu");
    WORDS.put("Z07:00", "XXX");
    WORDS.put("Z0700", "XX");
    WORDS.put("-07:00", "xxx");
    WORDS.put("-0700", "xx");
    WORDS.put("-07", "x");
    WORDS.put("002", "DDD");
    WORDS.put("01", "MM");
    WORDS.put("02", "dd");
    WORDS.put("03", "hh");
    WORDS.put("04", "mm");
    WORDS.put("05", "ss");
    WORDS.put("06", "uu");
    WORDS.put("15", "HH");
    WORDS.put("PM", "a");
    WORDS.put("_2", "ppd");
    WORDS.put("1", "M");
    WORDS.put("2", "d");
    WORDS.put("3", "h");
    WORDS.put("4", "m");
    WORDS.put("5", "s");
  }

  private static final Pattern PART =
      Pattern.compile(
          "([.,])(0+|9+)(?!\\d)|(" + String.join("|", WORDS.keySet()) + ")", Pattern.DOTALL);

  private static final String DEFAULT = "2006-01-02T15:04:05Z07:00";

  private GoTimeLayout() {}

  /** An empty layout is RFC 3339 with whole seconds. */
  static DateTimeFormatter formatter(String layout) {
    String text = layout.isEmpty() ? DEFAULT : layout;
    var builder = new DateTimeFormatterBuilder();
    int end = 0;
    for (MatchResult part : (Iterable<MatchResult>) PART.matcher(text).results()::iterator) {
      builder.appendLiteral(text.substring(end, part.start()));
      append(builder, part);
      end = part.end();
    }
    builder.appendLiteral(text.substring(end));
    return builder.toFormatter(Locale.ENGLISH);
  }

  /** Nines drop trailing zeros, and the point with them; zeros keep all digits. */
  private static void append(DateTimeFormatterBuilder builder, MatchResult part) {
    if (part.group(3) != null) {
      builder.appendPattern(WORDS.getOrDefault(part.group(3), ""));
      return;
    }
    int digits = Math.min(part.group(2).length(), 9);
    if (part.group(1).equals(",")) {
      builder.appendLiteral(',').appendFraction(ChronoField.NANO_OF_SECOND, digits, digits, false);
    } else {
      int fewest = part.group(2).startsWith("9") ? 0 : digits;
      builder.appendFraction(ChronoField.NANO_OF_SECOND, fewest, digits, true);
    }
  }
}
