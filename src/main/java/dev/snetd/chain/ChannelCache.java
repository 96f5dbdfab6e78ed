package dev.snetd.chain;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.snetd.chain.EscrowContract.Change;
import dev.snetd.units.BlockNumber;
import dev.snetd.units.ChannelId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The channels as last seen, each with the block that it was read at. A channel stays only while
 * every event since that block is known to have been looked at, so what is here is true as of the
 * block that the watcher has reached.
 *
 * <p>Changes are made under this object's lock, which is held for memory only; look-ups take none.
 */
final class ChannelCache {
  private final Cache<ChannelId, Seen> channels;
  private volatile Position position = new Position(null, null, 0);

  /**
   * A channel, or the knowledge that there is none.
   *
   * @param at the block after which it looked so
   */
  record Seen(Optional<ChannelOnChain> channel, BlockNumber at) {}

  /**
   * How far the watcher is.
   *
   * @param reached all events up to this block were looked at; nothing before the first look
   * @param nextId no channel with this id or a higher one was known; nothing before the first look
   * @param era rises with each reorganisation: a read that began in an earlier one may have seen
   *     blocks that are no more
   */
  record Position(@Nullable BlockNumber reached, @Nullable ChannelId nextId, long era) {
    /** Whether a channel of this id may be on the chain as far as it is known. */
    boolean mayExist(ChannelId id) {
      return nextId == null || id.compareTo(nextId) < 0;
    }

    private boolean isBeyond(BlockNumber block) {
      return reached != null && block.isBefore(reached);
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
    if (era == position.era() && !position.isBeyond(seen.at())) {
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
   * Moves on to a block.
   *
   * @param changes all events since the block reached before
   * @param fresh channels among them, read at the new block or later
   */
  synchronized void advance(BlockNumber reached, List<Change> changes, Map<ChannelId, Seen> fresh) {
    fresh.forEach(this::keepNewer);
    for (Change change : changes) {
      if (isOutdatedBy(change)) { // somebody put it here after the watcher had looked
        channels.invalidate(change.id());
      }
    }
    position = new Position(reached, position.nextId(), position.era());
  }

  /** Whether the channel is here as it was before the event. */
  boolean isOutdatedBy(Change change) {
    Seen seen = channels.getIfPresent(change.id());
    return seen != null && seen.at().isBefore(change.at());
  }

  /** Goes back to a block that is still on the chain; what was read after it is dropped. */
  synchronized void rewind(BlockNumber ancestor) {
    position = new Position(ancestor, position.nextId(), position.era() + 1);
    channels.asMap().values().removeIf(seen -> ancestor.isBefore(seen.at()));
  }

  /** Drops everything and goes on from a block, without a look at the events before it. */
  synchronized void restart(BlockNumber reached) {
    position = new Position(reached, position.nextId(), position.era() + 1);
    channels.invalidateAll();
  }

  private void keepNewer(ChannelId id, Seen seen) {
    channels
        .asMap()
        .merge(id, seen, (old, offered) -> offered.at().isBefore(old.at()) ? old : offered);
  }
}
