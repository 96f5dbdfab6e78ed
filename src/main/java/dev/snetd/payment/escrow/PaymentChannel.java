package dev.snetd.payment.escrow;

import dev.snetd.chain.ChannelOnChain;
import dev.snetd.units.Address;
import dev.snetd.units.BlockNumber;
import dev.snetd.units.ChannelId;
import dev.snetd.units.Cogs;
import dev.snetd.units.GroupId;
import dev.snetd.units.Nonce;
import dev.snetd.units.OpaqueBytes;

/**
 * A channel as the ledger knows it.
 *
 * @param deposited cogs in the channel for this nonce: what may be authorized at most
 * @param expiration from this block on the sender may take back what was not claimed
 * @param authorized the last amount that was signed under this nonce, in total and not for one call
 * @param signature for that amount, which the recipient needs to claim; empty if nothing was signed
 */
public record PaymentChannel(
    ChannelId id,
    Nonce nonce,
    Address sender,
    Address signer,
    Address recipient,
    GroupId groupId,
    Cogs deposited,
    BlockNumber expiration,
    Cogs authorized,
    OpaqueBytes signature) {
  /** The channel as it stands on chain, with nothing authorized yet. */
  public static PaymentChannel fresh(ChannelOnChain chain) {
    return new PaymentChannel(
        chain.id(),
        chain.nonce(),
        chain.sender(),
        chain.signer(),
        chain.recipient(),
        chain.groupId(),
        chain.value(),
        chain.expiration(),
        Cogs.ZERO,
        OpaqueBytes.EMPTY);
  }

  /**
   * The same promise over what the chain now holds: value may have been added and expiration
   * extended.
   */
  PaymentChannel withChain(Cogs value, BlockNumber until) {
    return new PaymentChannel(
        id, nonce, sender, signer, recipient, groupId, value, until, authorized, signature);
  }

  /** The channel after a payment. */
  PaymentChannel paid(Cogs amount, OpaqueBytes promise) {
    return new PaymentChannel(
        id, nonce, sender, signer, recipient, groupId, deposited, expiration, amount, promise);
  }
}
