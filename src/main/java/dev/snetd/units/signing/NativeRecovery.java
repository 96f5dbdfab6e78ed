package dev.snetd.units.signing;

import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recovery by libsecp256k1. */
final class NativeRecovery extends SignerRecovery {
  private static final Logger LOG = LoggerFactory.getLogger(NativeRecovery.class);

  private final Secp256k1 library;

  private NativeRecovery(Secp256k1 library) {
    this.library = library;
  }

  /** The library, if this platform has one and it may be loaded. */
  static Optional<NativeRecovery> load() {
    try {
      return Optional.of(new NativeRecovery(Secp256k1.get()));
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("No native library for signatures here; the slower one is used: {}", e.toString());
      return Optional.empty();
    }
  }

  @Override
  Optional<byte[]> publicKey(byte[] digest, byte[] compact, int id) {
    try {
      return Optional.of(library.ecdsaRecover(compact, digest, id));
    } catch (Secp256k1Exception e) {
      return Optional.empty(); // the library's way to say that there is no such point
    }
  }
}
