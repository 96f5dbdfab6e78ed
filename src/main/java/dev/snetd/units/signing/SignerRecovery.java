package dev.snetd.units.signing;

import dev.snetd.units.Address;
import dev.snetd.units.Signature;
import java.util.Arrays;
import java.util.Optional;

/** Finds out who signed. */
public abstract sealed class SignerRecovery permits NativeRecovery, PureRecovery {
  private static final int V_BASE = 27;

  /**
   * The account whose key made the signature.
   *
   * <p>The last byte, v, counts modulo 27, so 0 and 27 are the same; 2 and 3 are for points whose x
   * is beyond the group's order. A high s is accepted, as the contract's {@code ecrecover} accepts
   * it.
   *
   * @param digest the 32 bytes that were signed, see {@link PersonalMessage}
   * @param signature r, s and v; anything but 65 bytes recovers to nobody
   */
  public final Optional<Address> recover(byte[] digest, byte[] signature) {
    if (signature.length != Signature.LENGTH) {
      return Optional.empty();
    }
    int id = (signature[64] & 0xff) % V_BASE;
    return id > 3
        ? Optional.empty()
        : publicKey(digest, Arrays.copyOf(signature, 64), id).map(Account::ofPublicKey);
  }

  /**
   * The uncompressed public key: 0x04, x, y.
   *
   * @param compact r and s, 64 bytes
   * @param id 0 to 3
   */
  abstract Optional<byte[]> publicKey(byte[] digest, byte[] compact, int id);

  /**
   * The native library where it can be loaded, else the pure one, which is about four times slower.
   */
  public static SignerRecovery fastest() {
    return NativeRecovery.load().<SignerRecovery>map(found -> found).orElseGet(PureRecovery::new);
  }
}
