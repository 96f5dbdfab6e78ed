package dev.snetd.units;

import java.math.BigInteger;

/**
 * The generation of a channel: it rises by one with every claim, and signatures count for one
 * generation only.
 *
 * @param value 0 to 2^256 - 1, both included, as on chain
 */
public record Nonce(BigInteger value) implements Comparable<Nonce> {
  /**
   * @throws IllegalArgumentException if the contract could not hold the value
   */
  public Nonce {
    Uint256.check("nonce", value);
  }

  /** The same number from a {@code long}; for tests and small constants. */
  public static Nonce of(long value) {
    return new Nonce(BigInteger.valueOf(value));
  }

  /** As {@code uint256} in {@code abi.encodePacked}: 32 bytes, big-endian. */
  public byte[] bytes32() {
    return Uint256.bytes(value);
  }

  /** The generation after the next claim. */
  public Nonce next() {
    return new Nonce(value.add(BigInteger.ONE));
  }

  @Override
  public int compareTo(Nonce other) {
    return value.compareTo(other.value);
  }

  /** The number in decimal, without a unit. */
  @Override
  public String toString() {
    return value.toString();
  }
}
