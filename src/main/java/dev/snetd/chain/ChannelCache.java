package dev.snetd.chain;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.snetd.chain.EscrowContract.Change;
import dev.snetd.units.BlockNumber;
import dev.snetd.units.ChannelId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The channels as last seen, each with the block that it was read at. A channel stays only while
 * every event since that block is known to have been looked at, and the block to be on the chain.
 *
 * <p>Changes are made under this object's lock, which is held for memory only; look-ups take none.
 */
final class ChannelCache {
  private final Cache<ChannelId, Seen> channels;

  /** Channels that callers read at blocks the watcher has not reached yet. Guarded by this. */
  private final Set<ChannelId> ahead = new HashSet<>();

  private volatile Position position = new Position(null, null, 0);

  /**
   * A channel, or the knowledge that there is none.
   *
   * @param at the block after which it looked so
   */
  record Seen(Optional<ChannelOnChain> channel, Block at) {
    private boolean isBefore(BlockNumber block) {
      return at.number().isBefore(block);
    }

    private boolean isAfter(BlockNumber block) {
      return block.isBefore(at.number());
    }
  }

  /**
   * How far the watcher is.
   *
   * @param reached all events up to this block were looked at; nothing before the first look
   * @param nextId no channel with this id or a higher one was known; nothing before the first look
   * @param era rises with each reorganisation: a read that began in an earlier one may have seen
   *     blocks that are no more
   */
  record Position(@Nullable Block reached, @Nullable ChannelId nextId, long era) {
    /** Whether a channel of this id may be on the chain as far as it is known. */
    boolean mayExist(ChannelId id) {
      return nextId == null || id.compareTo(nextId) < 0;
    }
  }

  ChannelCache(long size) {
    this.channels = Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).build();
  }

  Position position() {
    return position;
  }

  @Nullable Seen seen(ChannelId id) {
    return channels.getIfPresent(id);
  }

  /**
   * Keeps what a caller has read, unless it may have missed an event: the watcher is past that
   * block, or the block may be no more.
   *
   * @param era of the position before the read began
   */
  synchronized void offer(ChannelId id, Seen seen, long era) {
    Block reached = position.reached();
    if (reached == null || era != position.era()) {
      return;
    }
    if (seen.isAfter(reached.number())) {
      ahead.add(id);
      keepNewer(id, seen);
    } else if (seen.at().equals(reached)) {
      keepNewer(id, seen);
    }
  }

  /** Notes that ids below this one exist. */
  synchronized void raiseNextId(ChannelId nextId) {
    ChannelId known = position.nextId();
    if (known == null || known.compareTo(nextId) < 0) {
      position = new Position(position.reached(), nextId, position.era());
    }
  }

  /**
   * The channels that cannot stay as they are when the watcher moves on: those that the events
   * changed, and those that callers read on the way there, at blocks of which nobody knows whether
   * they became part of the chain.
   */
  synchronized Set<ChannelId> outdatedAt(Block newest, List<Change> changes) {
    Set<ChannelId> outdated = new HashSet<>();
    for (Change change : changes) {
      Seen seen = seen(change.id());
      if (seen != null && seen.isBefore(change.at())) {
        outdated.add(change.id());
      }
    }
    for (ChannelId id : ahead) {
      Seen seen = seen(id);
      if (seen != null && !seen.isAfter(newest.number()) && !seen.at().equals(newest)) {
        outdated.add(id);
      }
    }
    return outdated;
  }

  /**
   * Moves on to a block.
   *
   * @param changes all events since the block reached before
   * @param fresh the channels outdated by that, read again at the new block
   */
  synchronized void advance(Block newest, List<Change> changes, Map<ChannelId, Seen> fresh) {
    fresh.forEach(this::keepNewer);
    channels.invalidateAll(outdatedAt(newest, changes)); // those that came while they were read
    ahead.removeIf(id -> !isAfter(id, newest));
    position = new Position(newest, position.nextId(), position.era());
  }

  /** Goes back to a block that is still on the chain; what was read after it is dropped. */
  synchronized void rewind(Block ancestor) {
    channels.asMap().values().removeIf(seen -> seen.isAfter(ancestor.number()));
    ahead.clear();
    position = new Position(ancestor, position.nextId(), position.era() + 1);
  }

  /** Drops everything and goes on from a block, without a look at the events before it. */
  synchronized void restart(Block newest) {
    channels.invalidateAll();
    ahead.clear();
    position = new Position(newest, position.nextId(), position.era() + 1);
  }

  private boolean isAfter(ChannelId id, Block block) {
    Seen seen = seen(id);
    return seen != null && seen.isAfter(block.number());
  }

  private void keepNewer(ChannelId id, Seen seen) {
    channels
        .asMap()
        .merge(id, seen, (old, offered) -> old.isAfter(offered.at().number()) ? old : offered);
  }
}
