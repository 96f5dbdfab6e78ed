package dev.snetd.payment.escrow;

import dev.snetd.chain.Chain;
import dev.snetd.chain.ChainUnavailableException;
import dev.snetd.chain.ChannelOnChain;
import dev.snetd.units.ChannelId;
import java.util.Optional;
import java.util.function.Function;

/** Channels as ledger and chain together know them. */
final class EscrowChannels {
  private final Chain chain;
  private final EscrowTerms terms;

  EscrowChannels(Chain chain, EscrowTerms terms) {
    this.chain = chain;
    this.terms = terms;
  }

  /** What the chain was last seen to say; costs no request for a channel that was seen before. */
  ChainView cached(ChannelId id) {
    return view(id, chain::channel);
  }

  /** What the chain says now. */
  ChainView latest(ChannelId id) {
    return view(id, chain::channelAtLatest);
  }

  Merge merge(Optional<PaymentChannel> stored, ChainView view) {
    return Merge.of(stored, view, terms);
  }

  private static ChainView view(ChannelId id, Function<ChannelId, Optional<ChannelOnChain>> read) {
    try {
      return read.apply(id).<ChainView>map(ChainView.Found::new).orElseGet(ChainView.NotFound::new);
    } catch (ChainUnavailableException e) {
      return new ChainView.Unreadable(String.valueOf(e.getMessage()));
    }
  }
}
