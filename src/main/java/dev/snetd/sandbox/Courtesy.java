package dev.snetd.sandbox;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/** Adds headers and trailers to every answer, so that one sees whether they arrive. */
final class Courtesy implements ServerInterceptor {
  private static final Metadata.Key<String> HEADER = text("x-header");
  private static final Metadata.Key<byte[]> BINARY_HEADER = binary("x-header-bin");
  private static final Metadata.Key<String> TRAILER = text("x-trailer");
  private static final Metadata.Key<byte[]> BINARY_TRAILER = binary("x-trailer-bin");

  @Override
  public <Q, A> Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    return next.startCall(
        new SimpleForwardingServerCall<>(call) {
          @Override
          public void sendHeaders(Metadata headers) {
            headers.put(HEADER, "yes");
            headers.put(BINARY_HEADER, new byte[] {0, 1, 2});
            super.sendHeaders(headers);
          }

          @Override
          public void close(Status status, Metadata trailers) {
            trailers.put(TRAILER, "yes");
            if (status.isOk()) {
              trailers.put(BINARY_TRAILER, new byte[] {0, 1, 2});
            }
            super.close(status, trailers);
          }
        },
        headers);
  }

  private static Metadata.Key<String> text(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  private static Metadata.Key<byte[]> binary(String name) {
    return Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER);
  }
}
