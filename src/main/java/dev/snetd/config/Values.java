package dev.snetd.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The values of keys, read and checked. What is wrong is noted and the default used instead, so
 * that all areas can be built and all mistakes reported together.
 */
final class Values {
  private static final int MAX_SECRET_FILE_BYTES = 64 * 1024;

  private final RawValues raw;
  private final Set<Mistake> mistakes = new LinkedHashSet<>();
  private final Set<Warning> warnings = new LinkedHashSet<>();

  Values(RawValues raw) {
    this.raw = raw;
  }

  /** The value; for keys that have a default. */
  <T> T get(Key<T> key) {
    return find(key)
        .orElseThrow(() -> new IllegalStateException("key without a default: " + key.name()));
  }

  /** The value, or the default if there is one. */
  <T> Optional<T> find(Key<T> key) {
    return given(key)
        .flatMap(written -> read(key, written))
        .or(() -> key.preset().flatMap(key::read));
  }

  /** Whether somebody set the key; an empty text for what cannot be empty does not count. */
  boolean isGiven(Key<?> key) {
    return given(key).isPresent();
  }

  /** The sections that exist for a key such as {@code networks.*.rpc}. */
  List<String> sections(Key<?> pattern) {
    return raw.sections(pattern);
  }

  /** Notes that the key's value does not go with the rest. */
  void mistake(Key<?> key, String expected) {
    mistakes.add(
        given(key)
            .map(written -> new Mistake(key.name(), written.shown(key), expected, written.origin()))
            .orElseGet(() ->
                new Mistake(
                    key.name(),
                    key.preset().map(value -> new Raw(value, "").shown(key)).orElse(""),
                    expected,
                    key.preset().isPresent() ? "the default" : "not set")));
  }

  void mistake(Mistake mistake) {
    mistakes.add(mistake);
  }

  void warn(String key, String text) {
    warnings.add(new Warning(key, text));
  }

  List<Mistake> mistakes() {
    return List.copyOf(mistakes);
  }

  List<Warning> warnings() {
    return List.copyOf(warnings);
  }

  Optional<Raw> given(Key<?> key) {
    Optional<Raw> written = raw.find(key).filter(value -> !isUnset(key, value));
    if (!key.isSecret()) {
      return written;
    }
    Optional<Raw> file = raw.fileOf(key);
    if (written.isPresent() && file.isPresent()) {
      mistakes.add(
          new Mistake(
              key.name() + KeyTable.FILE_SUFFIX,
              file.get().value().toString(),
              "either this or " + key.name() + ", not both",
              file.get().origin()));
    }
    return written.or(() -> file.flatMap(name -> secretIn(key, name)));
  }

  private <T> Optional<T> read(Key<T> key, Raw written) {
    if (key.kind().equals(Kind.DURATION) && isNanoseconds(written.value())) {
      warn(key.name(), "a number without a unit means nanoseconds; write for example 100s");
    }
    Optional<T> value = key.read(written.value());
    if (value.isEmpty()) {
      mistakes.add(new Mistake(key.name(), written.shown(key), key.expected(), written.origin()));
    }
    return value;
  }

  private static boolean isNanoseconds(Object value) {
    return GoDuration.isBare(value) && !value.toString().equals("0");
  }

  private static boolean isUnset(Key<?> key, Raw written) {
    return written.value() instanceof String text
        && text.isBlank()
        && List.of(Kind.URL, Kind.ADDRESS, Kind.PATH, Kind.SECRET).contains(key.kind());
  }

  private Optional<Raw> secretIn(Key<?> key, Raw name) {
    try {
      Path path = Path.of(name.value().toString());
      if (Files.size(path) > MAX_SECRET_FILE_BYTES) {
        throw new IOException("too large");
      }
      String text = Files.readString(path, StandardCharsets.UTF_8).strip();
      return Optional.of(new Raw(text, "from the file " + path));
    } catch (IOException | InvalidPathException _) {
      mistakes.add(
          new Mistake(
              key.name() + KeyTable.FILE_SUFFIX,
              name.value().toString(),
              "a readable text file of at most 64 KiB that holds " + key.name(),
              name.origin()));
      return Optional.empty();
    }
  }

  /** What was written, unchecked. */
  RawValues raw() {
    return raw;
  }
}
