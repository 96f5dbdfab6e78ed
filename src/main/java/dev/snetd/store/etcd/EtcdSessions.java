package dev.snetd.store.etcd;

import dev.snetd.store.Session;
import dev.snetd.store.StoreUnavailableException;
import dev.snetd.store.StoreUnavailableException.Outcome;
import io.etcd.jetcd.Lease;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lease that this process's locks are attached to: granted, kept alive and replaced by one
 * thread of its own.
 */
final class EtcdSessions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EtcdSessions.class);
  private static final Duration WITHOUT_SESSION = Duration.ofMillis(200);

  private final Lease leases;
  private final EtcdSettings settings;
  private final AtomicReference<@Nullable Session> current = new AtomicReference<>();
  private final Thread keeper;
  private volatile boolean closing;

  EtcdSessions(Lease leases, EtcdSettings settings) {
    this.leases = leases;
    this.settings = settings;
    this.keeper = Thread.ofVirtual().name("etcd-session").unstarted(this::keep);
  }

  /** Opens the first session and keeps it, and those after it, alive. */
  void start() {
    current.set(grant());
    keeper.start();
  }

  Session session() {
    Session session = current.get();
    if (session == null) {
      throw new StoreUnavailableException(
          Outcome.NOTHING_WRITTEN, "etcd: no session at the moment", null);
    }
    return session;
  }

  void abandon(Session session) {
    if (current.compareAndSet(session, null)) {
      LOG.warn("Session given up after a request in doubt; what it holds is free within its time");
      keeper.interrupt(); // a new one is wanted now, not at the next beat
    }
  }

  private void keep() {
    while (true) {
      try {
        Thread.sleep(current.get() == null ? WITHOUT_SESSION : settings.sessionTime().dividedBy(3));
      } catch (InterruptedException e) {
        if (closing) {
          return;
        }
      }
      beat();
    }
  }

  private void beat() {
    Session session = current.get();
    try {
      if (session == null) {
        current.set(grant());
      } else {
        Calls.await("keep-alive", leases.keepAliveOnce(session.id()), settings.requestTimeout());
      }
    } catch (StoreUnavailableException e) {
      // A beat without an answer proves nothing; etcd itself says when the session is over.
      if (session != null && e.outcome() == Outcome.SESSION_ENDED) {
        current.compareAndSet(session, null);
      }
      LOG.warn("{}", e.getMessage());
    }
  }

  private Session grant() {
    long seconds = Math.max(1, settings.sessionTime().toSeconds());
    return new Session(
        Calls.await("session", leases.grant(seconds), settings.requestTimeout()).getID());
  }

  /**
   * Ends the session: what it holds is free at once, or within its time if etcd does not answer.
   */
  @Override
  public void close() {
    closing = true;
    keeper.interrupt();
    Session session = current.getAndSet(null);
    if (session != null) {
      try {
        Calls.await("end of session", leases.revoke(session.id()), settings.requestTimeout());
      } catch (StoreUnavailableException e) {
        LOG.warn("{}", e.getMessage());
      }
    }
  }
}
