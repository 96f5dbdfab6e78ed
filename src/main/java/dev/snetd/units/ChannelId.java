package dev.snetd.units;

import java.math.BigInteger;

/**
 * The number of a channel within one MultiPartyEscrow contract. Ids run from 0.
 *
 * @param value 0 to 2^256 - 1, both included, as on chain
 */
public record ChannelId(BigInteger value) implements Comparable<ChannelId> {
  /**
   * @throws IllegalArgumentException if the contract could not hold the value
   */
  public ChannelId {
    Uint256.check("channel id", value);
  }

  /** The same number from a {@code long}; for tests and small constants. */
  public static ChannelId of(long value) {
    return new ChannelId(BigInteger.valueOf(value));
  }

  /** As {@code uint256} in {@code abi.encodePacked}: 32 bytes, big-endian. */
  public byte[] bytes32() {
    return Uint256.bytes(value);
  }

  @Override
  public int compareTo(ChannelId other) {
    return value.compareTo(other.value);
  }

  /** The number in decimal, without a unit. */
  @Override
  public String toString() {
    return value.toString();
  }
}
