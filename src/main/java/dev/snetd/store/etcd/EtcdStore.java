package dev.snetd.store.etcd;

import dev.snetd.store.Entry;
import dev.snetd.store.Outcome;
import dev.snetd.store.Session;
import dev.snetd.store.Store;
import dev.snetd.store.StoreUnavailableException;
import dev.snetd.store.Transaction;
import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.ClientBuilder;
import io.etcd.jetcd.kv.GetResponse;
import io.etcd.jetcd.options.GetOption;
import io.etcd.jetcd.options.OptionsUtil;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLException;

/**
 * The store in etcd. A transaction is one request, and is sent once: jetcd's own retries are off.
 */
public final class EtcdStore implements Store {
  private static final int PAGE = 500;

  private final Client client;
  private final EtcdSessions sessions;
  private final LongAdder requests = new LongAdder();

  /** Connects with the first request, not yet here. */
  public EtcdStore(EtcdSettings settings) {
    this.client = client(settings);
    this.sessions = new EtcdSessions(client.getLeaseClient(), settings);
  }

  private static Client client(EtcdSettings settings) {
    ClientBuilder builder =
        Client.builder()
            .endpoints(settings.endpoints())
            .connectTimeout(settings.connectionTimeout())
            .keepaliveTime(Duration.ofSeconds(10))
            .keepaliveTimeout(Duration.ofSeconds(3))
            .waitForReady(false)
            .retryMaxAttempts(0);
    settings.tls().ifPresent(tls -> secure(builder, tls));
    return builder.build();
  }

  private static void secure(ClientBuilder builder, EtcdSettings.Tls tls) {
    try (var certificate = Files.newInputStream(tls.certificate());
        var key = Files.newInputStream(tls.key());
        var authority = Files.newInputStream(tls.authority())) {
      builder.sslContext(
          (SslContextBuilder ssl) -> ssl.keyManager(certificate, key).trustManager(authority));
    } catch (SSLException e) {
      throw new IllegalArgumentException("etcd: certificate, key and CA do not fit together", e);
    } catch (IOException e) {
      throw new UncheckedIOException("etcd: certificate, key or CA cannot be read", e);
    }
  }

  /**
   * Opens the session.
   *
   * @throws StoreUnavailableException if etcd does not answer in time
   */
  public void start() {
    sessions.start();
  }

  @Override
  public Outcome transact(Transaction transaction, Duration limit) {
    requests.increment();
    var answer = EtcdTransaction.fill(client.getKVClient().txn(), transaction).commit();
    return EtcdTransaction.outcome(transaction, Calls.await("transaction", answer, limit));
  }

  @Override
  public List<Entry> list(String prefix, Duration limit) {
    List<Entry> entries = new ArrayList<>();
    ByteSequence from = EtcdTransaction.key(prefix);
    ByteSequence end = OptionsUtil.prefixEndOf(from);
    for (boolean more = true; more; ) {
      requests.increment();
      GetOption page = GetOption.builder().withRange(end).withLimit(PAGE).build();
      GetResponse read = Calls.await("list", client.getKVClient().get(from, page), limit);
      read.getKvs().forEach(kv -> entries.add(EtcdTransaction.entry(kv)));
      more = read.isMore();
      if (more) {
        // The next key in byte order is the last one with a zero byte behind it.
        from = read.getKvs().getLast().getKey().concat(ByteSequence.from(new byte[1]));
      }
    }
    return entries;
  }

  @Override
  public Session session() {
    return sessions.session();
  }

  @Override
  public void abandon(Session session) {
    sessions.abandon(session);
  }

  /**
   * How many requests were sent for transactions and lists; those that keep the session are not
   * counted.
   */
  public long requests() {
    return requests.sum();
  }

  @Override
  public void close() {
    sessions.close();
    client.close();
  }
}
