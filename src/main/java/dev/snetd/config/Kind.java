package dev.snetd.config;

import dev.snetd.units.Address;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A type of values. Reads what the Go daemon reads, so that one file starts both; but where that
 * daemon silently makes 0, false or nothing of a value, this one answers that it does not fit.
 *
 * @param name the one word for it in the manual
 * @param expected how a mistake describes what would fit
 * @param reading from a text, number, boolean, list or map; empty if it does not fit
 */
public record Kind<T>(String name, String expected, Function<Object, Optional<T>> reading) {
  static final Kind<String> TEXT = new Kind<>("text", "a text", Kind::text);

  static final Kind<Boolean> BOOL = new Kind<>("boolean", "true or false", Kind::bool);

  static final Kind<Integer> INTEGER =
      new Kind<>(
          "integer",
          "a whole number",
          raw -> whole(raw).filter(n -> n.bitLength() < 32).map(BigInteger::intValueExact));

  static final Kind<Long> LONG =
      new Kind<>(
          "integer",
          "a whole number",
          raw -> whole(raw).filter(n -> n.bitLength() < 64).map(BigInteger::longValueExact));

  static final Kind<BigDecimal> DECIMAL =
      new Kind<>("number", "a number", raw -> text(raw).flatMap(Kind::decimal));

  static final Kind<Duration> DURATION =
      new Kind<>(
          "duration",
          "a duration such as 100s or 1m30s",
          raw ->
              raw instanceof Number n
                  ? GoDuration.ofNanos(new BigDecimal(n.toString()))
                  : raw instanceof String s ? GoDuration.parse(s.strip()) : Optional.empty());

  static final Kind<List<String>> TEXTS = new Kind<>("list", "a list of texts", Kind::texts);

  static final Kind<Address> ADDRESS =
      new Kind<>(
          "address", "an address of 40 hex digits", raw -> text(raw).flatMap(Address::parse));

  static final Kind<List<Address>> ADDRESSES =
      new Kind<>(
          "addresses",
          "a list of addresses of 40 hex digits each",
          raw -> texts(raw).flatMap(all -> each(all, Address::parse)));

  static final Kind<URI> URL =
      new Kind<>("url", "a URL with a host", raw -> text(raw).flatMap(Kind::url));

  static final Kind<List<URI>> URLS =
      new Kind<>(
          "urls",
          "a list of URLs with a host each",
          raw -> texts(raw).flatMap(all -> each(all, Kind::urlOrHost)));

  static final Kind<Path> PATH = new Kind<>("path", "a path", raw -> text(raw).flatMap(Kind::path));

  static final Kind<Secret> SECRET =
      new Kind<>("secret", "a text", raw -> text(raw).map(String::strip).map(Secret::new));

  static final Kind<Map<String, Object>> TABLE =
      new Kind<>("section", "a section of names and values", ConfigFile::table);

  static final Kind<List<Map<String, Object>>> TABLES =
      new Kind<>("sections", "a list of sections of names and values", Kind::tables);

  Optional<T> read(Object raw) {
    return reading.apply(raw);
  }

  private static Optional<String> text(Object raw) {
    return switch (raw) {
      case String text -> Optional.of(text);
      case Boolean bool -> Optional.of(bool.toString());
      case Number number ->
          Optional.of(new BigDecimal(number.toString()).stripTrailingZeros().toPlainString());
      default -> Optional.empty();
    };
  }

  private static Optional<Boolean> bool(Object raw) {
    return switch (raw) {
      case Boolean bool -> Optional.of(bool);
      case Number number -> Optional.of(new BigDecimal(number.toString()).signum() != 0);
      case String text ->
          switch (text) {
            case "1", "t", "T", "TRUE", "true", "True" -> Optional.of(true);
            case "0", "f", "F", "FALSE", "false", "False" -> Optional.of(false);
            default -> Optional.empty();
          };
      default -> Optional.empty();
    };
  }

  private static Optional<BigInteger> whole(Object raw) {
    return switch (raw) {
      case Boolean bool -> Optional.of(bool ? BigInteger.ONE : BigInteger.ZERO);
      case Number number -> Optional.of(new BigDecimal(number.toString()).toBigInteger());
      case String text -> GoNumber.whole(text.strip());
      default -> Optional.empty();
    };
  }

  private static Optional<BigDecimal> decimal(String text) {
    try {
      return Optional.of(new BigDecimal(text.strip()));
    } catch (NumberFormatException _) {
      return Optional.empty(); // the caller reports it with the key's name
    }
  }

  private static Optional<List<String>> texts(Object raw) {
    return switch (raw) {
      case List<?> list -> each(list, Kind::text);
      case String text when text.isBlank() -> Optional.of(List.of());
      case String text -> Optional.of(List.of(text.strip().split("\\s+")));
      default -> text(raw).map(List::of);
    };
  }

  private static Optional<List<Map<String, Object>>> tables(Object raw) {
    return raw instanceof List<?> list ? each(list, ConfigFile::table) : Optional.empty();
  }

  private static <A, B> Optional<List<B>> each(
      List<? extends A> all, Function<? super A, Optional<B>> reading) {
    List<B> read = new ArrayList<>();
    for (A one : all) {
      Optional<B> fits = reading.apply(one);
      if (fits.isEmpty()) {
        return Optional.empty();
      }
      read.add(fits.get());
    }
    return Optional.of(List.copyOf(read));
  }

  /** Host names with underscores, as container networks have them, are no mistake. */
  private static Optional<URI> url(String text) {
    try {
      URI uri = new URI(text.strip());
      return uri.getScheme() == null || uri.getRawAuthority() == null
          ? Optional.empty()
          : Optional.of(uri);
    } catch (URISyntaxException _) {
      return Optional.empty(); // the caller reports it with the key's name
    }
  }

  /** Go's etcd client also takes {@code host:port}. */
  private static Optional<URI> urlOrHost(String text) {
    return url(text.contains("://") ? text : "http://" + text);
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException _) {
      return Optional.empty(); // the caller reports it with the key's name
    }
  }
}
