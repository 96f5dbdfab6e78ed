package dev.snetd.chain;

import dev.snetd.units.BlockNumber;
import dev.snetd.units.ChannelId;
import java.util.Optional;

/**
 * The chain as payments see it. What is kept here may be behind by the age of the head, but it is
 * safe to admit calls by: value falls only by our own claims or after expiration.
 */
public interface Chain {
  /**
   * The newest known block. Asks no node.
   *
   * @throws ChainUnavailableException if the head is older than the configured age
   */
  BlockNumber head();

  /**
   * The channel as last seen. Asks a node only for a channel that was never seen; ids that cannot
   * exist yet and misses of a moment ago cost nothing.
   *
   * @return nothing if the contract has no such channel
   * @throws ChainUnavailableException if a node had to be asked and gave no answer in time
   */
  Optional<ChannelOnChain> channel(ChannelId id);

  /**
   * The channel read now, at the newest block; for a refusal that fresher data could reverse.
   * Bounded per channel by waiting, not by giving an answer older than the question: who asks
   * within a moment of the last read shares the next one.
   *
   * @throws ChainUnavailableException if no node answers in time
   */
  Optional<ChannelOnChain> channelAtLatest(ChannelId id);

  /**
   * The newest block, asked of a node now, together with all others who ask; before a refusal for a
   * signature's age.
   *
   * @throws ChainUnavailableException if no node answers in time
   */
  BlockNumber headAtLatest();
}
