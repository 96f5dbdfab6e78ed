package dev.snetd.chain;

import org.jspecify.annotations.Nullable;

/** No node of the chain gave a usable answer in time. The message names no address or key. */
public final class ChainUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ChainUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
