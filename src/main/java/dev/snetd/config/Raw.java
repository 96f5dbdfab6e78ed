package dev.snetd.config;

/**
 * A value as it was written, and where.
 *
 * @param origin in words: {@code from the variable SNET_LOG.LEVEL}
 */
record Raw(Object value, String origin) {
  /** For a mistake's text. */
  String shown(Key<?> key) {
    return key.isSecret()
        ? Secret.MASK
        : value instanceof String text ? '"' + text + '"' : value.toString();
  }
}
