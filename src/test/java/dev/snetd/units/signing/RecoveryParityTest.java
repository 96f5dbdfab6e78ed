package dev.snetd.units.signing;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Whatever bytes a caller sends, the native library and the fallback agree on who signed. */
class RecoveryParityTest {
  private final SignerRecovery pure = new PureRecovery();
  private final SignerRecovery fast = NativeRecovery.load().orElseThrow();

  @Property(tries = 300)
  void agreeOnAnyBytes(
      @ForAll @Size(32) byte[] digest, @ForAll @Size(min = 64, max = 66) byte[] signature) {
    assertThat(fast.recover(digest, signature)).isEqualTo(pure.recover(digest, signature));
  }

  @Property(tries = 300)
  void agreeOnASignatureWithOneByteChanged(
      @ForAll @Size(32) byte[] digest, @ForAll byte other, @ForAll byte at) {
    byte[] signature = new PrivateKey("46".repeat(32)).sign(digest).bytes();
    signature[(at & 0xff) % 65] = other;

    assertThat(fast.recover(digest, signature)).isEqualTo(pure.recover(digest, signature));
  }
}
