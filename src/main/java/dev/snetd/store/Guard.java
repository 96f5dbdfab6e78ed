package dev.snetd.store;

/** A condition on one key. */
public sealed interface Guard {
  String key();

  /** There is no such key. */
  record Absent(String key) implements Guard {}

  /** The key is there and has exactly this value. */
  @SuppressWarnings("ArrayRecordComponent") // compared by the store, never here
  record Holds(String key, byte[] value) implements Guard {}

  /** The key is there and was last written by the write that was answered with this revision. */
  record At(String key, long revision) implements Guard {}
}
