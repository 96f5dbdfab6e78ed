package dev.snetd.chain;

import dev.snetd.units.BlockNumber;
import dev.snetd.units.ChannelId;
import java.util.List;
import java.util.Optional;

/**
 * One MultiPartyEscrow contract, read at a block that the caller names. A node that lacks the block
 * is no answer: behind a load balancer, nodes differ by some blocks, and "latest" of a node that is
 * behind would pass for news. Throws {@link ChainUnavailableException} if no node answers in time.
 */
public interface EscrowContract {
  /**
   * The channel after that block.
   *
   * @return nothing if there is none with this id
   * @see "MultiPartyEscrow.channels"
   */
  Optional<ChannelOnChain> channel(ChannelId id, BlockNumber at);

  /**
   * The id that the next channel to be opened gets, after that block; ids run from 0 without gaps.
   *
   * @see "MultiPartyEscrow.nextChannelId"
   */
  ChannelId nextChannelId(BlockNumber at);

  /**
   * The channels that were opened or changed within the blocks, both included. A node that is
   * behind may leave out what happened in blocks it does not have.
   */
  List<Change> changes(BlockNumber first, BlockNumber last);

  /**
   * An event of a channel.
   *
   * @param at the block that it happened in
   * @param opened whether the channel came into being
   */
  record Change(ChannelId id, BlockNumber at, boolean opened) {}
}
