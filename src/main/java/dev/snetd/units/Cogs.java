package dev.snetd.units;

import java.math.BigInteger;

/**
 * An amount of tokens in cogs, the token's smallest unit (10^-18 FET).
 *
 * @param value 0 to 2^256 - 1, both included, as on chain
 */
public record Cogs(BigInteger value) implements Comparable<Cogs> {
  /**
   * @throws IllegalArgumentException if the contract could not hold the value
   */
  public Cogs {
    Uint256.check("cogs", value);
  }

  /** The same number from a {@code long}; for tests and small constants. */
  public static Cogs of(long value) {
    return new Cogs(BigInteger.valueOf(value));
  }

  /** As {@code uint256} in {@code abi.encodePacked}: 32 bytes, big-endian. */
  public byte[] bytes32() {
    return Uint256.bytes(value);
  }

  /** Nothing. */
  public static final Cogs ZERO = new Cogs(BigInteger.ZERO);

  /**
   * The sum.
   *
   * @throws IllegalArgumentException if it needs more than 256 bits
   */
  public Cogs plus(Cogs other) {
    return new Cogs(value.add(other.value));
  }

  /**
   * The difference.
   *
   * @throws IllegalArgumentException if {@code other} is the larger one
   */
  public Cogs minus(Cogs other) {
    return new Cogs(value.subtract(other.value));
  }

  /** Whether this is strictly more than {@code other}. */
  public boolean exceeds(Cogs other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(Cogs other) {
    return value.compareTo(other.value);
  }

  /** The number in decimal, without a unit. */
  @Override
  public String toString() {
    return value.toString();
  }
}
