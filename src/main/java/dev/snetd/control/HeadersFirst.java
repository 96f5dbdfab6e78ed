package dev.snetd.control;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/**
 * Sends headers before the status of every call that ends without a message. Tomcat cannot end a
 * stream with headers alone; its way of doing so is an error to gRPC clients (grpc/grpc-java
 * #10124).
 */
final class HeadersFirst implements ServerInterceptor {
  @Override
  public <Q, A> Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    return next.startCall(
        new SimpleForwardingServerCall<>(call) {
          private boolean sent;

          @Override
          public void sendHeaders(Metadata headers) {
            sent = true;
            super.sendHeaders(headers);
          }

          @Override
          public void close(Status status, Metadata trailers) {
            if (!sent && !isCancelled()) {
              sendHeaders(new Metadata());
            }
            super.close(status, trailers);
          }
        },
        headers);
  }
}
