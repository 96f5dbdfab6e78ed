package dev.snetd.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snetd.chain.ChannelOnChain;
import dev.snetd.units.Address;
import dev.snetd.units.BlockNumber;
import dev.snetd.units.Blocks;
import dev.snetd.units.Cogs;
import dev.snetd.units.GroupId;
import dev.snetd.units.Nonce;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What ledger and chain together say of a channel. */
class MergeTest {
  private static final PaymentChannel STORED = EscrowRulesTest.CHANNEL; // nonce 3, 41 authorized
  private static final EscrowTerms TERMS =
      new EscrowTerms(
          Address.ZERO, STORED.groupId(), STORED.recipient(), new Blocks(10), Optional.empty());
  private static final ChainView UNREADABLE = new ChainView.Unreadable("no node answers");

  private static ChannelOnChain onChain(long nonce, GroupId group, Address recipient) {
    return new ChannelOnChain(
        STORED.id(),
        Nonce.of(nonce),
        STORED.sender(),
        STORED.signer(),
        recipient,
        group,
        Cogs.of(500),
        BlockNumber.of(5000));
  }

  private static ChainView found(long nonce) {
    return new ChainView.Found(onChain(nonce, STORED.groupId(), STORED.recipient()));
  }

  private static Merge merge(ChainView chain) {
    return Merge.of(Optional.of(STORED), chain, TERMS);
  }

  private static Merge mergeNothingWith(ChainView chain) {
    return Merge.of(Optional.empty(), chain, TERMS);
  }

  @Test
  void withEqualNoncesTheChainTellsValueAndExpiration() {
    assertThat(merge(found(3)))
        .isEqualTo(new Merge.Known(STORED.withChain(Cogs.of(500), BlockNumber.of(5000))));
  }

  @Test
  void whileAClaimIsUnderWayTheRecordCounts() {
    assertThat(merge(found(2))).isEqualTo(new Merge.Known(STORED));
  }

  @Test
  void aChannelThatWasClaimedElsewhereStartsAnew() {
    assertThat(merge(found(4)))
        .isEqualTo(
            new Merge.Known(
                PaymentChannel.fresh(onChain(4, STORED.groupId(), STORED.recipient()))));
  }

  @Test
  void aRecordCountsWhenTheChainCannotBeReadOrDoesNotKnowTheChannel() {
    assertThat(merge(UNREADABLE)).isEqualTo(new Merge.Known(STORED));
    assertThat(merge(new ChainView.NotFound())).isEqualTo(new Merge.Known(STORED));
  }

  @Test
  void withoutARecordTheChainDecides() {
    assertThat(mergeNothingWith(found(0)))
        .isEqualTo(
            new Merge.Known(
                PaymentChannel.fresh(onChain(0, STORED.groupId(), STORED.recipient()))));
    assertThat(mergeNothingWith(new ChainView.NotFound())).isEqualTo(new Merge.Missing());
    assertThat(mergeNothingWith(UNREADABLE)).isEqualTo(new Merge.Failed("no node answers"));
  }

  @Test
  void aChannelOfAnotherGroupIsRefusedInTheWordsOfTheGoDaemon() {
    byte[] sevens = new byte[32];
    Arrays.fill(sevens, (byte) 7);

    Merge merge =
        mergeNothingWith(new ChainView.Found(onChain(0, new GroupId(sevens), STORED.recipient())));

    assertThat(merge)
        .isEqualTo(
            new Merge.Failed(
                "channel received belongs to another group of replicas, current group: ["
                    + "0 ".repeat(31)
                    + "0], channel group: ["
                    + "7 ".repeat(31)
                    + "7]"));
  }

  @Test
  void aChannelOfAnotherRecipientIsNoneOfOurs() {
    ChainView foreign = new ChainView.Found(onChain(3, STORED.groupId(), Address.ZERO));

    assertThat(mergeNothingWith(foreign))
        .isEqualTo(
            new Merge.Failed(
                "recipient Address from org metadata does not Match on what was retrieved from"
                    + " Channel"));
    assertThat(merge(foreign)).isEqualTo(new Merge.Known(STORED));
  }
}
