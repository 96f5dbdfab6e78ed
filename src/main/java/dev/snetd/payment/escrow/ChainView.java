package dev.snetd.payment.escrow;

import dev.snetd.chain.ChannelOnChain;

/** What is known of a channel on chain at the moment of a decision. */
sealed interface ChainView {
  /** The contract has it. */
  record Found(ChannelOnChain channel) implements ChainView {}

  /** The contract has no such channel. */
  record NotFound() implements ChainView {}

  /**
   * Nobody could tell.
   *
   * @param cause without any address of a node
   */
  record Unreadable(String cause) implements ChainView {}
}
