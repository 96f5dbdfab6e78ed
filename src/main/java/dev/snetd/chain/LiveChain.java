package dev.snetd.chain;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.snetd.chain.ChannelCache.Position;
import dev.snetd.chain.ChannelCache.Seen;
import dev.snetd.chain.HeadWatcher.Head;
import dev.snetd.units.BlockNumber;
import dev.snetd.units.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chain as its nodes show it, followed by one thread so that calls need not ask: a channel that
 * was seen, and the head, cost no request. Safe for any number of threads.
 */
public final class LiveChain implements Chain, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LiveChain.class);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(2);
  private static final Duration FORGET_READS_AFTER = Duration.ofMinutes(1);

  private final EscrowContract escrow;
  private final ChainSettings settings;
  private final ChannelCache cache;
  private final HeadWatcher watcher;
  private final SharedRead<Block> newest;
  private final SharedRead<ChannelId> nextId;
  private final Cache<ChannelId, SharedRead<Optional<ChannelOnChain>>> reads;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile Instant heartbeat = Instant.EPOCH;
  private @Nullable Thread thread;

  /** Asks nothing yet; see {@link #start}. */
  public LiveChain(Node node, EscrowContract escrow, ChainSettings settings) {
    this.escrow = escrow;
    this.settings = settings;
    this.cache = new ChannelCache(settings.cachedChannels());
    this.watcher = new HeadWatcher(node, escrow, cache);
    this.newest = new SharedRead<>(node::newestBlock, Duration.ZERO, settings.answerLimit());
    this.nextId = shared(() -> escrow.nextChannelId(newestBlock().number()));
    this.reads =
        Caffeine.newBuilder()
            .maximumSize(settings.cachedChannels())
            .executor(Runnable::run)
            .expireAfterAccess(FORGET_READS_AFTER)
            .build();
  }

  /**
   * Looks at the chain once, then goes on looking until {@link #close}. To be called once.
   *
   * @throws ChainUnavailableException if the first look gets no answer; nothing is left running
   */
  public void start() {
    watcher.look();
    heartbeat = Instant.now();
    thread = Thread.ofVirtual().name("chain-watcher").start(this::watch);
  }

  @Override
  public BlockNumber head() {
    Head head =
        watcher
            .head()
            .orElseThrow(
                () -> new ChainUnavailableException("the chain has not been seen yet", null));
    if (System.nanoTime() - head.confirmedNanos() > settings.maxHeadAge().toNanos()) {
      throw new ChainUnavailableException(
          "the newest block of the chain has been unknown for more than "
              + settings.maxHeadAge().toSeconds()
              + " s",
          null);
    }
    return head.block().number();
  }

  @Override
  public Optional<ChannelOnChain> channel(ChannelId id) {
    Seen seen = cache.seen(id);
    if (seen != null) {
      return seen.channel();
    }
    return cache.position().mayExist(id) ? reading(id).join() : Optional.empty();
  }

  /**
   * {@inheritDoc}
   *
   * <p>For ids that do not exist the bound is one for all of them together, so that made-up ids
   * cannot be used to flood a node.
   */
  @Override
  public Optional<ChannelOnChain> channelAtLatest(ChannelId id) {
    if (!cache.position().mayExist(id)) {
      cache.raiseNextId(nextId.get());
      if (!cache.position().mayExist(id)) {
        return Optional.empty();
      }
    }
    return reading(id).get();
  }

  @Override
  public BlockNumber headAtLatest() {
    return newestBlock().number();
  }

  /** When the watcher last ended a look, whether or not a node answered; for a stalled thread. */
  public Instant heartbeat() {
    return heartbeat;
  }

  /** Ends the watcher, at most two seconds from now. The nodes' connections belong to others. */
  @Override
  public void close() {
    stopped.countDown();
    Thread running = thread;
    if (running == null) {
      return;
    }
    running.interrupt();
    try {
      if (!running.join(STOP_LIMIT)) {
        log.warn("the chain's watcher did not end within {}", STOP_LIMIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private SharedRead<Optional<ChannelOnChain>> reading(ChannelId id) {
    return reads.get(id, key -> shared(() -> readNow(key)));
  }

  private Optional<ChannelOnChain> readNow(ChannelId id) {
    Position before = cache.position();
    Block at = newestBlock();
    Optional<ChannelOnChain> channel = escrow.channel(id, at.number());
    cache.offer(id, new Seen(channel, at), before.era());
    return channel;
  }

  /** Never behind the watcher: another node may answer each time, and one of them may lag. */
  private Block newestBlock() {
    Block answered = newest.get();
    return watcher
        .head()
        .map(Head::block)
        .filter(known -> answered.number().isBefore(known.number()))
        .orElse(answered);
  }

  private <T> SharedRead<T> shared(Supplier<T> read) {
    return new SharedRead<>(read, settings.rereadInterval(), settings.answerLimit());
  }

  private void watch() {
    boolean answered = true;
    while (!isStopped(settings.pollInterval())) {
      try {
        watcher.look();
        if (!answered) {
          log.info("the chain's nodes answer again");
        }
        answered = true;
      } catch (ChainUnavailableException e) {
        if (answered && stopped.getCount() > 0) {
          log.warn("the chain cannot be followed for now: {}", e.getMessage());
        }
        answered = false;
      } catch (RuntimeException e) {
        log.error("a look at the chain failed; the next one follows", e);
      }
      heartbeat = Instant.now();
    }
  }

  private boolean isStopped(Duration wait) {
    try {
      return stopped.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      return true; // only close() knows the thread
    }
  }
}
