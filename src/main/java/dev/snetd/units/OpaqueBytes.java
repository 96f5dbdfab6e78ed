package dev.snetd.units;

/**
 * Bytes of any length that are kept and passed on as they came, such as a signature in an old
 * record.
 */
public final class OpaqueBytes extends Bytes {
  /** None. */
  public static final OpaqueBytes EMPTY = new OpaqueBytes(new byte[0]);

  public OpaqueBytes(byte[] bytes) {
    super("bytes", bytes.length, bytes);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return unsafe().length == 0;
  }

  /** The length only: the content may be worth money. */
  @Override
  public String toString() {
    return unsafe().length + " bytes";
  }
}
