package dev.snetd.units;

import java.util.Base64;

/** The 32 bytes that name a group of replicas which share one ledger and one payment address. */
public final class GroupId extends Bytes {
  /**
   * @param bytes exactly 32
   * @throws IllegalArgumentException for any other length
   */
  public GroupId(byte[] bytes) {
    super("group id", 32, bytes);
  }

  /** Standard padded base64, as in organization metadata. */
  @Override
  public String toString() {
    return Base64.getEncoder().encodeToString(unsafe());
  }
}
