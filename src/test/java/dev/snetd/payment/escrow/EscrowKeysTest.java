package dev.snetd.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snetd.call.Metadata;
import dev.snetd.call.Status;
import dev.snetd.units.ChannelId;
import dev.snetd.units.Cogs;
import dev.snetd.units.Nonce;
import dev.snetd.units.OpaqueBytes;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers of a payment. */
class EscrowKeysTest {
  private static final Metadata GOOD =
      Metadata.builder()
          .add(EscrowKeys.ID, "42")
          .add(EscrowKeys.NONCE, "3")
          .add(EscrowKeys.AMOUNT, "12345")
          .add(EscrowKeys.SIGNATURE, "AP8=")
          .build();

  private static Status refusal(Metadata headers) {
    assertThat(EscrowKeys.parse(headers)).isInstanceOf(EscrowKeys.Malformed.class);
    return ((EscrowKeys.Malformed) EscrowKeys.parse(headers)).status();
  }

  @Test
  void fourHeadersMakeAPayment() {
    assertThat(EscrowKeys.parse(GOOD))
        .isEqualTo(
            new EscrowKeys.Understood(
                new EscrowPayment(
                    ChannelId.of(42),
                    Nonce.of(3),
                    Cogs.of(12345),
                    new OpaqueBytes(new byte[] {0, -1}))));
  }

  @Test
  void base64NeedsNoPadding() {
    assertThat(EscrowKeys.parse(GOOD.with(EscrowKeys.SIGNATURE, "AP8")))
        .isEqualTo(EscrowKeys.parse(GOOD));
  }

  @ParameterizedTest
  @ValueSource(strings = {EscrowKeys.ID, EscrowKeys.NONCE, EscrowKeys.AMOUNT, EscrowKeys.SIGNATURE})
  void eachIsNeeded(String key) {
    assertThat(refusal(GOOD.without(key::equals)))
        .isEqualTo(Status.of(3, "missing \"" + key + "\""));
  }

  @Test
  void onceEach() {
    Metadata twice =
        Metadata.builder()
            .add(EscrowKeys.ID, "2")
            .add(EscrowKeys.ID, "7")
            .add(EscrowKeys.NONCE, "0")
            .build();

    assertThat(refusal(twice))
        .isEqualTo(Status.of(3, "too many values for key \"snet-payment-channel-id\": [2 7]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " 1", "1 ", "1.5", "-1", "+1", "0x10", "010", "1_0", "1e3", "１", "٣"})
  void numbersArePlainDecimal(String text) {
    assertThat(refusal(GOOD.with(EscrowKeys.AMOUNT, text)))
        .isEqualTo(
            Status.of(3, "incorrect format \"snet-payment-channel-amount\": \"" + text + "\""));
  }

  @ParameterizedTest(name = "2^256 + {0}: {1}")
  @CsvSource({"-1, true", "0, false", "42, false"})
  void numbersFit256Bits(int more, boolean fits) {
    String text = BigInteger.TWO.pow(256).add(BigInteger.valueOf(more)).toString();

    for (String key : new String[] {EscrowKeys.ID, EscrowKeys.NONCE, EscrowKeys.AMOUNT}) {
      assertThat(EscrowKeys.parse(GOOD.with(key, text)) instanceof EscrowKeys.Understood)
          .as(key)
          .isEqualTo(fits);
    }
  }

  @Test
  void aHugeNumberIsRefusedWithoutBeingComputed() {
    assertThat(refusal(GOOD.with(EscrowKeys.ID, "9".repeat(100_000))).code()).isEqualTo(3);
  }

  @Test
  void aSignatureThatIsNoBase64IsRefused() {
    assertThat(refusal(GOOD.with(EscrowKeys.SIGNATURE, "!!!")).code()).isEqualTo(13);
  }
}
