package dev.snetd.store.codec;

/** Stored bytes are no record of the kind expected. The message is Go's own where Go has one. */
public final class RecordException extends Exception {
  private static final long serialVersionUID = 1L;

  public RecordException(String message) {
    super(message);
  }
}
