package dev.snetd.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snetd.payment.escrow.ChannelLedger.Begun;
import dev.snetd.payment.escrow.ChannelLedger.Busy;
import dev.snetd.payment.escrow.ChannelLedger.Committed;
import dev.snetd.payment.escrow.ChannelLedger.Held;
import dev.snetd.payment.escrow.ChannelLedger.Unreadable;
import dev.snetd.store.Entry;
import dev.snetd.store.Outcome;
import dev.snetd.store.Session;
import dev.snetd.store.Store;
import dev.snetd.store.StoreUnavailableException;
import dev.snetd.store.Transaction;
import dev.snetd.store.Transaction.Alternative;
import dev.snetd.store.Write;
import dev.snetd.store.etcd.EtcdStore;
import dev.snetd.testing.Await;
import dev.snetd.testing.EtcdWorld;
import dev.snetd.units.Address;
import dev.snetd.units.ChannelId;
import dev.snetd.units.Cogs;
import dev.snetd.units.OpaqueBytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The books under races, crashes and a store that stands still; on a real etcd, sessions of 2 s.
 */
class ChannelLedgerTest {
  private static final Duration LIMIT = Duration.ofMillis(700);
  private static final Duration FREE_AGAIN = EtcdWorld.SESSION.plusSeconds(10);
  private static final LedgerKeys KEYS =
      new LedgerKeys("local", "acme", "group", Address.of("0x" + "7e".repeat(20)));
  private static final AtomicLong IDS = new AtomicLong(100);

  @TempDir static Path folder;
  private static EtcdWorld world;
  private static EtcdStore store;
  private static EtcdStore other;

  private final ChannelId id = ChannelId.of(IDS.incrementAndGet());
  private final ChannelLedger ledger = new ChannelLedger(store, KEYS, LIMIT);
  private final ChannelLedger replica = new ChannelLedger(other, KEYS, LIMIT);

  @BeforeAll
  static void connect() {
    world = new EtcdWorld(folder);
    store = world.connect();
    other = world.connect();
  }

  @AfterAll
  static void close() {
    world.close();
  }

  private PaymentChannel paid(long amount) {
    PaymentChannel base = EscrowRulesTest.CHANNEL;
    return new PaymentChannel(
        id,
        base.nonce(),
        base.sender(),
        base.signer(),
        base.recipient(),
        base.groupId(),
        base.deposited(),
        base.expiration(),
        Cogs.of(amount),
        new OpaqueBytes(new byte[65]));
  }

  private static ChannelLock hold(ChannelLedger ledger, ChannelId id) {
    Begun begun = ledger.begin(id);
    assertThat(begun).isInstanceOf(Held.class);
    return ((Held) begun).lock();
  }

  /** A begin that is tried until the channel is free and the store answers. */
  private static Held eventually(ChannelLedger ledger, ChannelId id) {
    var held = new Held[1];
    Await.until(
        FREE_AGAIN,
        "channel " + id + " is free",
        () -> {
          try {
            if (ledger.begin(id) instanceof Held now) {
              held[0] = now;
            }
          } catch (StoreUnavailableException e) {
            return false;
          }
          return held[0] != null;
        });
    return held[0];
  }

  @Test
  void aPaidCallIsTwoRequests() {
    long before = store.requests();

    ledger.commit(hold(ledger, id), paid(10));

    assertThat(store.requests() - before).isEqualTo(2);
  }

  @Test
  void whatWasCommittedIsReadNextTime() throws Exception {
    assertThat(ledger.commit(hold(ledger, id), paid(10))).isEqualTo(Committed.YES);

    assertThat(replica.record(id)).contains(paid(10));
    assertThat(((Held) replica.begin(id)).record()).contains(paid(10));
  }

  @Test
  void aHeldChannelIsBusyEverywhereUntilItIsReleased() {
    ChannelLock lock = hold(ledger, id);
    assertThat(ledger.begin(id)).isEqualTo(new Busy());
    assertThat(replica.begin(id)).isEqualTo(new Busy());

    ledger.release(lock);

    assertThat(replica.begin(id)).isInstanceOf(Held.class);
  }

  @Test
  void aReleaseWritesNoRecord() throws Exception {
    ledger.release(hold(ledger, id));

    assertThat(ledger.record(id)).isEmpty();
  }

  @Test
  void aLockThatAGoDaemonLeftUnlockedIsFreeAndOneItHoldsIsNot() {
    write(KEYS.lock(id), "unlocked");
    ledger.release(hold(ledger, id));
    write(KEYS.lock(id), "locked");

    assertThat(ledger.begin(id)).isEqualTo(new Busy());
  }

  @Test
  void aRecordThatIsNoneIsToldAndTheChannelIsGivenBack() {
    write(KEYS.channel(id), "locked");

    assertThat(ledger.begin(id)).isEqualTo(new Unreadable("unexpected EOF"));
    assertThat(ledger.begin(id)).isEqualTo(new Unreadable("unexpected EOF"));
  }

  private static void write(String key, String text) {
    Write put = new Write.Put(key, text.getBytes(StandardCharsets.US_ASCII));
    store.transact(
        new Transaction(List.of(new Alternative(List.of(), List.of(put))), List.of()), LIMIT);
  }

