package dev.snetd.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snetd.call.Call;
import dev.snetd.call.Metadata;
import dev.snetd.call.MethodName;
import dev.snetd.call.Status;
import dev.snetd.chain.ChannelOnChain;
import dev.snetd.payment.Admission;
import dev.snetd.payment.Payment;
import dev.snetd.payment.pricing.PriceList;
import dev.snetd.store.memory.MemoryStore;
import dev.snetd.units.Address;
import dev.snetd.units.BlockNumber;
import dev.snetd.units.Blocks;
import dev.snetd.units.ChannelId;
import dev.snetd.units.Cogs;
import dev.snetd.units.GroupId;
import dev.snetd.units.Nonce;
import dev.snetd.units.OpaqueBytes;
import dev.snetd.units.signing.PrivateKey;
import dev.snetd.units.signing.SignerRecovery;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Which calls pass, and what they leave in the books. Price 10; the channel holds 1000 cogs and
 * expires at 5000.
 */
class EscrowGateTest {
  private static final Address CONTRACT = Address.of("0x7E0aF8988DF45B824b2E0e0A87c6196897744970");
  private static final Address RECIPIENT = Address.of("0x" + "44".repeat(20));
  private static final GroupId GROUP = new GroupId(new byte[32]);
  private static final PrivateKey SENDER = new PrivateKey("46".repeat(32));
  private static final PrivateKey SIGNER = new PrivateKey("47".repeat(32));
  private static final PrivateKey STRANGER = new PrivateKey("48".repeat(32));
  private static final EscrowTerms TERMS =
      new EscrowTerms(CONTRACT, GROUP, RECIPIENT, new Blocks(100), Optional.empty());

  private final MemoryStore store = new MemoryStore(new MemoryStore.Data());
  private final ChannelLedger ledger =
      new ChannelLedger(
          store, new LedgerKeys("local", "acme", "group", CONTRACT), Duration.ofSeconds(1));
  private final PaperChain chain = new PaperChain();
  private final EscrowGate gate =
      new EscrowGate(
          TERMS,
          method -> new PriceList.Known(Cogs.of(10)),
          chain,
          ledger,
          SignerRecovery.fastest());
  private final EscrowChannelStates states =
      new EscrowChannelStates(TERMS, chain, ledger, SignerRecovery.fastest());

  EscrowGateTest() {
    chain.open(channel(1000, 5000));
  }

  private static ChannelOnChain channel(long value, long expiration) {
    return new ChannelOnChain(
        ChannelId.of(7),
        Nonce.of(0),
        SENDER.address(),
        SIGNER.address(),
        RECIPIENT,
        GROUP,
        Cogs.of(value),
        BlockNumber.of(expiration));
  }

  private static Call call(long id, long nonce, long amount, PrivateKey key) {
    EscrowPayment payment =
        new EscrowPayment(ChannelId.of(id), Nonce.of(nonce), Cogs.of(amount), OpaqueBytes.EMPTY);
    byte[] signature = key.sign(SignedMessages.claim(CONTRACT, payment)).bytes();
    return new Call(
        new MethodName("example_service.Calculator", "add"),
        Metadata.builder()
            .add(EscrowKeys.ID, Long.toString(id))
            .add(EscrowKeys.NONCE, Long.toString(nonce))
            .add(EscrowKeys.AMOUNT, Long.toString(amount))
            .add(EscrowKeys.SIGNATURE, Metadata.encode(signature))
            .add("snet-user-address", "0xforged")
            .add("x-custom", "kept")
            .build(),
        Optional.empty());
  }

  private Payment admitted(long amount) {
    Admission admission = gate.admit(call(7, 0, amount, SIGNER));
    assertThat(admission).isInstanceOf(Admission.Admitted.class);
    return ((Admission.Admitted) admission).payment();
  }

  private Status refused(Call call) {
    Admission admission = gate.admit(call);
    assertThat(admission).isInstanceOf(Admission.Refused.class);
    return ((Admission.Refused) admission).status();
  }

  private long keys() {
    return store.list("", Duration.ofSeconds(1)).size();
  }

  @Test
  void aCommittedPaymentIsInTheBooksAndTheNextOneBuildsOnIt() throws Exception {
    assertThat(admitted(10).commit()).isEmpty();
    assertThat(ledger.record(ChannelId.of(7)).orElseThrow().authorized()).isEqualTo(Cogs.of(10));

    assertThat(admitted(20).commit()).isEmpty();
    assertThat(ledger.record(ChannelId.of(7)).orElseThrow().authorized()).isEqualTo(Cogs.of(20));
  }

  @Test
  void aReleasedPaymentLeavesNothingAndTheSameAmountMayBeUsedAgain() {
    admitted(10).release();
    assertThat(keys()).isZero();

    assertThat(admitted(10).commit()).isEmpty();
  }

