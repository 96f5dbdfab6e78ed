package dev.snetd.store.memory;

import dev.snetd.store.Entry;
import dev.snetd.store.Guard;
import dev.snetd.store.Outcome;
import dev.snetd.store.Session;
import dev.snetd.store.Store;
import dev.snetd.store.StoreUnavailableException;
import dev.snetd.store.Transaction;
import dev.snetd.store.Transaction.Alternative;
import dev.snetd.store.Write;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All in memory and gone with the process. Several stores may share one {@link Data}, as replicas
 * share an etcd.
 */
public final class MemoryStore implements Store {
  /** What is stored. Its monitor guards everything in it; nothing waits while holding it. */
  public static final class Data {
    private final TreeMap<String, Entry> entries = new TreeMap<>();
    private final AtomicLong sessions = new AtomicLong();
    private long revision;
  }

  private final Data data;
  private Session session;

  public MemoryStore(Data data) {
    this.data = data;
    this.session = new Session(data.sessions.incrementAndGet());
  }

  @Override
  public Outcome transact(Transaction transaction, Duration limit) {
    synchronized (data) {
      Map<String, Entry> reads = new HashMap<>();
      for (String key : transaction.reads()) {
        Optional.ofNullable(data.entries.get(key)).ifPresent(entry -> reads.put(key, entry));
      }
      List<Alternative> alternatives = transaction.alternatives();
      for (int i = 0; i < alternatives.size(); i++) {
        if (alternatives.get(i).guards().stream().allMatch(this::holds)) {
          apply(alternatives.get(i).writes());
          return new Outcome(i, data.revision, reads);
        }
      }
      return new Outcome(-1, data.revision, reads);
    }
  }

  private boolean holds(Guard guard) {
    Optional<Entry> entry = Optional.ofNullable(data.entries.get(guard.key()));
    return switch (guard) {
      case Guard.Absent absent -> entry.isEmpty();
      case Guard.Holds holds ->
          entry.filter(e -> Arrays.equals(e.value(), holds.value())).isPresent();
      case Guard.At at -> entry.filter(e -> e.revision() == at.revision()).isPresent();
    };
  }

  private void apply(List<Write> writes) {
    for (Write write : writes) {
      if (write instanceof Write.PutForSession put && !put.session().equals(session)) {
        throw new StoreUnavailableException(
            StoreUnavailableException.Outcome.SESSION_ENDED, "the session has ended", null);
      }
    }
    if (!writes.isEmpty()) {
      data.revision++;
    }
    for (Write write : writes) {
      switch (write) {
        case Write.Put put -> set(put.key(), put.value(), 0);
        case Write.PutForSession put -> set(put.key(), put.value(), put.session().id());
        case Write.Delete delete -> data.entries.remove(delete.key());
      }
    }
  }

  private void set(String key, byte[] value, long owner) {
    data.entries.put(key, new Entry(key, value.clone(), data.revision, owner));
  }

  @Override
  public List<Entry> list(String prefix, Duration limit) {
    synchronized (data) {
      return data.entries.tailMap(prefix).values().stream()
          .takeWhile(entry -> entry.key().startsWith(prefix))
          .toList();
    }
  }

  @Override
  public Session session() {
    synchronized (data) {
      return session;
    }
  }

  @Override
  public void abandon(Session old) {
    synchronized (data) {
      if (session.equals(old)) {
        session = new Session(data.sessions.incrementAndGet());
        if (data.entries.values().removeIf(entry -> entry.session() == old.id())) {
          data.revision++;
        }
      }
    }
  }

  @Override
  public void close() {
    abandon(session());
  }
}
