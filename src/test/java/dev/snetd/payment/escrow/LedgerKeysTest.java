package dev.snetd.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snetd.testing.Vectors;
import dev.snetd.units.Address;
import dev.snetd.units.ChannelId;
import dev.snetd.units.Nonce;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The keys and values that a Go daemon was seen to write. */
class LedgerKeysTest {
  private static final LedgerKeys KEYS =
      new LedgerKeys(
          "sepolia",
          "acme",
          "pfKS/AxJfwr6nFTgQ1awBCUORn7y256ZOF7SB1S3KIs=",
          Address.of("0x7e0af8988df45b824b2e0e0a87c6196897744970"));

  @Test
  void theyAreThoseOfTheGoDaemon() {
    Set<String> seen =
        Vectors.each(Vectors.read("etcd.json"))
            .flatMap(step -> Vectors.each(step.get("changed")))
            .map(change -> change.get("key").asString())
            .collect(Collectors.toSet());

    assertThat(seen)
        .contains(
            KEYS.channel(ChannelId.of(0)),
            KEYS.lock(ChannelId.of(0)),
            KEYS.claim(ChannelId.of(0), Nonce.of(0)));
  }

  @Test
  void everyChannelAndClaimThatWasStoredReadsBack() throws Exception {
    int channels = 0;
    for (var step : Vectors.read("etcd.json")) {
      for (var change : step.get("changed")) {
        byte[] value = Base64.getDecoder().decode(change.get("value").asString());
        switch (change.get("type").asString()) {
          case "PaymentChannelData" -> {
            String id = change.get("fields").get("ChannelID").asString();
            if (id.length() < 78) {
              assertThat(ChannelRecord.decode(value).id()).hasToString(id);
              channels++;
            }
          }
          case "Payment" ->
              assertThat(ClaimRecord.decode(value).amount())
                  .hasToString(change.get("fields").get("Amount").asString());
          default -> {}
        }
      }
    }
    assertThat(channels).isGreaterThan(10);
  }
}
