package dev.snetd.backend;

import dev.snetd.call.Metadata;
import dev.snetd.call.Status;

/** A part of what a service answers. */
public sealed interface Answer {
  /** The service's response headers; missing when it ends the call with trailers only. */
  record Headers(Metadata metadata) implements Answer {}

  /** A response message without its frame, uncompressed. */
  @SuppressWarnings("ArrayRecordComponent") // payload bytes are opaque and never compared
  record Message(byte[] bytes) implements Answer {}

  /**
   * The end of the call.
   *
   * @param status the service's, or what befell the call on the way to it
   * @param trailers the service's, {@code grpc-status-details-bin} among them, without status and
   *     message
   */
  record End(Status status, Metadata trailers) implements Answer {}
}
