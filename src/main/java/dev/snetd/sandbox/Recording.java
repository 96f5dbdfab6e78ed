package dev.snetd.sandbox;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Tells what every call brings. Stands before a service whose messages are raw bytes. */
final class Recording implements ServerInterceptor {
  private final Consumer<ReceivedCall> listener;

  Recording(Consumer<ReceivedCall> listener) {
    this.listener = listener;
  }

  @Override
  public <Q, A> Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    ReceivedCall received =
        new ReceivedCall(call.getMethodDescriptor().getFullMethodName(), entries(headers));
    listener.accept(received);
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      @Override
      public void onMessage(Q message) {
        received.add((byte[]) message);
        super.onMessage(message);
      }
    };
  }

  private static List<Map.Entry<String, String>> entries(Metadata headers) {
    List<Map.Entry<String, String>> entries = new ArrayList<>();
    for (String name : headers.keys()) {
      if (name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
        for (byte[] value : all(headers, Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER))) {
          entries.add(Map.entry(name, Base64.getEncoder().withoutPadding().encodeToString(value)));
        }
      } else {
        all(headers, Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER))
            .forEach(value -> entries.add(Map.entry(name, value)));
      }
    }
    return entries;
  }

  private static <T> List<T> all(Metadata headers, Metadata.Key<T> key) {
    List<T> values = new ArrayList<>();
    Iterable<T> found = headers.getAll(key);
    if (found != null) {
      found.forEach(values::add);
    }
    return values;
  }
}
