package dev.snetd.store;

/** A change that a watch tells of. */
public sealed interface Change {
  /** The key was written. */
  record Written(Entry entry) implements Change {}

  /** The key was deleted, or its session ended. */
  record Gone(String key) implements Change {}
}
