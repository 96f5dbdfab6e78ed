package dev.snetd.config;

/** Something in the configuration that the operator should know, but that stops nothing. */
public record Warning(String key, String text) {
  @Override
  public String toString() {
    return key + ": " + text;
  }
}
