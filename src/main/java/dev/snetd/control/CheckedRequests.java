package dev.snetd.control;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/**
 * Refuses request messages that are too large or that cannot be decoded, with the codes and texts
 * that callers know. Left to itself the library says UNKNOWN to both.
 */
final class CheckedRequests implements ServerInterceptor {
  private final int mostBytes;

  private CheckedRequests(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * The same service behind these checks.
   *
   * @param mostBytes of one decompressed message, included
   */
  static ServerServiceDefinition around(ServerServiceDefinition service, int mostBytes) {
    return ServerInterceptors.intercept(
        ServerInterceptors.useMarshalledMessages(service, new RawBytes()),
        new CheckedRequests(mostBytes));
  }

  @Override
  public <Q, A> Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      private boolean refused;

      @Override
      public void onMessage(Q message) {
        if (refused) {
          return;
        }
        int size = ((byte[]) message).length;
        if (size > mostBytes) {
          refuse(
              Status.RESOURCE_EXHAUSTED.withDescription(
                  "grpc: received message larger than max (" + size + " vs. " + mostBytes + ")"));
          return;
        }
        try {
          super.onMessage(message);
        } catch (StatusRuntimeException e) {
          if (!(e.getCause() instanceof InvalidProtocolBufferException)) {
            throw e;
          }
          refuse(
              Status.INTERNAL.withDescription(
                  "grpc: error unmarshalling request: "
                      + "proto: cannot parse invalid wire-format data"));
        }
      }

      @Override
      public void onHalfClose() {
        if (!refused) {
          super.onHalfClose();
        }
      }

      private void refuse(Status status) {
        refused = true;
        call.close(status, new Metadata());
      }
    };
  }
}
