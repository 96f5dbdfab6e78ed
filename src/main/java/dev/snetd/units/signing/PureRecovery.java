package dev.snetd.units.signing;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;

/** Recovery on the JVM alone (SEC 1, section 4.1.6). */
final class PureRecovery extends SignerRecovery {
  static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  private static final BigInteger FIELD = CURVE.getCurve().getField().getCharacteristic();

  @Override
  Optional<byte[]> publicKey(byte[] digest, byte[] compact, int id) {
    BigInteger order = CURVE.getN();
    BigInteger r = new BigInteger(1, Arrays.copyOf(compact, 32));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(compact, 32, 64));
    if (outside(r, order) || outside(s, order)) {
      return Optional.empty();
    }
    BigInteger x = id >= 2 ? r.add(order) : r;
    if (x.compareTo(FIELD) >= 0) {
      return Optional.empty();
    }
    Optional<ECPoint> point = point(x, id % 2 == 1);
    if (point.isEmpty()) {
      return Optional.empty();
    }
    BigInteger inverse = r.modInverse(order);
    BigInteger e = new BigInteger(1, digest);
    BigInteger forBase = inverse.multiply(e).negate().mod(order);
    BigInteger forPoint = inverse.multiply(s).mod(order);
    ECPoint key = ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), forBase, point.get(), forPoint);
    return key.isInfinity() ? Optional.empty() : Optional.of(key.normalize().getEncoded(false));
  }

  private static boolean outside(BigInteger number, BigInteger order) {
    return number.signum() == 0 || number.compareTo(order) >= 0;
  }

  private static Optional<ECPoint> point(BigInteger x, boolean odd) {
    byte[] compressed = new byte[33];
    compressed[0] = (byte) (odd ? 3 : 2);
    byte[] bytes = x.toByteArray();
    int length = Math.min(bytes.length, 32);
    System.arraycopy(bytes, bytes.length - length, compressed, 33 - length, length);
    try {
      return Optional.of(CURVE.getCurve().decodePoint(compressed));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // the library's way to say that no point has this x
    }
  }
}
