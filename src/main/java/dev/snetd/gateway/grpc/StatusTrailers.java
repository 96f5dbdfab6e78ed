package dev.snetd.gateway.grpc;

import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;
import dev.snetd.call.Metadata;
import dev.snetd.call.Status;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The end of a call as trailers. The code is written as a number, so that 1000 can be said too. */
final class StatusTrailers {
  private static final String DETAILS = "grpc-status-details-bin";
  private static final String DOMAIN = "snetd";

  private StatusTrailers() {}

  /**
   * Trailers by name; several values of one name are joined by commas, which gRPC reads as several,
   * in binary ones too.
   */
  static Map<String, String> of(Status status, Metadata trailers) {
    Map<String, String> out = new LinkedHashMap<>();
    for (Metadata.Entry entry : trailers.entries()) {
      out.merge(entry.name(), entry.value(), (first, next) -> first + "," + next);
    }
    if (!status.facts().isEmpty()) {
      out.put(DETAILS, Metadata.encode(details(status)));
    }
    out.put("grpc-status", Integer.toString(status.code()));
    out.put("grpc-message", percentEncoded(status.message()));
    return out;
  }

  private static byte[] details(Status status) {
    ErrorInfo info =
        ErrorInfo.newBuilder()
            .setReason("PAYMENT_REFUSED")
            .setDomain(DOMAIN)
            .putAllMetadata(status.facts())
            .build();
    return com.google.rpc.Status.newBuilder()
        .setCode(status.code())
        .setMessage(status.message())
        .addDetails(Any.pack(info))
        .build()
        .toByteArray();
  }

  /**
   * As gRPC wants it: UTF-8, and everything but printable ASCII, and the percent sign, as {@code
   * %XX}.
   */
  static String percentEncoded(String text) {
    StringBuilder out = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (octet >= ' ' && octet <= '~' && octet != '%') {
        out.append((char) octet);
      } else {
        out.append('%').append(String.format("%02X", octet & 0xff));
      }
    }
    return out.toString();
  }
}
