package dev.snetd.store.codec;

import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a record that was read, by name, with Go's zero values where a field was left out.
 */
public final class GobRecord {
  private final RecordKind kind;
  private final Map<String, Object> values;

  /**
   * Reads a stored value.
   *
   * @throws RecordException if it is no such record
   */
  public GobRecord(RecordKind kind, byte[] bytes) throws RecordException {
    this.kind = kind;
    this.values = GobReader.read(kind, bytes);
  }

  /**
   * A number that must be there. One that is missing kills a Go daemon; here the record is refused.
   *
   * @throws RecordException if it is missing, negative or wider than 256 bits
   */
  public BigInteger big(String name) throws RecordException {
    @Nullable Object value = values.get(name);
    if (!(value instanceof BigInteger number)) {
      throw new RecordException(kind.name() + "." + name + " is missing");
    }
    if (number.signum() < 0 || number.bitLength() > 256) {
      throw new RecordException(kind.name() + "." + name + " is not between 0 and 2^256 - 1");
    }
    return number;
  }

  /** An array of bytes; zeros if it was left out. */
  public byte[] octets(String name, int length) {
    return values.get(name) instanceof byte[] bytes ? bytes : new byte[length];
  }

  /** Bytes of any length; none if they were left out. */
  public byte[] bytes(String name) {
    return octets(name, 0);
  }
}
