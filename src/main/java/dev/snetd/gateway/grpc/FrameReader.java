package dev.snetd.gateway.grpc;

import dev.snetd.call.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Messages out of a request's body (gRPC over HTTP/2, "Length-Prefixed-Message"): one byte that
 * says whether the message is compressed, four bytes of length, the message.
 */
final class FrameReader {
  private static final int PREFIX = 5;

  private final InputStream body;
  private final int maxBytes;
  private final boolean gzip;

  /**
   * @param maxBytes of one message, once unpacked
   * @param gzip whether the request's {@code grpc-encoding} is gzip
   */
  FrameReader(InputStream body, int maxBytes, boolean gzip) {
    this.body = body;
    this.maxBytes = maxBytes;
    this.gzip = gzip;
  }

  /** The next message, unpacked; nothing at the end of the body. Waits for it. */
  Optional<byte[]> next() throws IOException, FrameException {
    byte[] prefix = body.readNBytes(PREFIX);
    if (prefix.length == 0) {
      return Optional.empty();
    }
    if (prefix.length < PREFIX) {
      throw truncated();
    }
    long length = 0;
    for (int i = 1; i < PREFIX; i++) {
      length = (length << 8) | (prefix[i] & 0xff);
    }
    if (length > maxBytes) {
      throw tooLarge(Long.toString(length));
    }
    byte[] message = body.readNBytes((int) length);
    if (message.length < length) {
      throw truncated();
    }
    return switch (prefix[0]) {
      case 0 -> Optional.of(message);
      case 1 -> Optional.of(unpacked(message));
      default -> throw new FrameException(Status.INTERNAL, "malformed message: unknown flag");
    };
  }

  private byte[] unpacked(byte[] packed) throws FrameException {
    if (!gzip) {
      throw new FrameException(
          Status.INTERNAL, "grpc: compressed flag set with identity or empty encoding");
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] message = in.readNBytes(maxBytes);
      if (in.read() >= 0) {
        throw tooLarge("more than " + maxBytes);
      }
      return message;
    } catch (IOException e) {
      throw new FrameException(Status.INTERNAL, "malformed message: not gzip");
    }
  }

  private FrameException tooLarge(String length) {
    return new FrameException(
        Status.RESOURCE_EXHAUSTED,
        "grpc: received message larger than max (" + length + " vs. " + maxBytes + ")");
  }

  private static FrameException truncated() {
    return new FrameException(Status.INTERNAL, "malformed message: the request ended inside it");
  }
}
