package dev.snetd.payment.escrow;

import dev.snetd.units.Cogs;
import dev.snetd.units.Nonce;
import dev.snetd.units.OpaqueBytes;
import java.util.Optional;

/** What a channel's signer, sender or recipient may learn of it: where the next payment starts. */
public interface ChannelStates {
  /**
   * Reads the state; changes nothing.
   *
   * @param channelId big-endian number of any length; empty is 0
   * @param signature over {@code __get_channel_state}, MPE address, channel id and block
   * @param currentBlock the block that was signed; at most 5 from the newest, either way
   */
  Answer of(byte[] channelId, byte[] signature, long currentBlock);

  /** What is answered. */
  sealed interface Answer {}

  /**
   * The state.
   *
   * @param nonce the newest that the daemon knows
   * @param current what was signed under that nonce; none if nothing was and no claim is under way
   * @param claimed what was signed under the nonce before, while its claim is not yet on chain
   */
  record Known(Nonce nonce, Optional<Signed> current, Optional<Signed> claimed) implements Answer {}

  /** An amount and the signature that promises it; empty if there is none. */
  record Signed(Cogs amount, OpaqueBytes signature) {}

  /** Refused with this text; the status is UNKNOWN(2), as clients expect. */
  record Refused(String message) implements Answer {}
}