  @Test
  void aVanishedProcessFreesItsChannelsWithItsSession() {
    EtcdStore vanishing = world.connect();
    hold(new ChannelLedger(vanishing, KEYS, LIMIT), id);
    assertThat(ledger.begin(id)).isEqualTo(new Busy());

    vanishing.abandon(vanishing.session());

    eventually(ledger, id);
  }

  @Test
  void whoComesAfterItsSessionEndedAndFindsAnotherPaymentWritesNothing() throws Exception {
    EtcdStore paused = world.connect();
    ChannelLedger late = new ChannelLedger(paused, KEYS, LIMIT);
    ChannelLock old = hold(late, id);
    paused.abandon(paused.session());
    ledger.commit(eventually(ledger, id).lock(), paid(20));

    assertThat(late.commit(old, paid(10))).isEqualTo(Committed.NO);
    assertThat(ledger.record(id)).contains(paid(20));
  }

  @Test
  void whoComesAfterItsSessionEndedAndFindsNothingChangedIsPaidAllTheSame() throws Exception {
    EtcdStore paused = world.connect();
    ChannelLedger late = new ChannelLedger(paused, KEYS, LIMIT);
    ChannelLock old = hold(late, id);
    paused.abandon(paused.session());
    ledger.release(eventually(ledger, id).lock());

    assertThat(late.commit(old, paid(10))).isEqualTo(Committed.YES);
    assertThat(ledger.record(id)).contains(paid(10));
    assertThat(ledger.begin(id)).isInstanceOf(Held.class);
  }

  @Test
  void aBeginThatTimedOutOnAFrozenStoreLeavesNoChannelLocked() {
    world.etcd.freeze();
    try {
      assertThatThrownBy(() -> ledger.begin(id)).isInstanceOf(StoreUnavailableException.class);
    } finally {
      world.etcd.thaw();
    }

    ledger.release(eventually(ledger, id).lock());
  }

  @Test
  void aCommitThatTimedOutOnAFrozenStoreIsEitherPaidOrNotAndTheBooksSaySo() throws Exception {
    ChannelLock lock = hold(ledger, id);
    world.etcd.freeze();
    Committed committed;
    try {
      committed = ledger.commit(lock, paid(10));
    } finally {
      world.etcd.thaw();
    }

    Optional<PaymentChannel> record = eventually(replica, id).record();
    assertThat(committed).isEqualTo(Committed.UNKNOWN);
    record.ifPresent(stored -> assertThat(stored).isEqualTo(paid(10)));
  }

  @Test
  void aCommitThatOutlivesAShortFreezeIsSettledByTheFencingWrite() throws Exception {
    ChannelLock lock = hold(ledger, id);
    world.etcd.freeze();
    CompletableFuture<Committed> commit =
        CompletableFuture.supplyAsync(() -> ledger.commit(lock, paid(10)));
    // Past the limit of the first request, before that of the fencing write.
    CompletableFuture.runAsync(
            world.etcd::thaw,
            CompletableFuture.delayedExecutor(LIMIT.toMillis() + 200, TimeUnit.MILLISECONDS))
        .join();

    Committed committed = commit.join();

    Held after = eventually(replica, id);
    switch (committed) {
      case YES -> assertThat(after.record()).contains(paid(10));
      case NO -> assertThat(after.record()).isEmpty();
      case UNKNOWN -> after.record().ifPresent(r -> assertThat(r).isEqualTo(paid(10)));
    }
    replica.release(after.lock());
  }

  @Test
  void aCommitWhoseAnswerWasLostIsFoundPaid() throws Exception {
    ChannelLedger forgetful = new ChannelLedger(new LosesOneAnswer(store), KEYS, LIMIT);

    Committed committed = forgetful.commit(hold(ledger, id), paid(10));

    assertThat(committed).isEqualTo(Committed.YES);
    assertThat(ledger.record(id)).contains(paid(10));
  }

  /**
   * Applies the first transaction and loses the answer: a real store does so too rarely to test it.
   */
  private static final class LosesOneAnswer implements Store {
    private final Store inner;
    private boolean lost;

    LosesOneAnswer(Store inner) {
      this.inner = inner;
    }

    @Override
    public Outcome transact(Transaction transaction, Duration limit) {
      Outcome outcome = inner.transact(transaction, limit);
      if (!lost) {
        lost = true;
        throw new StoreUnavailableException(
            StoreUnavailableException.Outcome.UNKNOWN, "the answer was lost", null);
      }
      return outcome;
    }

    @Override
    public List<Entry> list(String prefix, Duration limit) {
      return inner.list(prefix, limit);
    }

    @Override
    public Session session() {
      return inner.session();
    }

    @Override
    public void abandon(Session session) {
      inner.abandon(session);
    }

    @Override
    public void close() {}
  }

  @Test
  void afterAKilledStoreReturnsCallsGoOn() throws Exception {
    ledger.commit(hold(ledger, id), paid(10));
    world.etcd.kill();
    assertThatThrownBy(() -> ledger.begin(id)).isInstanceOf(StoreUnavailableException.class);
    world.etcd.restart();

    Held held = eventually(ledger, id);

    assertThat(held.record()).contains(paid(10));
    assertThat(ledger.commit(held.lock(), paid(20))).isEqualTo(Committed.YES);
  }
}
