package dev.snetd.call;

import java.util.Optional;

/**
 * A call as its headers tell it: enough to decide on it and to pass it on, whatever the protocol it
 * came by.
 *
 * @param method what is called
 * @param metadata the caller's own headers; pseudo headers, {@code content-type}, {@code te},
 *     {@code grpc-timeout}, {@code grpc-encoding} and the headers of the connection are not among
 *     them
 * @param deadline the caller's deadline, if it set one ({@code grpc-timeout})
 */
public record Call(MethodName method, Metadata metadata, Optional<Deadline> deadline) {
  /**
   * The same call with other metadata: less what the service must not see, more what it is told.
   */
  public Call withMetadata(Metadata other) {
    return new Call(method, other, deadline);
  }
}
