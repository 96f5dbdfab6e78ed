package dev.snetd.units;

import java.util.Arrays;
import java.util.HexFormat;

/** A run of bytes that nobody can change, equal to another by content. */
public sealed class Bytes permits Address, GroupId, OpaqueBytes, Signature {
  private final byte[] value;

  Bytes(String what, int length, byte[] value) {
    if (value.length != length) {
      throw new IllegalArgumentException(
          what + ": " + value.length + " bytes (expected: " + length + ")");
    }
    this.value = value.clone();
  }

  /** A copy of the bytes. */
  public final byte[] bytes() {
    return value.clone();
  }

  /** The bytes themselves, for this package's own reading. */
  final byte[] unsafe() {
    return value;
  }

  /** Lower-case hex without a prefix. */
  public final String hex() {
    return HexFormat.of().formatHex(value);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Bytes that
        && that.getClass() == getClass()
        && Arrays.equals(that.value, value);
  }

  @Override
  public final int hashCode() {
    return Arrays.hashCode(value);
  }
}
