package dev.snetd.units.signing;

import dev.snetd.units.Address;
import dev.snetd.units.Keccak;
import java.util.Arrays;

/** From a public key to the address of its account. */
final class Account {
  private Account() {}

  /**
   * The last 20 bytes of the hash of x and y.
   *
   * @param uncompressed 0x04, x, y
   */
  static Address ofPublicKey(byte[] uncompressed) {
    byte[] hash = Keccak.hash(Arrays.copyOfRange(uncompressed, 1, 65));
    return new Address(Arrays.copyOfRange(hash, 12, 32));
  }
}
