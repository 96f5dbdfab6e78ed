package dev.snetd.units;

import java.math.BigInteger;

/** The bounds and the bytes that all 256-bit numbers of the escrow contract share. */
final class Uint256 {
  static final int BYTES = 32;
  static final int BITS = 256;

  private Uint256() {}

  /** The value itself, if a contract could hold it: 0 to 2^256 - 1, both included. */
  static BigInteger check(String what, BigInteger value) {
    if (value.signum() < 0 || value.bitLength() > BITS) {
      throw new IllegalArgumentException(what + ": " + value + " (expected: 0 to 2^256 - 1)");
    }
    return value;
  }

  /**
   * Big-endian, left-padded with zeros, always 32 bytes: {@code uint256} in {@code
   * abi.encodePacked}.
   */
  static byte[] bytes(BigInteger value) {
    byte[] shortest = value.toByteArray();
    byte[] padded = new byte[BYTES];
    int skip = shortest.length > BYTES ? shortest.length - BYTES : 0;
    int length = shortest.length - skip;
    System.arraycopy(shortest, skip, padded, BYTES - length, length);
    return padded;
  }
}
