package dev.snetd.units.signing;

import dev.snetd.units.Keccak;
import java.nio.charset.StandardCharsets;

/**
 * How SingularityNET signs: the message is hashed, and the hash is signed as an Ethereum personal
 * message.
 */
public final class PersonalMessage {
  private static final byte[] PREFIX =
      "\u0019Ethereum Signed Message:\n32".getBytes(StandardCharsets.US_ASCII);

  private PersonalMessage() {}

  /**
   * The 32 bytes that are signed for the message that the parts make up, in order and without
   * separators: {@code keccak256(prefix, keccak256(message))}.
   */
  public static byte[] digest(byte[]... parts) {
    return Keccak.hash(PREFIX, Keccak.hash(parts));
  }
}
