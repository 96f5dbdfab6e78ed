package dev.snetd.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snetd.payment.pricing.PriceList;
import dev.snetd.units.Address;
import dev.snetd.units.BlockNumber;
import dev.snetd.units.Blocks;
import dev.snetd.units.ChannelId;
import dev.snetd.units.Cogs;
import dev.snetd.units.GroupId;
import dev.snetd.units.Nonce;
import dev.snetd.units.OpaqueBytes;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which payments are good. The channel: nonce 3, 100 cogs deposited, 41 authorized, expires at
 * block 1000.
 */
class EscrowRulesTest {
  private static final Address SENDER = Address.of("0x1111111111111111111111111111111111111111");
  private static final Address SIGNER = Address.of("0x2222222222222222222222222222222222222222");
  private static final Address STRANGER = Address.of("0x3333333333333333333333333333333333333333");
  private static final Address RECIPIENT = Address.of("0x4444444444444444444444444444444444444444");
  private static final GroupId GROUP = new GroupId(new byte[32]);
  private static final OpaqueBytes PROMISE = new OpaqueBytes(new byte[65]);

  static final PaymentChannel CHANNEL =
      new PaymentChannel(
          ChannelId.of(42),
          Nonce.of(3),
          SENDER,
          SIGNER,
          RECIPIENT,
          GROUP,
          Cogs.of(100),
          BlockNumber.of(1000),
          Cogs.of(41),
          OpaqueBytes.EMPTY);

  private static EscrowTerms terms(Optional<Set<Address>> allowed) {
    return new EscrowTerms(Address.ZERO, GROUP, RECIPIENT, new Blocks(10), allowed);
  }

  private static EscrowVerdict consider(
      long nonce, long amount, Optional<Address> signer, long head, long price) {
    return EscrowRules.consider(
        CHANNEL,
        new EscrowPayment(ChannelId.of(42), Nonce.of(nonce), Cogs.of(amount), PROMISE),
        signer,
        BlockNumber.of(head),
        terms(Optional.empty()),
        new PriceList.Known(Cogs.of(price)));
  }

  @ParameterizedTest(name = "nonce {0}, {1} cogs at block {2}, price {3}: {4}")
  @CsvSource({
    "3,  51, 989, 10, Accepted",
    "2,  51, 989, 10, IncorrectNonce",
    "4,  51, 989, 10, IncorrectNonce",
    "3,  51, 990, 10, NearExpiration", // 990 + 10 reaches 1000: equal is refused
    "3,  51, 2000, 10, NearExpiration",
    "3, 100, 989, 59, Accepted", // the whole deposit
    "3, 101, 989, 60, BeyondDeposit",
    "3,  50, 989, 10, IncomeNotPrice",
    "3,  52, 989, 10, IncomeNotPrice", // over-payment is refused too
    "3,  41, 989, 10, IncomeNotPrice", // the same amount again
    "3,  31, 989, 10, IncomeNotPrice", // less than was promised
    "3,  41, 989,  0, Accepted", // a free method costs nothing
    "2, 101, 990, 10, IncorrectNonce", // with several faults the first check answers
    "3, 101, 990, 10, NearExpiration",
  })
  void edges(long nonce, long amount, long head, long price, String verdict) {
    assertThat(consider(nonce, amount, Optional.of(SIGNER), head, price).getClass().getSimpleName())
        .isEqualTo(verdict);
  }

  @Test
  void signerAndSenderMaySignAndNobodyElse() {
    assertThat(consider(3, 51, Optional.of(SIGNER), 1, 10))
        .isInstanceOf(EscrowVerdict.Accepted.class);
    assertThat(consider(3, 51, Optional.of(SENDER), 1, 10))
        .isInstanceOf(EscrowVerdict.Accepted.class);
    assertThat(consider(3, 51, Optional.of(RECIPIENT), 1, 10))
        .isEqualTo(new EscrowVerdict.ForeignSigner());
    assertThat(consider(3, 51, Optional.of(STRANGER), 1, 10))
        .isEqualTo(new EscrowVerdict.ForeignSigner());
    assertThat(consider(3, 51, Optional.empty(), 1, 10))
        .isEqualTo(new EscrowVerdict.InvalidSignature());
  }

  @Test
  void onACuratedServiceOnlyListedSignersPay() {
    EscrowPayment payment = new EscrowPayment(ChannelId.of(42), Nonce.of(3), Cogs.of(51), PROMISE);
    PriceList.Known price = new PriceList.Known(Cogs.of(10));
    BlockNumber head = BlockNumber.of(1);

    assertThat(
            EscrowRules.consider(
                CHANNEL,
                payment,
                Optional.of(SIGNER),
                head,
                terms(Optional.of(Set.of(SIGNER))),
                price))
        .isInstanceOf(EscrowVerdict.Accepted.class);
    assertThat(
            EscrowRules.consider(
                CHANNEL,
                payment,
                Optional.of(SENDER),
                head,
                terms(Optional.of(Set.of(SIGNER))),
                price))
        .isEqualTo(new EscrowVerdict.InvalidSignature());
  }

  @Test
  void anAcceptedPaymentAnswersTheChannelToWrite() {
    assertThat(consider(3, 51, Optional.of(SIGNER), 1, 10))
        .isEqualTo(new EscrowVerdict.Accepted(CHANNEL.paid(Cogs.of(51), PROMISE), Cogs.of(10)));
  }

  @Test
  void aMethodWithoutAPriceCannotBePaid() {
    EscrowVerdict verdict =
        EscrowRules.consider(
            CHANNEL,
            new EscrowPayment(ChannelId.of(42), Nonce.of(3), Cogs.of(51), PROMISE),
            Optional.of(SIGNER),
            BlockNumber.of(1),
            terms(Optional.empty()),
            new PriceList.Unknown("price is not defined for the Method /a/b"));

    assertThat(verdict)
        .isEqualTo(new EscrowVerdict.NoPrice("price is not defined for the Method /a/b"));
  }

  @Property
  void whateverIsAcceptedAddsExactlyThePriceAndStaysWithinTheDeposit(
      @ForAll @LongRange(min = 0, max = 200) long amount,
      @ForAll @LongRange(min = 0, max = 200) long price,
      @ForAll @LongRange(min = 0, max = 1100) long head) {
    if (consider(3, amount, Optional.of(SIGNER), head, price)
        instanceof EscrowVerdict.Accepted(PaymentChannel next, Cogs income)) {
      assertThat(next.authorized().minus(CHANNEL.authorized())).isEqualTo(income);
      assertThat(income).isEqualTo(Cogs.of(price));
      assertThat(next.authorized().exceeds(CHANNEL.deposited())).isFalse();
      assertThat(head + 10).isLessThan(1000);
    }
  }

  @Test
  void anExpirationFarBeyondAnyLongIsStillCompared() {
    PaymentChannel absurd =
        CHANNEL.withChain(
            Cogs.of(100), new BlockNumber(BigInteger.TWO.pow(256).subtract(BigInteger.ONE)));

    EscrowVerdict verdict =
        EscrowRules.consider(
            absurd,
            new EscrowPayment(ChannelId.of(42), Nonce.of(3), Cogs.of(51), PROMISE),
            Optional.of(SIGNER),
            BlockNumber.of(Long.MAX_VALUE),
            terms(Optional.empty()),
            new PriceList.Known(Cogs.of(10)));

    assertThat(verdict).isInstanceOf(EscrowVerdict.Accepted.class);
  }
}
