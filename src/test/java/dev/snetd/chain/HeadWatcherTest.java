package dev.snetd.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snetd.chain.ChannelCache.Seen;
import dev.snetd.chain.web3j.Endpoint;
import dev.snetd.chain.web3j.JsonRpc;
import dev.snetd.sandbox.LocalChain;
import dev.snetd.units.Address;
import dev.snetd.units.BlockNumber;
import dev.snetd.units.ChannelId;
import dev.snetd.units.Cogs;
import dev.snetd.units.GroupId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Look by look, on a real node whose chain is turned back under the watcher's feet. */
class HeadWatcherTest {
  private static final GroupId GROUP = new GroupId(new byte[32]);
  private static final BlockNumber FAR = BlockNumber.of(1_000_000);

  private static LocalChain local;
  private static Address sender;

  private JsonRpc rpc;
  private Node node;
  private EscrowContract escrow;
  private ChannelCache cache;
  private HeadWatcher watcher;

  @BeforeAll
  static void startChain() {
    local = LocalChain.start(LocalChain.Options.forTests());
    sender = local.account(1);
    local.fund(sender, Cogs.of(1_000_000));
  }

  @AfterAll
  static void stopChain() {
    local.close();
  }

  @BeforeEach
  void connect() {
    rpc = new JsonRpc(List.of(Endpoint.open(local.rpc())), Duration.ofSeconds(1));
    node = rpc.node();
    escrow = rpc.escrow(local.escrow());
    cache = new ChannelCache(100);
    watcher = new HeadWatcher(node, escrow, cache);
  }

  @AfterEach
  void disconnect() {
    rpc.close();
  }

  @Test
  void oneLookWithoutNewsIsOneRequest() {
    watcher.look();
    long before = rpc.requests();
    watcher.look();
    assertThat(rpc.requests() - before).isEqualTo(1);
  }

  @Test
  void aNewBlockIsTwoRequests() {
    watcher.look();
    local.mine(1);
    long before = rpc.requests();
    watcher.look();
    assertThat(rpc.requests() - before).isEqualTo(2);
    assertThat(head()).isEqualTo(local.head());
  }

  @Test
  void onlyChannelsOfEventsAreReadAgain() {
    ChannelId quiet = open();
    ChannelId busy = open();
    watcher.look();
    read(quiet);
    read(busy);
    local.addFunds(sender, busy, Cogs.of(1));
    local.addFunds(sender, busy, Cogs.of(1));
    long before = rpc.requests();
    watcher.look();
    assertThat(value(busy)).isEqualTo(12);
    assertThat(value(quiet)).isEqualTo(10);
    assertThat(rpc.requests() - before).isEqualTo(4); // head, old head, events, the busy one
  }

  @Test
  void afterAReorganisationAnUndonePaymentIntoTheChannelIsGone() {
    ChannelId untouched = open();
    ChannelId id = open();
    watcher.look();
    read(untouched);
    read(id);
    String snapshot = snapshot();
    local.addFunds(sender, id, Cogs.of(5));
    watcher.look();
    assertThat(value(id)).isEqualTo(15);

    revert(snapshot);
    local.mine(2);
    watcher.look();

    assertThat(value(id)).isNull();
    assertThat(value(untouched)).isEqualTo(10);
    assertThat(head()).isEqualTo(local.head());
  }

  @Test
  void anotherBlockOfTheSameHeightIsAReorganisation() {
    ChannelId id = open();
    watcher.look();
    String snapshot = snapshot();
    local.addFunds(sender, id, Cogs.of(5));
    watcher.look();
    read(id);
    assertThat(value(id)).isEqualTo(15);

    revert(snapshot);
    local.mine(1);
    watcher.look();

    assertThat(value(id)).isNull();
  }

  @Test
  void aReadAtABlockThatWasNeverFollowedAndIsNoMoreDoesNotStay() {
    ChannelId id = open();
    watcher.look();
    String snapshot = snapshot();
    local.addFunds(sender, id, Cogs.of(5));
    read(id);
    assertThat(value(id)).isEqualTo(15);

    revert(snapshot);
    local.mine(1);
    watcher.look();

    assertThat(value(id)).isEqualTo(10);
  }

  @Test
  void aReadThatBeganBeforeAReorganisationIsNotKept() {
    ChannelId id = open();
    watcher.look();
    String snapshot = snapshot();
    local.mine(1);
    watcher.look();
    long era = cache.position().era();
    Block at = node.newestBlock();
    var channel = escrow.channel(id, at.number());

    revert(snapshot);
    local.addFunds(sender, id, Cogs.of(5));
    watcher.look();
    cache.offer(id, new Seen(channel, at), era);

    assertThat(value(id)).isNull();
  }

  @Test
  void aReadThatTheWatcherHasOvertakenIsNotKept() {
    ChannelId id = open();
    watcher.look();
    long era = cache.position().era();
    Block at = node.newestBlock();
    var channel = escrow.channel(id, at.number());
    local.addFunds(sender, id, Cogs.of(5));
    watcher.look();
    cache.offer(id, new Seen(channel, at), era);
    assertThat(value(id)).isNull();
  }

  @Test
  void aNodeThatIsBehindNeitherConfirmsTheHeadNorTurnsItBack() {
    watcher.look();
    String snapshot = snapshot();
    local.mine(3);
    watcher.look();
    var ahead = watcher.head().orElseThrow();
    revert(snapshot);
    watcher.look();
    assertThat(watcher.head()).contains(ahead);
  }

  @Test
  void afterAGapTooWideToScanChannelsAreForgotten() {
    ChannelId id = open();
    watcher.look();
    read(id);
    local.addFunds(sender, id, Cogs.of(5));
    local.mine(50);
    ChannelId opened = open();
    watcher.look();
    assertThat(value(id)).isNull();
    assertThat(cache.position().mayExist(opened)).isTrue();
    assertThat(head()).isEqualTo(local.head());
  }

  @Test
  void aLookThatFailsIsMadeUpForByTheNext() {
    ChannelId id = open();
    watcher.look();
    read(id);
    local.addFunds(sender, id, Cogs.of(5));
    local.freeze();
    try {
      assertThatThrownBy(watcher::look).isInstanceOf(ChainUnavailableException.class);
    } finally {
      local.thaw();
    }
    watcher.look();
    assertThat(value(id)).isEqualTo(15);
  }

  private static ChannelId open() {
    return local.openChannel(sender, sender, local.account(2), GROUP, Cogs.of(10), FAR);
  }

  private static String snapshot() {
    return local.ask("evm_snapshot").asString();
  }

  private static void revert(String snapshot) {
    assertThat(local.ask("evm_revert", snapshot).asBoolean()).isTrue();
  }

  /** What a caller's read does. */
  private void read(ChannelId id) {
    long era = cache.position().era();
    Block newest = node.newestBlock();
    cache.offer(id, new Seen(escrow.channel(id, newest.number()), newest), era);
  }

  private BlockNumber head() {
    return watcher.head().orElseThrow().block().number();
  }

  private @Nullable Long value(ChannelId id) {
    Seen seen = cache.seen(id);
    return seen == null ? null : seen.channel().orElseThrow().value().value().longValueExact();
  }
}
