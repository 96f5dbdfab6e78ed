package dev.snetd.control;

import io.grpc.HandlerRegistry;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers every method that a server does not have with UNIMPLEMENTED. As a method of its own, so
 * that interceptors see it; what the library answers by itself they do not.
 */
public final class UnknownMethods extends HandlerRegistry {
  private final Function<MethodDescriptor<?, ?>, String> text;

  /**
   * @param text what to say of the method that was asked for
   */
  public UnknownMethods(Function<MethodDescriptor<?, ?>, String> text) {
    this.text = text;
  }

  @Override
  public ServerMethodDefinition<?, ?> lookupMethod(String name, @Nullable String authority) {
    MethodDescriptor<byte[], byte[]> method =
        MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodType.UNKNOWN)
            .setFullMethodName(name)
            .setRequestMarshaller(new RawBytes())
            .setResponseMarshaller(new RawBytes())
            .build();
    return ServerMethodDefinition.create(
        method,
        (call, _) -> {
          call.close(Status.UNIMPLEMENTED.withDescription(text.apply(method)), new Metadata());
          return new ServerCall.Listener<>() {};
        });
  }
}
