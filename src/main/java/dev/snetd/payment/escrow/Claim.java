package dev.snetd.payment.escrow;

import dev.snetd.units.ChannelId;
import dev.snetd.units.Cogs;
import dev.snetd.units.Nonce;
import dev.snetd.units.OpaqueBytes;

/**
 * A claim that was started and is not yet settled on chain.
 *
 * @param nonce the generation that is being claimed; the channel has gone on to the next
 * @param amount what the recipient may claim with the signature
 */
public record Claim(ChannelId id, Nonce nonce, Cogs amount, OpaqueBytes signature) {}
