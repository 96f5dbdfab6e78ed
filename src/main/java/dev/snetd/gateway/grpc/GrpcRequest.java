package dev.snetd.gateway.grpc;

import dev.snetd.call.Call;
import dev.snetd.call.Deadline;
import dev.snetd.call.Metadata;
import dev.snetd.call.MethodName;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A gRPC call out of an HTTP request's headers. */
final class GrpcRequest {
  // Not metadata of the call, but of this request and this connection.
  private static final Set<String> OWN =
      Set.of(
          "content-type",
          "content-length",
          "te",
          "host",
          "connection",
          "keep-alive",
          "proxy-connection",
          "transfer-encoding",
          "upgrade",
          "grpc-timeout",
          "grpc-encoding",
          "grpc-accept-encoding");

  private GrpcRequest() {}

  /** Whether the content type is gRPC's, with any subtype: payloads are opaque. */
  static boolean isGrpc(HttpServletRequest request) {
    String type = request.getContentType();
    return request.getMethod().equals("POST")
        && type != null
        && (type.equals("application/grpc")
            || type.startsWith("application/grpc+")
            || type.startsWith("application/grpc;"));
  }

  /** The call; nothing if the path names no method or the deadline is malformed. */
  static Optional<Call> call(HttpServletRequest request) {
    String timeout = request.getHeader("grpc-timeout");
    Optional<Deadline> deadline =
        Optional.ofNullable(timeout).flatMap(Timeouts::parse).map(Deadline::after);
    if (timeout != null && deadline.isEmpty()) {
      return Optional.empty();
    }
    return MethodName.ofPath(request.getRequestURI())
        .map(method -> new Call(method, headers(request), deadline));
  }

  private static Metadata headers(HttpServletRequest request) {
    Metadata.Builder headers = Metadata.builder();
    for (String name : Collections.list(request.getHeaderNames())) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (!OWN.contains(lower)) {
        for (String value : Collections.list(request.getHeaders(name))) {
          headers.add(lower, value);
        }
      }
    }
    return headers.build();
  }
}
