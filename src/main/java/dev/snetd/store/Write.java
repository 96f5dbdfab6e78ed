package dev.snetd.store;

/** A change of one key. */
public sealed interface Write {
  String key();

  /** Sets the value; if the key was attached to a session it no longer is. */
  @SuppressWarnings("ArrayRecordComponent") // handed to the store, never compared
  record Put(String key, byte[] value) implements Write {}

  /** Sets the value and attaches the key to the session: it goes when the session ends. */
  @SuppressWarnings("ArrayRecordComponent") // handed to the store, never compared
  record PutForSession(String key, byte[] value, Session session) implements Write {}

  /** Removes the key; nothing happens if it is not there. */
  record Delete(String key) implements Write {}
}
