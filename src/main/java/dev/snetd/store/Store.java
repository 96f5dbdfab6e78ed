package dev.snetd.store;

import java.time.Duration;
import java.util.List;

/**
 * The store that the replicas of a group share. Keys are texts, values are bytes. Every write is
 * durable before it is answered, and every read sees all writes answered before it (linearizable).
 */
public interface Store extends AutoCloseable {
  /**
   * Does one transaction: one request, one round trip. The first alternative whose guards all hold
   * is applied, as a whole; if none holds nothing is written.
   *
   * @param limit how long to wait for the answer
   * @throws StoreUnavailableException if there is no answer in time or the store refused; its
   *     {@link StoreUnavailableException#outcome} says whether a write may have happened or may yet
   *     happen
   */
  Outcome transact(Transaction transaction, Duration limit);

  /**
   * All entries whose key starts with the prefix, in key order. Read in pages, so a long list costs
   * no long request.
   */
  List<Entry> list(String prefix, Duration limit);

  /**
   * The session that new writes may be attached to: what is attached is deleted by the store itself
   * when this process no longer keeps the session alive.
   *
   * @throws StoreUnavailableException if there is none at the moment; nothing was written
   */
  Session session();

  /**
   * Gives the session up: it is kept alive no longer, so that within its time all that is attached
   * to it goes, even what a write in doubt may yet attach. {@link #session} answers another from
   * now on. May be called again.
   */
  void abandon(Session session);

  /**
   * Ends the session (what is attached to it goes) and gives back connections and threads. Bounded
   * in time.
   */
  @Override
  void close();
}
