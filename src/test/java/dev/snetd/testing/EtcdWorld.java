package dev.snetd.testing;

import dev.snetd.sandbox.LocalEtcd;
import dev.snetd.store.StoreUnavailableException;
import dev.snetd.store.etcd.EtcdSettings;
import dev.snetd.store.etcd.EtcdStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A real etcd and clients of it, with sessions of 2 s. */
public final class EtcdWorld implements AutoCloseable {
  public static final Duration SESSION = Duration.ofSeconds(2);

  public final LocalEtcd etcd;
  private final List<EtcdStore> stores = new ArrayList<>();

  public EtcdWorld(Path folder) {
    etcd = LocalEtcd.start(folder);
  }

  /** A client with a session; waits until etcd is up. */
  public EtcdStore connect() {
    EtcdStore store =
        new EtcdStore(
            new EtcdSettings(
                List.of(etcd.endpoint()),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                SESSION,
                Optional.empty()));
    stores.add(store);
    Await.until(Duration.ofSeconds(30), "etcd answers", () -> starts(store));
    return store;
  }

  private static boolean starts(EtcdStore store) {
    try {
      store.start();
      return true;
    } catch (StoreUnavailableException e) {
      return false;
    }
  }

  @Override
  public void close() {
    etcd.thaw();
    stores.forEach(EtcdStore::close);
    etcd.close();
  }
}
