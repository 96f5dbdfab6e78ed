package dev.snetd.store;

/** A running watch. */
public interface Watch extends AutoCloseable {
  /** Ends it; no call comes to the listener after this returned. */
  @Override
  void close();
}
