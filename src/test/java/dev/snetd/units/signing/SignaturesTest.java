package dev.snetd.units.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snetd.testing.Vectors;
import dev.snetd.units.Address;
import dev.snetd.units.Signature;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What the Go daemon signs and accepts, signature by signature. */
class SignaturesTest {
  private static final SignerRecovery PURE = new PureRecovery();
  private static final SignerRecovery NATIVE = NativeRecovery.load().orElseThrow();

  static Stream<JsonNode> signed() {
    return Vectors.each(Vectors.read("signatures.json").get("vectors"));
  }

  static Stream<JsonNode> recovered() {
    return Vectors.each(Vectors.read("signatures.json").get("recover"));
  }

  @ParameterizedTest
  @MethodSource("signed")
  void aRecordedMessageHasTheRecordedDigest(JsonNode row) {
    assertThat(PersonalMessage.digest(bytes(row, "message"))).isEqualTo(bytes(row, "digest"));
  }

  @ParameterizedTest
  @MethodSource("signed")
  void signingGivesTheSameBytesAsTheGoDaemon(JsonNode row) {
    PrivateKey key = new PrivateKey(row.get("key").asString());

    Signature signature = key.sign(bytes(row, "digest"));

    assertThat(signature.hex()).isEqualTo(row.get("signature").asString());
    assertThat(key.address()).hasToString(row.get("signer").asString());
  }

  @ParameterizedTest
  @MethodSource("recovered")
  void bothWaysRecoverWhomTheGoDaemonRecovers(JsonNode row) {
    byte[] digest = PersonalMessage.digest(bytes(row, "message"));
    Optional<Address> expected =
        Optional.ofNullable(row.get("signer")).map(JsonNode::asString).map(Address::of);

    assertThat(PURE.recover(digest, bytes(row, "signature"))).as("pure").isEqualTo(expected);
    assertThat(NATIVE.recover(digest, bytes(row, "signature"))).as("native").isEqualTo(expected);
  }

  @Test
  void aKeyNeverPrints() {
    assertThat(new PrivateKey("46".repeat(32))).hasToString("[secret]");
  }

  private static byte[] bytes(JsonNode row, String name) {
    return HexFormat.of().parseHex(row.get(name).asString());
  }
}
