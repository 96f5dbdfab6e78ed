package dev.snetd.config;

/**
 * A value that must reach no log, console or error text. Printed, it is only a word; {@link #value}
 * is for the one place that needs it.
 */
public record Secret(String value) {
  /** What stands wherever a secret would have been printed. */
  public static final String MASK = "[secret]";

  @Override
  public String toString() {
    return MASK;
  }
}
