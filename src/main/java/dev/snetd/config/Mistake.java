package dev.snetd.config;

/**
 * Something in the configuration that the daemon cannot start with.
 *
 * @param key as in the table of keys, or the file's name if the file itself is wrong
 * @param value as given; {@link Secret#MASK} for secrets; empty if none was given
 * @param expected what would have been right
 * @param origin where the value came from, in words
 */
public record Mistake(String key, String value, String expected, String origin) {
  @Override
  public String toString() {
    return key
        + ": "
        + (value.isEmpty() ? "" : value + " ")
        + "(expected: "
        + expected
        + "; "
        + origin
        + ")";
  }
}
