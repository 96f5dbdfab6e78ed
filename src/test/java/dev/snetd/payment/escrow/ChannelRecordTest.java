package dev.snetd.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snetd.store.codec.GobLayout;
import dev.snetd.store.codec.GobWriter;
import dev.snetd.store.codec.RecordException;
import dev.snetd.store.codec.RecordKind;
import dev.snetd.units.Address;
import dev.snetd.units.BlockNumber;
import dev.snetd.units.ChannelId;
import dev.snetd.units.Cogs;
import dev.snetd.units.GroupId;
import dev.snetd.units.Nonce;
import dev.snetd.units.OpaqueBytes;
import java.math.BigInteger;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The two records that this daemon writes. */
class ChannelRecordTest {
  // storage.md of the Go daemon gives this record byte by byte; ids there start at 64, ours at 65.
  private static final String VALUE =
      "0102022a0102020302141011121314"
          + "15161718191a1b1c1d1e1f202122230114707172737475767778797a7b7c7d7e7fff80ff81ff82ff83"
          + "01200009121b242d363f48515a636c757eff87ff90ff99ffa2ffabffb4ffbdffc6ffcfffd8ffe1ffeaff"
          + "f3fffc050e1701030203e80104020111700114101112131415161718191a1b1c1d1e1f202122230103020"
          + "12c0104deadbeef00";

  @Test
  void theValueIsTheOneThatGoWrites() {
    byte[] group = new byte[32];
    for (int i = 0; i < 32; i++) {
      group[i] = (byte) (9 * i);
    }
    Address sender = Address.of("101112131415161718191a1b1c1d1e1f20212223");
    PaymentChannel channel =
        new PaymentChannel(
            ChannelId.of(42),
            Nonce.of(3),
            sender,
            sender,
            Address.of("707172737475767778797a7b7c7d7e7f80818283"),
            new GroupId(group),
            Cogs.of(1000),
            BlockNumber.of(70000),
            Cogs.of(300),
            new OpaqueBytes(HexFormat.of().parseHex("deadbeef")));

    assertThat(HexFormat.of().formatHex(ChannelRecord.encode(channel))).endsWith(VALUE);
  }

  @Property(tries = 300)
  void anyChannelReadsBackAsItWasWritten(
      @ForAll("uint256") BigInteger a,
      @ForAll("uint256") BigInteger b,
      @ForAll @Size(20) byte[] account,
      @ForAll @Size(32) byte[] group,
      @ForAll @Size(max = 70) byte[] signature)
      throws RecordException {
    PaymentChannel channel =
        new PaymentChannel(
            new ChannelId(a),
            new Nonce(b),
            new Address(account),
            Address.ZERO,
            new Address(account),
            new GroupId(group),
            new Cogs(b),
            new BlockNumber(a),
            new Cogs(a),
            new OpaqueBytes(signature));

    assertThat(ChannelRecord.decode(ChannelRecord.encode(channel))).isEqualTo(channel);
  }

  @Property(tries = 100)
  void anyClaimReadsBackAsItWasWritten(
      @ForAll("uint256") BigInteger a, @ForAll @Size(max = 70) byte[] signature)
      throws RecordException {
    Claim claim =
        new Claim(new ChannelId(a), new Nonce(a), new Cogs(a), new OpaqueBytes(signature));

    assertThat(ClaimRecord.decode(ClaimRecord.encode(claim))).isEqualTo(claim);
  }

  @Test
  void aNumberThatNoContractCouldHoldIsRefused() {
    byte[] definitions = GobLayout.definitions(RecordKind.CHANNEL);
    GobWriter value =
        new GobWriter().signed(65).unsigned(1).big(BigInteger.TWO.pow(256)).unsigned(0);

    assertThatThrownBy(
            () -> ChannelRecord.decode(new GobWriter().plain(definitions).message(value).bytes()))
        .isInstanceOf(RecordException.class)
        .hasMessageContaining("ChannelID is not between 0 and 2^256 - 1");
  }

  @Test
  void aRecordWithoutAllItsNumbersIsRefused() {
    byte[] definitions = GobLayout.definitions(RecordKind.CHANNEL);
    GobWriter value = new GobWriter().signed(65).unsigned(1).big(BigInteger.ONE).unsigned(0);

    assertThatThrownBy(
            () -> ChannelRecord.decode(new GobWriter().plain(definitions).message(value).bytes()))
        .isInstanceOf(RecordException.class)
        .hasMessageContaining("Nonce is missing");
  }

  @Provide
  Arbitrary<BigInteger> uint256() {
    return Arbitraries.bigIntegers()
        .between(BigInteger.ZERO, BigInteger.TWO.pow(256).subtract(BigInteger.ONE));
  }
}
