package dev.snetd.store.codec;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** The primitives of gob, written. */
public final class GobWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

  /** The 64 bits as a number without sign. */
  public GobWriter unsigned(long value) {
    if (value >= 0 && value < 0x80) {
      out.write((int) value);
      return this;
    }
    int count = (71 - Long.numberOfLeadingZeros(value)) / 8;
    out.write(256 - count);
    for (int i = count - 1; i >= 0; i--) {
      out.write((int) (value >>> (8 * i)));
    }
    return this;
  }

  /** A number with sign. */
  public GobWriter signed(long value) {
    return unsigned(value < 0 ? ~value << 1 | 1 : value << 1);
  }

  /** Bytes after their length. */
  public GobWriter raw(byte[] value) {
    unsigned(value.length);
    out.writeBytes(value);
    return this;
  }

  /** UTF-8 after its length. */
  public GobWriter text(String value) {
    return raw(value.getBytes(StandardCharsets.UTF_8));
  }

  /** The payload of a {@code *big.Int} that is not negative. */
  public GobWriter big(BigInteger value) {
    byte[] magnitude = value.toByteArray();
    int zeros = magnitude[0] == 0 ? 1 : 0; // Go writes no leading zero, and none at all for 0
    unsigned(1L + magnitude.length - zeros);
    out.write(2);
    out.write(magnitude, zeros, magnitude.length - zeros);
    return this;
  }

  /** An array of bytes, each as a number. */
  public GobWriter octets(byte[] value) {
    unsigned(value.length);
    for (byte octet : value) {
      unsigned(octet & 0xff);
    }
    return this;
  }

  /** Everything so far as one message. */
  public GobWriter message(GobWriter body) {
    return raw(body.bytes());
  }

  /** What was written. */
  public byte[] bytes() {
    return out.toByteArray();
  }

  /** Bytes as they are, without a length. */
  public GobWriter plain(byte[] value) {
    out.writeBytes(value);
    return this;
  }
}
