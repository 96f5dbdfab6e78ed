package dev.snetd.store;

import org.jspecify.annotations.Nullable;

/** The store gave no usable answer. */
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What may be assumed of the writes of the request. */
  public enum Outcome {
    /** The store refused the request, or it never left: nothing was written, nothing will be. */
    NOTHING_WRITTEN,
    /**
     * No answer: the write may have happened, and may yet happen after any read. Only a fencing
     * write settles it.
     */
    UNKNOWN,
    /** The session that a write was to be attached to has ended. Nothing was written. */
    SESSION_ENDED
  }

  private final Outcome outcome;

  public StoreUnavailableException(Outcome outcome, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.outcome = outcome;
  }

  /** What may be assumed of the writes of the request. */
  public Outcome outcome() {
    return outcome;
  }
}
