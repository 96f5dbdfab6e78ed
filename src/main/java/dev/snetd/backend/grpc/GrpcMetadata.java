package dev.snetd.backend.grpc;

import dev.snetd.call.Metadata;
import io.grpc.InternalMetadata;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Headers in grpc-java's form and back. */
final class GrpcMetadata {
  // Fatal to strict HTTP/2 services (RFC 9113, section 8.2.2), or made anew by the library for its
  // own connection.
  private static final Set<String> DROPPED =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "transfer-encoding",
          "upgrade",
          "te",
          "host",
          "content-length",
          "content-type",
          "user-agent");

  private GrpcMetadata() {}

  static io.grpc.Metadata toLibrary(Metadata headers) {
    io.grpc.Metadata out = new io.grpc.Metadata();
    for (Metadata.Entry entry : headers.entries()) {
      String name = entry.name();
      if (DROPPED.contains(name) || name.startsWith("grpc-") || name.startsWith(":")) {
        continue;
      }
      if (name.endsWith(io.grpc.Metadata.BINARY_HEADER_SUFFIX)) {
        out.put(
            io.grpc.Metadata.Key.of(name, io.grpc.Metadata.BINARY_BYTE_MARSHALLER),
            Metadata.decode(entry.value()));
      } else {
        out.put(
            io.grpc.Metadata.Key.of(name, io.grpc.Metadata.ASCII_STRING_MARSHALLER), entry.value());
      }
    }
    return out;
  }

  static Metadata fromLibrary(io.grpc.Metadata headers) {
    byte[][] lines = InternalMetadata.serialize(headers);
    Metadata.Builder out = Metadata.builder();
    for (int i = 0; i < lines.length; i += 2) {
      String name = new String(lines[i], StandardCharsets.US_ASCII);
      if (!name.equals("content-type") && !isProtocol(name)) {
        out.add(
            name,
            name.endsWith(io.grpc.Metadata.BINARY_HEADER_SUFFIX)
                ? Metadata.encode(lines[i + 1])
                : new String(lines[i + 1], StandardCharsets.US_ASCII));
      }
    }
    return out.build();
  }

  // What gRPC itself puts there; the details of a status belong to the caller.
  private static boolean isProtocol(String name) {
    return name.startsWith("grpc-") && !name.equals("grpc-status-details-bin");
  }
}
