package dev.snetd.chain;

import dev.snetd.units.Address;
import dev.snetd.units.BlockNumber;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What is asked of the chain itself, whichever node answers. Each method waits for an answer, at
 * most as long as the adapter's limit, and throws {@link ChainUnavailableException} without one.
 */
public interface Node {
  /** The id that tells this chain from others (EIP-155). */
  BigInteger chainId();

  /** Whether there is a contract at the address, at the newest block. */
  boolean hasCode(Address address);

  /** The newest block; may be older than one seen before, if another node answers. */
  Block newestBlock();

  /** The block of that height, or nothing if the node that answers has none yet. */
  Optional<Block> block(BlockNumber number);
}
