package dev.snetd.chain;

import dev.snetd.units.BlockNumber;

/**
 * A block as far as following the chain needs it.
 *
 * @param hash tells it from another block of the same height; lower-case hex with 0x
 * @param parentHash the hash of the block before it
 */
public record Block(BlockNumber number, String hash, String parentHash) {}
