package dev.snetd.payment.escrow;

import dev.snetd.units.ChannelId;
import dev.snetd.units.Cogs;
import dev.snetd.units.Nonce;
import dev.snetd.units.OpaqueBytes;

/**
 * What a caller promises with a call.
 *
 * @param nonce the generation of the channel that it signed for
 * @param amount in total under that nonce, this call included
 * @param signature over {@link SignedMessages#claim}; as it was sent, of any length
 */
public record EscrowPayment(ChannelId id, Nonce nonce, Cogs amount, OpaqueBytes signature) {}
