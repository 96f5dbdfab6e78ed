package dev.snetd.backend.grpc;

import dev.snetd.call.MethodName;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Methods whose messages are bytes and whose kind is not known: the most general kind serves for
 * all four.
 */
final class OpaqueMethods {
  private static final MethodDescriptor.Marshaller<byte[]> BYTES =
      new MethodDescriptor.Marshaller<>() {
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
      };

  private OpaqueMethods() {}

  static MethodDescriptor<byte[], byte[]> of(MethodName method) {
    return MethodDescriptor.newBuilder(BYTES, BYTES)
        .setType(MethodType.BIDI_STREAMING)
        .setFullMethodName(method.fullName())
        .build();
  }
}
