package dev.snetd.units;

import java.math.BigInteger;

/**
 * A height of the chain. Expirations of channels are heights too, and callers may choose absurd
 * ones, so it is as wide as the contract's number.
 *
 * @param value 0 to 2^256 - 1, both included, as on chain
 */
public record BlockNumber(BigInteger value) implements Comparable<BlockNumber> {
  /**
   * @throws IllegalArgumentException if the contract could not hold the value
   */
  public BlockNumber {
    Uint256.check("block", value);
  }

  /** The same number from a {@code long}; for tests and small constants. */
  public static BlockNumber of(long value) {
    return new BlockNumber(BigInteger.valueOf(value));
  }

  /** As {@code uint256} in {@code abi.encodePacked}: 32 bytes, big-endian. */
  public byte[] bytes32() {
    return Uint256.bytes(value);
  }

  /** The height that many blocks later; may be beyond 256 bits, so it is a plain number. */
  public BigInteger plus(Blocks blocks) {
    return value.add(BigInteger.valueOf(blocks.count()));
  }

  /** Whether this height comes strictly before {@code other}. */
  public boolean isBefore(BlockNumber other) {
    return compareTo(other) < 0;
  }

  /** How far apart two heights are, in blocks, whichever is the later one. */
  public BigInteger distanceTo(BlockNumber other) {
    return value.subtract(other.value).abs();
  }

  @Override
  public int compareTo(BlockNumber other) {
    return value.compareTo(other.value);
  }

  /** The number in decimal, without a unit. */
  @Override
  public String toString() {
    return value.toString();
  }
}
