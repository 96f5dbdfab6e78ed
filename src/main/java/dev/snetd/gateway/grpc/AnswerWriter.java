package dev.snetd.gateway.grpc;

import dev.snetd.call.Metadata;
import dev.snetd.call.Status;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Writes an answer: headers with the first message, messages each flushed, trailers at the end. A
 * refusal is headers and trailers without a body.
 */
final class AnswerWriter {
  private static final int PREFIX = 5;

  private final HttpServletResponse response;
  private final boolean gzip;
  private volatile Map<String, String> trailers = Map.of();

  AnswerWriter(HttpServletResponse response, String contentType, boolean gzip) {
    this.response = response;
    this.gzip = gzip;
    response.setStatus(HttpServletResponse.SC_OK);
    response.setHeader("content-type", contentType);
    if (gzip) {
      response.setHeader("grpc-encoding", "gzip");
    }
    // Asked for when the stream ends; the protocol wants trailers announced before the first byte.
    response.setTrailerFields(() -> trailers);
  }

  /** The service's headers, to go out with what follows. */
  void headers(Metadata headers) {
    for (Metadata.Entry entry : headers.entries()) {
      response.addHeader(entry.name(), entry.value());
    }
  }

  /** A message, out on the wire when this returns; waits while the caller does not read. */
  void message(byte[] message) throws IOException {
    byte[] payload = gzip ? packed(message) : message;
    ByteBuffer frame = ByteBuffer.allocate(PREFIX + payload.length);
    frame.put((byte) (gzip ? 1 : 0)).putInt(payload.length).put(payload);
    OutputStream out = response.getOutputStream();
    out.write(frame.array());
    out.flush();
  }

  /** The trailers, to be sent when the stream ends. */
  void end(Status status, Metadata metadata) throws IOException {
    trailers = StatusTrailers.of(status, metadata);
    response.flushBuffer();
  }

  private static byte[] packed(byte[] message) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(message.length / 2 + 32);
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(message);
    }
    return out.toByteArray();
  }
}
