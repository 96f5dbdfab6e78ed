package dev.snetd.store.memory;

import dev.snetd.store.Store;
import dev.snetd.store.StoreContract;

class MemoryStoreTest implements StoreContract {
  private final MemoryStore.Data data = new MemoryStore.Data();
  private final Store store = new MemoryStore(data);
  private final Store other = new MemoryStore(data);

  @Override
  public Store store() {
    return store;
  }

  @Override
  public Store other() {
    return other;
  }
}
