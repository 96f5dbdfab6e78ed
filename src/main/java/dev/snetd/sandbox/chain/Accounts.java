package dev.snetd.sandbox.chain;

import dev.snetd.units.Address;
import org.web3j.crypto.Bip32ECKeyPair;
import org.web3j.crypto.Keys;
import org.web3j.crypto.MnemonicUtils;
import org.web3j.utils.Numeric;

/** The accounts of a mnemonic by the path m/44'/60'/0'/0/n, as wallets and anvil derive them. */
public final class Accounts {
  /** Known to everybody: its keys guard nothing. */
  public static final String PUBLIC_MNEMONIC =
      "test test test test test test test test test test test junk";

  private static final int KEY_BYTES = 32;

  private final Bip32ECKeyPair parent;

  public Accounts(String mnemonic) {
    int[] path = {
      44 | Bip32ECKeyPair.HARDENED_BIT,
      60 | Bip32ECKeyPair.HARDENED_BIT,
      Bip32ECKeyPair.HARDENED_BIT,
      0
    };
    byte[] seed = MnemonicUtils.generateSeed(mnemonic, "");
    this.parent = Bip32ECKeyPair.deriveKeyPair(Bip32ECKeyPair.generateKeyPair(seed), path);
  }

  /** The address of account n, from 0. */
  public Address address(int n) {
    return Address.of(Keys.getAddress(pair(n)));
  }

  /** The private key of account n, from 0: 32 bytes. */
  public byte[] privateKey(int n) {
    return Numeric.toBytesPadded(pair(n).getPrivateKey(), KEY_BYTES);
  }

  private Bip32ECKeyPair pair(int n) {
    return Bip32ECKeyPair.deriveKeyPair(parent, new int[] {n});
  }
}
