package dev.snetd.testing;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** gRPC methods whose messages are bytes, for services and callers in tests. */
public final class RawGrpc implements MethodDescriptor.Marshaller<byte[]> {
  private RawGrpc() {}

  /** A method of the service {@code test.Raw}. */
  public static MethodDescriptor<byte[], byte[]> method(String name, MethodType type) {
    RawGrpc bytes = new RawGrpc();
    return MethodDescriptor.newBuilder(bytes, bytes)
        .setType(type)
        .setFullMethodName("test.Raw/" + name)
        .build();
  }

  @Override
  public InputStream stream(byte[] value) {
    return new ByteArrayInputStream(value);
  }

  @Override
  public byte[] parse(InputStream stream) {
    try (stream) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
