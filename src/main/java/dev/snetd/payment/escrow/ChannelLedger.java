package dev.snetd.payment.escrow;

import dev.snetd.store.Entry;
import dev.snetd.store.Guard;
import dev.snetd.store.Outcome;
import dev.snetd.store.Session;
import dev.snetd.store.Store;
import dev.snetd.store.StoreUnavailableException;
import dev.snetd.store.Transaction;
import dev.snetd.store.Transaction.Alternative;
import dev.snetd.store.Write;
import dev.snetd.store.codec.RecordException;
import dev.snetd.units.ChannelId;
import dev.snetd.units.Nonce;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The books of a group's channels. A call begins (lock the channel and read its record), then
 * commits (write the record and unlock) or releases: two requests to the store. The lock lives as
 * long as this process's session, so a crash frees the channel by itself; every later write is
 * guarded by the lock's revision, so whoever comes too late writes nothing.
 *
 * <p>A write whose outcome is unknown is settled by a fencing write, never by a read: a request
 * that timed out may still be applied after any read.
 */
public final class ChannelLedger {
  private static final Logger LOG = LoggerFactory.getLogger(ChannelLedger.class);
  private static final byte[] LOCKED = "locked".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] UNLOCKED = "unlocked".getBytes(StandardCharsets.US_ASCII);

  private final Store store;
  private final LedgerKeys keys;
  private final Duration limit;

  /**
   * @param limit how long one request to the store may take
   */
  public ChannelLedger(Store store, LedgerKeys keys, Duration limit) {
    this.store = store;
    this.keys = keys;
    this.limit = limit;
  }

  /** How a begin went. */
  sealed interface Begun {}

  /** The channel is ours; the record is there unless nothing was ever paid. */
  record Held(ChannelLock lock, Optional<PaymentChannel> record) implements Begun {}

  /** Another call holds the channel. */
  record Busy() implements Begun {}

  /** The record is none; the channel was given back. */
  record Unreadable(String cause) implements Begun {}

  /** How a commit went. */
  enum Committed {
    /** The payment is durable. */
    YES,
    /** It is not, and never will be. */
    NO,
    /** Nobody can tell; the answer must not be delivered. */
    UNKNOWN
  }

  /**
   * Locks the channel and reads its record.
   *
   * @throws StoreUnavailableException if the store gives no usable answer; should the lock have
   *     been taken, it goes with the session, which is given up
   */
  Begun begin(ChannelId id) {
    try {
      return begin(id, store.session());
    } catch (StoreUnavailableException e) {
      if (e.outcome() != StoreUnavailableException.Outcome.SESSION_ENDED) {
        throw e;
      }
      return begin(id, store.session());
    }
  }

  private Begun begin(ChannelId id, Session session) {
    String lock = keys.lock(id);
    List<Write> take = List.of(new Write.PutForSession(lock, LOCKED, session));
    Transaction transaction =
        new Transaction(
            List.of(
                new Alternative(List.of(new Guard.Absent(lock)), take),
                new Alternative(List.of(new Guard.Holds(lock, UNLOCKED)), take)),
            List.of(keys.channel(id)));
    Outcome outcome;
    try {
      outcome = store.transact(transaction, limit);
    } catch (StoreUnavailableException e) {
      if (e.outcome() != StoreUnavailableException.Outcome.NOTHING_WRITTEN) {
        store.abandon(session);
      }
      throw e;
    }
    return outcome.wasApplied() ? held(id, session, outcome) : new Busy();
  }

  private Begun held(ChannelId id, Session session, Outcome outcome) {
    Optional<Entry> entry = outcome.entry(keys.channel(id));
    long seen = entry.map(Entry::revision).orElse(0L);
    ChannelLock lock = new ChannelLock(id, outcome.revision(), session, seen);
    try {
      return new Held(lock, decoded(entry));
    } catch (RecordException e) {
      release(lock);
      return new Unreadable(String.valueOf(e.getMessage()));
    }
  }

  /** Writes the record and gives the channel back, in one step. Never throws. */
  Committed commit(ChannelLock lock, PaymentChannel next) {
    byte[] record = ChannelRecord.encode(next);
    try {
      return write(lock, record) ? Committed.YES : again(lock, next, record);
    } catch (StoreUnavailableException e) {
      LOG.warn("Commit on channel {} got no answer: {}", lock.id(), e.getMessage());
      return settle(lock, next);
    }
  }

  private boolean write(ChannelLock lock, byte[] record) {
    return guarded(
        lock,
        List.of(
            new Write.Put(keys.channel(lock.id()), record),
            new Write.Delete(keys.lock(lock.id()))));
  }

  // The lock is no longer ours, most likely because the session ended in a pause. Work that is done
  // is not thrown away:
  // if nobody paid on the channel meanwhile, the payment is still good under a new lock.
  private Committed again(ChannelLock old, PaymentChannel next, byte[] record) {
    try {
      if (!(begin(old.id()) instanceof Held(ChannelLock lock, var current))) {
        return Committed.NO;
      }
      if (lock.recordRevision() != old.recordRevision()) {
        release(lock);
        return Committed.NO;
      }
      try {
        return write(lock, record) ? Committed.YES : Committed.NO;
      } catch (StoreUnavailableException e) {
        return settle(lock, next);
      }
    } catch (StoreUnavailableException e) {
      LOG.warn("Second commit on channel {} impossible: {}", old.id(), e.getMessage());
      return Committed.NO;
    }
  }

  // Either this delete is applied, and then the write in doubt never will be, or it is not, and
  // then the write was
  // applied already or can no longer be; only then may a read tell which.
  private Committed settle(ChannelLock lock, PaymentChannel next) {
    try {
      if (guarded(lock, List.of(new Write.Delete(keys.lock(lock.id()))))) {
        return Committed.NO;
      }
      // Had the session ended, another replica might have stored the very same payment, and the
      // record would look like
      // ours. While it lives, only our own commit can have taken the lock away.
      prove(lock.session());
      boolean ours =
          record(lock.id())
              .filter(stored -> stored.nonce().equals(next.nonce()))
              .filter(stored -> !next.authorized().exceeds(stored.authorized()))
              .isPresent();
      return ours ? Committed.YES : Committed.NO;
    } catch (StoreUnavailableException | RecordException e) {
      LOG.error("The payment on channel {} stays in doubt: {}", lock.id(), e.getMessage());
      store.abandon(lock.session());
      return Committed.UNKNOWN;
    }
  }

  // A write attached to a session that has ended is refused, so it is told from one that lives
  // without trusting a clock.
  private void prove(Session session) {
    Write sign = new Write.PutForSession(keys.session(session.id()), LOCKED, session);
    store.transact(
        new Transaction(List.of(new Alternative(List.of(), List.of(sign))), List.of()), limit);
  }

  /**
   * Gives the channel back; nothing is charged. Never throws: in doubt the end of the session frees
   * the channel.
   */
  void release(ChannelLock lock) {
    try {
      guarded(lock, List.of(new Write.Delete(keys.lock(lock.id()))));
    } catch (StoreUnavailableException e) {
      LOG.warn("Release of channel {} got no answer: {}", lock.id(), e.getMessage());
      store.abandon(lock.session());
    }
  }

  private boolean guarded(ChannelLock lock, List<Write> writes) {
    Guard held = new Guard.At(keys.lock(lock.id()), lock.revision());
    Alternative only = new Alternative(List.of(held), writes);
    return store.transact(new Transaction(List.of(only), List.of()), limit).wasApplied();
  }

  /**
   * The record of a channel; reads only.
   *
   * @throws StoreUnavailableException if the store gives no usable answer
   */
  Optional<PaymentChannel> record(ChannelId id) throws RecordException {
    return decoded(read(keys.channel(id)));
  }

  /**
   * The claim of that generation, if one is under way; reads only.
   *
   * @throws StoreUnavailableException if the store gives no usable answer
   */
  Optional<Claim> claim(ChannelId id, Nonce nonce) throws RecordException {
    Optional<Entry> entry = read(keys.claim(id, nonce));
    return entry.isEmpty()
        ? Optional.empty()
        : Optional.of(ClaimRecord.decode(entry.get().value()));
  }

  private Optional<Entry> read(String key) {
    return store.transact(Transaction.reading(key), limit).entry(key);
  }

  private static Optional<PaymentChannel> decoded(Optional<Entry> entry) throws RecordException {
    return entry.isEmpty()
        ? Optional.empty()
        : Optional.of(ChannelRecord.decode(entry.get().value()));
  }
}
