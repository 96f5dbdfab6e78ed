package dev.snetd.store.codec;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The primitives of gob, read from a run of bytes. Every length is checked against what is there
 * before it is used.
 */
final class GobInput {
  private static final int LONGEST_NUMBER = 8;

  private final byte[] bytes;
  private int at;
  private final int end;

  GobInput(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private GobInput(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  boolean isEmpty() {
    return at >= end;
  }

  /** A number without sign, as the 64 bits of a {@code long}. */
  long unsigned() throws RecordException {
    int first = octet();
    if (first < 0x80) {
      return first;
    }
    int count = 256 - first;
    if (count > LONGEST_NUMBER) {
      throw eof();
    }
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 8 | octet();
    }
    return value;
  }

  long signed() throws RecordException {
    long value = unsigned();
    return (value & 1) == 0 ? value >>> 1 : ~(value >>> 1);
  }

  /**
   * A length or count; no more than there are bytes left, since each element takes at least one.
   */
  int length() throws RecordException {
    long value = unsigned();
    if (value < 0 || value > end - at) {
      throw eof();
    }
    return (int) value;
  }

  byte[] raw() throws RecordException {
    int length = length();
    byte[] value = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return value;
  }

  String text() throws RecordException {
    return new String(raw(), StandardCharsets.UTF_8);
  }

  /** The next message: its length, then so many bytes. */
  GobInput message() throws RecordException {
    int length = length();
    GobInput body = new GobInput(bytes, at, at + length);
    at += length;
    return body;
  }

  /** The payload of a {@code *big.Int}: version and sign, then the magnitude. */
  BigInteger big() throws RecordException {
    byte[] payload = raw();
    if (payload.length == 0) {
      return BigInteger.ZERO;
    }
    int version = (payload[0] & 0xff) >> 1;
    if (version != 1) {
      throw new RecordException("Int.GobDecode: encoding version " + version + " not supported");
    }
    boolean negative = (payload[0] & 1) == 1;
    return new BigInteger(
        negative ? -1 : 1, Arrays.copyOfRange(payload, 1, payload.length), 0, payload.length - 1);
  }

  /** An array of bytes: a count, then each byte as a number. */
  byte[] octets(int expected) throws RecordException {
    if (length() != expected) {
      throw new RecordException("gob: length mismatch in decodeArray");
    }
    byte[] value = new byte[expected];
    for (int i = 0; i < expected; i++) {
      value[i] = (byte) unsigned();
    }
    return value;
  }

  private int octet() throws RecordException {
    if (at >= end) {
      throw eof();
    }
    return bytes[at++] & 0xff;
  }

  static RecordException eof() {
    return new RecordException("unexpected EOF");
  }
}
