package dev.snetd.gateway.grpc;

import dev.snetd.call.Status;

/** What the caller sent is no message. The status is its answer. */
final class FrameException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Status status;

  FrameException(int code, String message) {
    super(message);
    this.status = Status.of(code, message);
  }

  Status status() {
    return status;
  }
}
