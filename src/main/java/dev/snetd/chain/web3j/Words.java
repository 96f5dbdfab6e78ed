package dev.snetd.chain.web3j;

import dev.snetd.chain.ChainUnavailableException;
import dev.snetd.units.Address;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a contract as 32-byte words, checked at each step: what a node sends is not to be
 * trusted to have the right form.
 */
final class Words {
  private static final int WORD = 32;
  private static final int ADDRESS = 20;

  private final byte[] data;

  /**
   * @param hex with 0x
   * @throws ChainUnavailableException if it is no hex, or has fewer words than expected; an address
   *     without a contract answers with none
   */
  Words(@Nullable String hex, int atLeast) {
    this.data = bytes(hex);
    if (data.length < atLeast * WORD) {
      throw malformed(null);
    }
  }

  /** A number as JSON-RPC writes it, such as 0x2a. */
  static BigInteger quantity(@Nullable String hex) {
    if (hex == null || !hex.startsWith("0x")) {
      throw malformed(null);
    }
    try {
      BigInteger value = new BigInteger(hex.substring(2), 16);
      if (value.signum() < 0 || value.bitLength() > WORD * Byte.SIZE) {
        throw malformed(null);
      }
      return value;
    } catch (NumberFormatException e) {
      throw malformed(e);
    }
  }

  BigInteger number(int index) {
    return new BigInteger(1, word(index));
  }

  Address address(int index) {
    return new Address(Arrays.copyOfRange(word(index), WORD - ADDRESS, WORD));
  }

  byte[] word(int index) {
    return Arrays.copyOfRange(data, index * WORD, (index + 1) * WORD);
  }

  /** The dynamic {@code bytes} whose offset is in the word. */
  byte[] dynamicBytes(int index) {
    int lengthAt = within(number(index), WORD);
    int length = within(new BigInteger(1, Arrays.copyOfRange(data, lengthAt, lengthAt + WORD)), 0);
    int start = lengthAt + WORD;
    if (length > data.length - start) {
      throw malformed(null);
    }
    return Arrays.copyOfRange(data, start, start + length);
  }

  private int within(BigInteger value, int room) {
    if (value.bitLength() >= Integer.SIZE || value.intValue() > data.length - room) {
      throw malformed(null);
    }
    return value.intValue();
  }

  private static byte[] bytes(@Nullable String hex) {
    if (hex == null || !hex.startsWith("0x")) {
      throw malformed(null);
    }
    try {
      return HexFormat.of().parseHex(hex.substring(2));
    } catch (IllegalArgumentException e) {
      throw malformed(e);
    }
  }

  private static ChainUnavailableException malformed(@Nullable Exception cause) {
    return new ChainUnavailableException("a node's answer is not of the expected form", cause);
  }
}
