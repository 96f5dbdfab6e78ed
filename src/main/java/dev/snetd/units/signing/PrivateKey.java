package dev.snetd.units.signing;

import dev.snetd.units.Address;
import dev.snetd.units.Signature;
import java.math.BigInteger;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** The key of an account. Prints as {@code [secret]}. */
public final class PrivateKey {
  private static final ECDomainParameters DOMAIN = new ECDomainParameters(PureRecovery.CURVE);
  private static final BigInteger HALF_ORDER = DOMAIN.getN().shiftRight(1);

  private final BigInteger secret;
  private final Address address;

  /**
   * @param hex 64 hex digits without a prefix
   * @throws IllegalArgumentException if the text is no key of the curve; the message does not show
   *     it
   */
  public PrivateKey(String hex) {
    if (!hex.matches("[0-9a-fA-F]{64}")) {
      throw new IllegalArgumentException("private key: [secret] (expected: 64 hex digits)");
    }
    secret = new BigInteger(1, HexFormat.of().parseHex(hex));
    if (secret.signum() == 0 || secret.compareTo(DOMAIN.getN()) >= 0) {
      throw new IllegalArgumentException("private key: [secret] (expected: a key of secp256k1)");
    }
    address =
        Account.ofPublicKey(
            new FixedPointCombMultiplier().multiply(DOMAIN.getG(), secret).getEncoded(false));
  }

  /** The account that this key signs for. */
  public Address address() {
    return address;
  }

  /**
   * Signs 32 bytes, see {@link PersonalMessage}. The same bytes give the same signature (RFC 6979);
   * s is the low one, v is 0 or 1.
   */
  public Signature sign(byte[] digest) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(secret, DOMAIN));
    BigInteger[] rs = signer.generateSignature(digest);
    BigInteger low = rs[1].compareTo(HALF_ORDER) > 0 ? DOMAIN.getN().subtract(rs[1]) : rs[1];
    byte[] bytes = new byte[Signature.LENGTH];
    place(rs[0], bytes, 0);
    place(low, bytes, 32);
    SignerRecovery recovery = new PureRecovery();
    for (byte v = 0; v < 4; v++) {
      bytes[64] = v;
      if (recovery.recover(digest, bytes).filter(address::equals).isPresent()) {
        return new Signature(bytes);
      }
    }
    throw new IllegalStateException("a fresh signature recovers to nobody");
  }

  private static void place(BigInteger number, byte[] target, int offset) {
    byte[] bytes = number.toByteArray();
    int length = Math.min(bytes.length, 32);
    System.arraycopy(bytes, bytes.length - length, target, offset + 32 - length, length);
  }

  @Override
  public String toString() {
    return "[secret]";
  }
}
