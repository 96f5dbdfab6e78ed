package dev.snetd.call;

import java.util.Map;

/**
 * How a call ended, as gRPC says it.
 *
 * @param code a number of gRPC's list, or 1000 for an incorrect nonce, which enum based libraries
 *     cannot name
 * @param message for the caller; empty if there is nothing to say
 * @param facts what the caller needs to correct itself, by name; sent as a {@code
 *     google.rpc.ErrorInfo}
 */
public record Status(int code, String message, Map<String, String> facts) {
  /** Success. */
  public static final Status OK = of(0, "");

  public static final int CANCELLED = 1;
  public static final int UNKNOWN = 2;
  public static final int INVALID_ARGUMENT = 3;
  public static final int DEADLINE_EXCEEDED = 4;
  public static final int RESOURCE_EXHAUSTED = 8;
  public static final int FAILED_PRECONDITION = 9;
  public static final int UNIMPLEMENTED = 12;
  public static final int INTERNAL = 13;
  public static final int UNAVAILABLE = 14;
  public static final int UNAUTHENTICATED = 16;

  /** Not of gRPC's list: the caller's nonce is not the channel's. */
  public static final int INCORRECT_NONCE = 1000;

  public Status {
    facts = Map.copyOf(facts);
  }

  /** A status without facts. */
  public static Status of(int code, String message) {
    return new Status(code, message, Map.of());
  }

  /** Whether the call succeeded. */
  public boolean isOk() {
    return code == 0;
  }
}
