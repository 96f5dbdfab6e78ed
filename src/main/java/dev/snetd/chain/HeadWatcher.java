package dev.snetd.chain;

import dev.snetd.chain.ChannelCache.Seen;
import dev.snetd.chain.EscrowContract.Change;
import dev.snetd.units.BlockNumber;
import dev.snetd.units.ChannelId;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the chain block by block: keeps the cached channels true as of the newest block, and goes
 * back when the chain does. One thread at a time looks; all others only read the confirmed head.
 */
final class HeadWatcher {
  private static final Logger log = LoggerFactory.getLogger(HeadWatcher.class);

  /** Providers' free plans answer for no more than ten blocks at once; beyond, start afresh. */
  private static final BigInteger MAX_BLOCKS = BigInteger.TEN;

  /** Blocks asked for once more, for the node that answered last may not have had them yet. */
  private static final BigInteger REPEATED_BLOCKS = BigInteger.TWO;

  private static final int HISTORY = 128;

  private final Node node;
  private final EscrowContract escrow;
  private final ChannelCache cache;
  private final NavigableMap<BlockNumber, Block> history = new TreeMap<>();
  private volatile Optional<Head> head = Optional.empty();

  /**
   * The block up to which everything is known.
   *
   * @param confirmedNanos the {@link System#nanoTime} at which a node was asked and named it
   */
  record Head(Block block, long confirmedNanos) {}

  HeadWatcher(Node node, EscrowContract escrow, ChannelCache cache) {
    this.node = node;
    this.escrow = escrow;
    this.cache = cache;
  }

  /** The newest block that was followed; nothing before the first look. */
  Optional<Head> head() {
    return head;
  }

  /**
   * Asks for the newest block and catches up with it. The head is confirmed only after all events
   * up to it were applied, so that its age covers both.
   *
   * @throws ChainUnavailableException if a node did not answer; the next look starts where this did
   */
  void look() {
    long asked = System.nanoTime();
    Block newest = node.newestBlock();
    if (history.isEmpty()) {
      startAt(newest);
    } else if (isBehind(newest)) {
      log.debug("a node is behind: block {}", newest.number());
      return;
    } else {
      if (!follows(newest)) {
        goBack();
      }
      catchUp(newest);
    }
    remember(newest);
    head = Optional.of(new Head(newest, asked));
  }

  /** A node that lags confirms nothing; it may have lost the connection to the others. */
  private boolean isBehind(Block newest) {
    Block known = history.get(newest.number());
    return newest.number().isBefore(history.lastKey()) && (known == null || known.equals(newest));
  }

  private boolean follows(Block newest) {
    Block reached = history.lastEntry().getValue();
    BigInteger distance = newest.number().value().subtract(reached.number().value());
    if (distance.signum() <= 0) {
      return newest.equals(reached);
    }
    return distance.equals(BigInteger.ONE)
        ? newest.parentHash().equals(reached.hash())
        : isOnChain(reached);
  }

  private boolean isOnChain(Block block) {
    return node.block(block.number()).filter(block::equals).isPresent();
  }

  /**
   * Back to the newest block seen that is still on the chain. Changes nothing before it is found.
   */
  private void goBack() {
    BlockNumber lost = history.lastKey();
    Optional<Block> ancestor =
        history.descendingMap().values().stream().filter(this::isOnChain).findFirst();
    if (ancestor.isPresent()) {
      history.tailMap(ancestor.get().number(), false).clear();
      cache.rewind(ancestor.get());
    } else {
      history.clear();
    }
    log.info("the chain was reorganised: block {} is no more", lost);
  }

  private void catchUp(Block newest) {
    if (history.isEmpty()) {
      startAt(newest);
      return;
    }
    BigInteger reached = history.lastKey().value();
    if (newest.number().value().equals(reached)) {
      return;
    }
    BigInteger first = reached.subtract(REPEATED_BLOCKS).add(BigInteger.ONE).max(BigInteger.ZERO);
    if (newest.number().value().subtract(first).compareTo(MAX_BLOCKS) >= 0) {
      startAt(newest);
      return;
    }
    List<Change> changes = escrow.changes(new BlockNumber(first), newest.number());
    Map<ChannelId, Seen> fresh = new HashMap<>();
    for (Change change : changes) {
      if (change.opened()) {
        cache.raiseNextId(new ChannelId(change.id().value().add(BigInteger.ONE)));
      }
    }
    for (ChannelId id : cache.outdatedAt(newest, changes)) {
      fresh.put(id, new Seen(escrow.channel(id, newest.number()), newest));
    }
    cache.advance(newest, changes, fresh);
  }

  private void startAt(Block newest) {
    cache.raiseNextId(escrow.nextChannelId(newest.number()));
    cache.restart(newest);
  }

  private void remember(Block block) {
    history.put(block.number(), block);
    if (history.size() > HISTORY) {
      history.pollFirstEntry();
    }
  }
}
