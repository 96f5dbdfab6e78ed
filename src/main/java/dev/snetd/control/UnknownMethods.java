package dev.snetd.control;

import io.grpc.HandlerRegistry;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Gives every method that a server does not have to one handler. What the library answers by itself
 * passes by all interceptors.
 */
public final class UnknownMethods extends HandlerRegistry {
  private final ServerCallHandler<byte[], byte[]> handler;

  /**
   * @param handler of messages as they are on the wire
   */
  public UnknownMethods(ServerCallHandler<byte[], byte[]> handler) {
    this.handler = handler;
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
    return ServerMethodDefinition.create(method, handler);
  }
}
