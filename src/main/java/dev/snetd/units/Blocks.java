package dev.snetd.units;

/**
 * A number of blocks, such as the distance that must remain before a channel expires.
 *
 * @param count not negative
 */
public record Blocks(long count) {
  /**
   * @throws IllegalArgumentException if negative
   */
  public Blocks {
    if (count < 0) {
      throw new IllegalArgumentException("blocks: " + count + " (expected: 0 or more)");
    }
  }

  /** The count in decimal, without a unit. */
  @Override
  public String toString() {
    return Long.toString(count);
  }
}
