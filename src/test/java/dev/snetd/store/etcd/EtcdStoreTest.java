package dev.snetd.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snetd.store.Store;
import dev.snetd.store.StoreContract;
import dev.snetd.testing.EtcdWorld;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EtcdStoreTest implements StoreContract {
  @TempDir static Path folder;
  private static EtcdWorld world;
  private static EtcdStore store;
  private static EtcdStore other;

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

  @Override
  public Store store() {
    return store;
  }

  @Override
  public Store other() {
    return other;
  }

  @Test
  void aTransactionIsOneRequest() {
    long before = store.requests();

    StoreContract.put(store, fresh(), "a");

    assertThat(store.requests() - before).isOne();
  }
}
