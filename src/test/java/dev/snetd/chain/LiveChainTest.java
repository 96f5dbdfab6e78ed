package dev.snetd.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snetd.chain.web3j.Endpoint;
import dev.snetd.chain.web3j.JsonRpc;
import dev.snetd.sandbox.LocalChain;
import dev.snetd.testing.Await;
import dev.snetd.units.Address;
import dev.snetd.units.BlockNumber;
import dev.snetd.units.ChannelId;
import dev.snetd.units.Cogs;
import dev.snetd.units.GroupId;
import dev.snetd.units.Keccak;
import dev.snetd.units.Nonce;
import dev.snetd.units.Signature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Sign;

/** On a real node with the real contract. */
class LiveChainTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofMillis(20);
  private static final GroupId GROUP = new GroupId(new byte[32]);
  private static final BlockNumber FAR = BlockNumber.of(1_000_000);
  private static final int CALLERS = 20;

  private static LocalChain local;
  private static Address sender;
  private static Address recipient;

  private JsonRpc rpc;
  private LiveChain chain;

  @BeforeAll
  static void startChain() {
    local = LocalChain.start(LocalChain.Options.forTests());
    sender = local.account(1);
    recipient = local.account(2);
    local.fund(sender, Cogs.of(1_000_000));
  }

  @AfterAll
  static void stopChain() {
    local.close();
  }

  @BeforeEach
  void connect() {
    rpc = new JsonRpc(List.of(Endpoint.open(local.rpc())), JsonRpc.DEFAULT_REQUEST_LIMIT);
    chain = chainWith(ChainSettings.DEFAULT);
  }

  @AfterEach
  void disconnect() {
    chain.close();
    rpc.close();
  }

  @Test
  void aChannelIsReadAsTheContractHoldsIt() {
    ChannelId id = open(10);
    follow(NEVER);
    assertThat(chain.channel(id))
        .contains(
            new ChannelOnChain(
                id, Nonce.of(0), sender, sender, recipient, GROUP, Cogs.of(10), FAR));
    assertThat(chain.head()).isEqualTo(local.head());
  }

  @Test
  void aCachedChannelAndTheHeadCostNoRequest() {
    ChannelId id = open(10);
    follow(NEVER);
    chain.channel(id);
    long before = rpc.requests();
    for (int i = 0; i < 100; i++) {
      assertThat(chain.channel(id)).isPresent();
      chain.head();
    }
    assertThat(rpc.requests()).isEqualTo(before);
  }

  @Test
  void anIdThatNoChannelHasYetCostsNoRequest() {
    ChannelId last = open(10);
    follow(NEVER);
    long before = rpc.requests();
    assertThat(chain.channel(after(last))).isEmpty();
    assertThat(rpc.requests()).isEqualTo(before);
  }

  @Test
  void aChannelOpenedAMomentAgoIsFoundAtLatest() {
    follow(NEVER);
    ChannelId id = open(10);
    assertThat(chain.channel(id)).isEmpty();
    assertThat(chain.channelAtLatest(id)).isPresent();
    assertThat(chain.channel(id)).isPresent();
  }

  @Test
  void fundsAddedAMomentAfterTheLastReadAreSeenAtLatest() {
    ChannelId id = open(10);
    follow(NEVER);
    assertThat(valueAtLatest(id)).isEqualTo(10);
    for (int total = 15; total <= 30; total += 5) {
      local.addFunds(sender, id, Cogs.of(5));
      assertThat(valueAtLatest(id)).isEqualTo(total);
      assertThat(value(id)).isEqualTo(total);
    }
  }

  @Test
  void theHeadAtLatestIsTheNewestBlock() {
    follow(NEVER);
    local.mine(3);
    assertThat(chain.headAtLatest()).isEqualTo(local.head());
  }

  @Test
  void theHeadFollowsTheChain() {
    follow(SOON);
    local.mine(50);
    await("head", () -> chain.head().equals(local.head()));
  }

  @Test
  void eventsKeepACachedChannelFresh() {
    ChannelId id = open(100);
    follow(SOON);
    assertThat(value(id)).isEqualTo(100);

    local.addFunds(sender, id, Cogs.of(20));
    await("ChannelAddFunds", () -> value(id) == 120);

    BlockNumber later = BlockNumber.of(2_000_000);
    local.extend(sender, id, later);
    await("ChannelExtend", () -> channel(id).expiration().equals(later));

    local.claim(recipient, id, Cogs.of(30), signed(id, 30));
    await("ChannelClaim", () -> value(id) == 90 && channel(id).nonce().equals(Nonce.of(1)));
  }

  @Test
  void aRefundEmptiesACachedChannel() {
    ChannelId id = openUntil(100, local.head());
    follow(SOON);
    assertThat(value(id)).isEqualTo(100);
    local.claimTimeout(sender, id);
    await("ChannelSenderClaim", () -> value(id) == 0);
  }

  @Test
  void aChannelOpenedLaterIsFoundWithoutAskingAtLatest() {
    follow(SOON);
    ChannelId id = open(10);
    await("ChannelOpen", () -> chain.channel(id).isPresent());
  }

  @Test
  void callersWhoMissTheSameChannelShareOneRead() throws Exception {
    ChannelId id = open(10);
    follow(NEVER);
    // one for the newest block, one for the channel
    assertThat(requestsOf(i -> chain.channel(id).isPresent())).isEqualTo(2);
  }

  @Test
  void callersWhoAskAtLatestShareTheReadUnderWayAndTheNext() throws Exception {
    ChannelId id = open(10);
    follow(NEVER);
    assertThat(requestsOf(i -> chain.channelAtLatest(id).isPresent())).isLessThanOrEqualTo(4);
  }

  @Test
  void madeUpIdsShareTheirReadsToo() throws Exception {
    ChannelId last = open(10);
    follow(NEVER);
    Function<Integer, Boolean> ask =
        i -> chain.channelAtLatest(ChannelId.of(last.value().longValue() + 1000 + i)).isEmpty();
    assertThat(requestsOf(ask)).isLessThanOrEqualTo(4);
  }

  @Test
  void anOldHeadIsRefusedAndANewOneServesAgain() {
    var settings =
        ChainSettings.DEFAULT.withPollInterval(SOON).withMaxHeadAge(Duration.ofSeconds(1));
    var impatient = new JsonRpc(List.of(Endpoint.open(local.rpc())), Duration.ofMillis(500));
    try (impatient;
        LiveChain watched =
            new LiveChain(impatient.node(), impatient.escrow(local.escrow()), settings)) {
      watched.start();
      local.freeze();
      try {
        await("refusal", () -> isRefused(watched::head));
        assertThatThrownBy(watched::head)
            .isInstanceOf(ChainUnavailableException.class)
            .hasMessageContaining("newest block")
            .hasMessageNotContaining("127.0.0.1");
        assertThatThrownBy(watched::headAtLatest).isInstanceOf(ChainUnavailableException.class);
      } finally {
        local.thaw();
      }
      await("head after thaw", () -> !isRefused(watched::head));
    }
  }

  @Test
  void aCallerWaitsForAHungNodeNoLongerThanTheLimit() {
    ChannelId id = open(10);
    chain = chainWith(ChainSettings.DEFAULT.withAnswerLimit(Duration.ofMillis(200)));
    chain.start();
    local.freeze();
    try {
      assertThatThrownBy(() -> chain.channel(id))
          .isInstanceOf(ChainUnavailableException.class)
          .hasMessage("the chain gave no answer in time");
    } finally {
      local.thaw();
    }
  }

  @Test
  void anAddressWithoutTheContractIsNoMissingChannel() {
    chain = new LiveChain(rpc.node(), rpc.escrow(local.account(3)), ChainSettings.DEFAULT);
    assertThatThrownBy(chain::start).isInstanceOf(ChainUnavailableException.class);
  }

  @Test
  void beforeTheFirstLookThereIsNoHead() {
    assertThatThrownBy(chain::head).isInstanceOf(ChainUnavailableException.class);
    assertThat(rpc.requests()).isZero();
  }

  @Test
  void theWatcherShowsThatItIsAliveAndEndsWhenClosed() {
    follow(SOON);
    Instant first = chain.heartbeat();
    await("heartbeat", () -> chain.heartbeat().isAfter(first));
    chain.close();
    long after = rpc.requests();
    Instant last = chain.heartbeat();
    local.mine(1);
    assertThat(chain.heartbeat()).isEqualTo(last);
    assertThat(rpc.requests()).isEqualTo(after);
  }

  private void follow(Duration pollInterval) {
    chain = chainWith(ChainSettings.DEFAULT.withPollInterval(pollInterval));
    chain.start();
  }

  private LiveChain chainWith(ChainSettings settings) {
    return new LiveChain(rpc.node(), rpc.escrow(local.escrow()), settings);
  }

  /** What it costs when many ask while the node is frozen: all questions meet the same reads. */
  private long requestsOf(Function<Integer, Boolean> question) throws Exception {
    long before = rpc.requests();
    List<Thread> callers = new ArrayList<>();
    List<Future<Boolean>> answers;
    local.freeze();
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(task -> {
          Thread thread = Thread.ofVirtual().unstarted(task);
          callers.add(thread);
          return thread;
        })) {
      try {
        answers =
            IntStream.range(0, CALLERS)
                .mapToObj(i -> threads.submit(() -> question.apply(i)))
                .toList();
        await(
            "all callers wait",
            () -> callers.stream().allMatch(t -> t.getState() == Thread.State.TIMED_WAITING));
      } finally {
        local.thaw();
      }
      for (Future<Boolean> answer : answers) {
        assertThat(answer.get()).isTrue();
      }
    }
    return rpc.requests() - before;
  }

  private static ChannelId open(long value) {
    return openUntil(value, FAR);
  }

  private static ChannelId openUntil(long value, BlockNumber expiration) {
    return local.openChannel(sender, sender, recipient, GROUP, Cogs.of(value), expiration);
  }

  private static ChannelId after(ChannelId id) {
    return ChannelId.of(id.value().longValue() + 1);
  }

  private ChannelOnChain channel(ChannelId id) {
    return chain.channel(id).orElseThrow();
  }

  private long value(ChannelId id) {
    return channel(id).value().value().longValue();
  }

  private long valueAtLatest(ChannelId id) {
    return chain.channelAtLatest(id).orElseThrow().value().value().longValue();
  }

  private static Signature signed(ChannelId id, long amount) {
    byte[] hash =
        Keccak.hash(
            "__MPE_claim_message".getBytes(StandardCharsets.US_ASCII),
            local.escrow().bytes(),
            id.bytes32(),
            Nonce.of(0).bytes32(),
            Cogs.of(amount).bytes32());
    var signature = Sign.signPrefixedMessage(hash, ECKeyPair.create(local.privateKey(1)));
    byte[] bytes = Arrays.copyOf(signature.getR(), Signature.LENGTH);
    System.arraycopy(signature.getS(), 0, bytes, 32, 32);
    bytes[64] = signature.getV()[0];
    return new Signature(bytes);
  }

  private static boolean isRefused(Runnable question) {
    try {
      question.run();
      return false;
    } catch (ChainUnavailableException e) {
      return true;
    }
  }

  private static void await(String what, BooleanSupplier condition) {
    Await.until(LIMIT, what, condition);
  }
}
