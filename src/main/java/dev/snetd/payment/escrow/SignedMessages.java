package dev.snetd.payment.escrow;

import dev.snetd.units.Address;
import dev.snetd.units.BlockNumber;
import dev.snetd.units.ChannelId;
import dev.snetd.units.signing.PersonalMessage;
import java.nio.charset.StandardCharsets;

/** The messages that are signed about channels, as the digest that the signature is over. */
public final class SignedMessages {
  private static final byte[] CLAIM = ascii("__MPE_claim_message");
  private static final byte[] STATE = ascii("__get_channel_state");

  private SignedMessages() {}

  /**
   * The promise of an amount, which the recipient can claim with.
   *
   * @param contract of the channel
   * @see "MultiPartyEscrow.channelClaim"
   */
  public static byte[] claim(Address contract, EscrowPayment payment) {
    return PersonalMessage.digest(
        CLAIM,
        contract.bytes(),
        payment.id().bytes32(),
        payment.nonce().bytes32(),
        payment.amount().bytes32());
  }

  /** The request to learn a channel's state. */
  public static byte[] channelState(Address contract, ChannelId id, BlockNumber block) {
    return PersonalMessage.digest(STATE, contract.bytes(), id.bytes32(), block.bytes32());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
