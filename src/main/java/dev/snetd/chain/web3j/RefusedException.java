package dev.snetd.chain.web3j;

import java.io.IOException;

/** A node answered with an error, such as for a block that it does not have yet. */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}
