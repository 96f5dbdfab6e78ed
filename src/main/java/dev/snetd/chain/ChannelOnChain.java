package dev.snetd.chain;

import dev.snetd.units.Address;
import dev.snetd.units.BlockNumber;
import dev.snetd.units.ChannelId;
import dev.snetd.units.Cogs;
import dev.snetd.units.GroupId;
import dev.snetd.units.Nonce;

/**
 * A channel as the contract holds it.
 *
 * @param sender who funded it; never the zero address, for that means "no such channel"
 * @param value cogs still in the channel, for the present nonce
 * @param expiration from this block on the sender may take the value back
 * @see "MultiPartyEscrow.channels"
 */
public record ChannelOnChain(
    ChannelId id,
    Nonce nonce,
    Address sender,
    Address signer,
    Address recipient,
    GroupId groupId,
    Cogs value,
    BlockNumber expiration) {}
