package dev.snetd.units;

/**
 * A signature on secp256k1 as callers send it: r (32 bytes), s (32), v (1). Kept as it came; v is
 * not normalised.
 */
public final class Signature extends Bytes {
  /** The only length there is. */
  public static final int LENGTH = 65;

  /**
   * @param bytes exactly 65
   * @throws IllegalArgumentException for any other length
   */
  public Signature(byte[] bytes) {
    super("signature", LENGTH, bytes);
  }

  /** The start only: a whole signature is worth money and belongs in no log. */
  @Override
  public String toString() {
    return hex().substring(0, 8) + "…";
  }
}
