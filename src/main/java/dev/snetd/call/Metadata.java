package dev.snetd.call;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Headers or trailers of a call: names in lower case, in order of arrival, a name may come more
 * than once. A value whose name ends in {@code -bin} is the base64 text of its bytes, padded or
 * not, as on the wire.
 */
public final class Metadata {
  /** None. */
  public static final Metadata EMPTY = new Metadata(List.of());

  /**
   * One header line.
   *
   * @param name in lower case
   * @param value as on the wire
   */
  public record Entry(String name, String value) {}

  private final List<Entry> entries;

  private Metadata(List<Entry> entries) {
    this.entries = entries;
  }

  /** A new, empty collection to fill. */
  public static Builder builder() {
    return new Builder();
  }

  /** All lines in order. */
  public List<Entry> entries() {
    return entries;
  }

  /** Every value of that name, in order; none is an empty list. */
  public List<String> all(String name) {
    List<String> values = new ArrayList<>(1);
    for (Entry entry : entries) {
      if (entry.name().equals(name)) {
        values.add(entry.value());
      }
    }
    return values;
  }

  /** The first value of that name. */
  public Optional<String> first(String name) {
    for (Entry entry : entries) {
      if (entry.name().equals(name)) {
        return Optional.of(entry.value());
      }
    }
    return Optional.empty();
  }

  /** The same lines less those whose name is dropped. */
  public Metadata without(Predicate<String> dropped) {
    return new Metadata(entries.stream().filter(entry -> !dropped.test(entry.name())).toList());
  }

  /** The same lines with one value for that name, replacing all it had. */
  public Metadata with(String name, String value) {
    Builder copy = builder();
    without(name::equals).entries.forEach(entry -> copy.add(entry.name(), entry.value()));
    return copy.add(name, value).build();
  }

  /**
   * The bytes of a {@code -bin} value; padding is optional (gRPC over HTTP/2, "Custom-Metadata").
   *
   * @throws IllegalArgumentException if it is not base64
   */
  public static byte[] decode(String value) {
    return Base64.getDecoder().decode(value);
  }

  /** The text of a {@code -bin} value, without padding. */
  public static String encode(byte[] value) {
    return Base64.getEncoder().withoutPadding().encodeToString(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Metadata that && that.entries.equals(entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  /** The names only: values may be secrets. */
  @Override
  public String toString() {
    return entries.stream().map(Entry::name).toList().toString();
  }

  /** Collects lines in order. */
  public static final class Builder {
    private final List<Entry> entries = new ArrayList<>();

    private Builder() {}

    /** Adds a line; the name is put in lower case. */
    public Builder add(String name, String value) {
      entries.add(new Entry(name.toLowerCase(Locale.ROOT), value));
      return this;
    }

    /** What was added so far. */
    public Metadata build() {
      return new Metadata(List.copyOf(entries));
    }
  }
}
