package dev.snetd.payment.escrow;

import dev.snetd.chain.Chain;
import dev.snetd.chain.ChainUnavailableException;
import dev.snetd.chain.ChannelOnChain;
import dev.snetd.units.BlockNumber;
import dev.snetd.units.ChannelId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A chain on paper: lets a test say exactly what is cached, what is true by now, and that no node
 * answers.
 */
final class PaperChain implements Chain {
  final Map<ChannelId, ChannelOnChain> cached = new HashMap<>();
  final Map<ChannelId, ChannelOnChain> latest = new HashMap<>();
  long head = 100;
  boolean down;
  int readsAtLatest;

  void open(ChannelOnChain channel) {
    cached.put(channel.id(), channel);
    latest.put(channel.id(), channel);
  }

  @Override
  public BlockNumber head() {
    return up(BlockNumber.of(head));
  }

  @Override
  public BlockNumber headAtLatest() {
    return up(BlockNumber.of(head));
  }

  @Override
  public Optional<ChannelOnChain> channel(ChannelId id) {
    return Optional.ofNullable(cached.get(id));
  }

  @Override
  public Optional<ChannelOnChain> channelAtLatest(ChannelId id) {
    readsAtLatest++;
    return up(Optional.ofNullable(latest.get(id)));
  }

  private <T> T up(T value) {
    if (down) {
      throw new ChainUnavailableException("no node answers", null);
    }
    return value;
  }
}