  @Test
  void aPaymentEndsOnce() {
    Payment released = admitted(10);
    released.release();
    assertThat(released.commit()).isPresent();

    Payment committed = admitted(10);
    assertThat(committed.commit()).isEmpty();
    committed.release();
    assertThat(refused(call(7, 0, 10, SIGNER)).message())
        .isEqualTo("income 0 does not equal to price 10");
  }

  @Test
  void theServiceLearnsWhoPaysAndNoSecret() {
    Metadata seen = admitted(10).forService().metadata();

    assertThat(seen.all("snet-user-address")).containsExactly(SENDER.address().toString());
    assertThat(seen.first(EscrowKeys.SIGNATURE)).isEmpty();
    assertThat(seen.first(EscrowKeys.ID)).contains("7");
    assertThat(seen.first("x-custom")).contains("kept");
  }

  @Test
  void aChannelPaysForOneCallAtATime() {
    Payment first = admitted(10);

    assertThat(refused(call(7, 0, 10, SIGNER)))
        .isEqualTo(Status.of(9, "another transaction on channel: {ID: 7} is in progress"));
    first.release();
    admitted(10).release();
  }

  @Test
  void aRefusalTellsWhatIsNeededAndHoldsNothing() {
    Status nonce = refused(call(7, 2, 10, SIGNER));
    assertThat(nonce.code()).isEqualTo(1000);
    assertThat(nonce.message()).isEqualTo("incorrect payment channel nonce, latest: 0, sent: 2");
    assertThat(nonce.facts())
        .containsEntry("expected_nonce", "0")
        .containsEntry("authorized_amount", "0");
    assertThat(refused(call(7, 0, 9, SIGNER)).message())
        .isEqualTo("income 9 does not equal to price 10");
    assertThat(keys()).isZero();
  }

  @Test
  void withoutAValidSignatureNothingIsEverWritten() {
    for (int i = 0; i < 500; i++) {
      assertThat(refused(call(7, 0, 10, STRANGER)).message())
          .isEqualTo("payment is not signed by channel signer/sender");
      assertThat(refused(call(999 + i, 0, 10, STRANGER)).message())
          .isEqualTo("payment channel \"{ID: " + (999 + i) + "}\" not found");
    }
    assertThat(store.list("", Duration.ofSeconds(1))).isEmpty();
    assertThat(store.writes()).isZero();
  }

  @Test
  void aChannelThatWasFundedAMomentAgoPays() {
    chain.cached.put(ChannelId.of(7), channel(5, 5000));

    assertThat(admitted(10).commit()).isEmpty();
  }

  @Test
  void aChannelThatWasExtendedAMomentAgoPays() {
    chain.cached.put(ChannelId.of(7), channel(1000, 150));

    assertThat(admitted(10).commit()).isEmpty();
  }

  @Test
  void aChannelThatWasOpenedAMomentAgoPays() {
    chain.cached.clear();

    assertThat(admitted(10).commit()).isEmpty();
  }

  @Test
  void aGoodPaymentAsksNoNode() {
    admitted(10).commit();

    assertThat(chain.readsAtLatest).isZero();
  }

  @Test
  void withoutAFreshHeadNothingPasses() {
    chain.down = true;

    assertThat(refused(call(7, 0, 10, SIGNER)).code()).isEqualTo(14);
    assertThat(keys()).isZero();
  }

  @Test
  void theStateOfAChannelIsToldToWhoMaySignAndToTheRecipientOnly() {
    assertThat(state(SIGNER, 100))
        .isEqualTo(new ChannelStates.Known(Nonce.of(0), Optional.empty(), Optional.empty()));
    assertThat(state(STRANGER, 100))
        .isEqualTo(
            new ChannelStates.Refused(
                "only channel signer/sender/receiver can get latest channel state"));
  }

  @Test
  void theStateHasTheLastPromise() throws Exception {
    admitted(10).commit();
    OpaqueBytes promise = ledger.record(ChannelId.of(7)).orElseThrow().signature();

    assertThat(state(SENDER, 100))
        .isEqualTo(
            new ChannelStates.Known(
                Nonce.of(0),
                Optional.of(new ChannelStates.Signed(Cogs.of(10), promise)),
                Optional.empty()));
  }

  @Test
  void aSignedBlockMayBeFiveOffEitherWay() {
    for (long block : new long[] {95, 105}) {
      assertThat(state(SIGNER, block)).isInstanceOf(ChannelStates.Known.class);
    }
    for (long block : new long[] {94, 106}) {
      assertThat(state(SIGNER, block))
          .isEqualTo(
              new ChannelStates.Refused(
                  "authentication failed as the signature passed has expired"));
    }
  }

  private ChannelStates.Answer state(PrivateKey key, long block) {
    ChannelId id = ChannelId.of(7);
    byte[] digest = SignedMessages.channelState(CONTRACT, id, BlockNumber.of(block));
    return states.of(new byte[] {7}, key.sign(digest).bytes(), block);
  }
}
