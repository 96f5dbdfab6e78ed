package dev.snetd.payment.escrow;

import dev.snetd.chain.ChannelOnChain;
import dev.snetd.units.GroupId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One channel out of what the ledger and the chain each say of it. The one with the higher nonce
 * wins; with equal nonces the ledger knows what was promised and the chain what there is to
 * promise.
 */
sealed interface Merge {
  /** The channel to decide by. */
  record Known(PaymentChannel channel) implements Merge {}

  /** There is no such channel. */
  record Missing() implements Merge {}

  /** It cannot be decided; the cause is for the caller. */
  record Failed(String cause) implements Merge {}

  /** Merges, see the class. */
  static Merge of(Optional<PaymentChannel> stored, ChainView chain, EscrowTerms terms) {
    ChainView usable = checked(chain, terms);
    return stored
        .map(record -> withRecord(record, usable))
        .orElseGet(() -> withoutRecord(usable, terms.group()));
  }

  // A channel of another recipient can never be claimed by this group: as good as unreadable.
  private static ChainView checked(ChainView chain, EscrowTerms terms) {
    return chain instanceof ChainView.Found(ChannelOnChain channel)
            && !channel.recipient().equals(terms.recipient())
        ? new ChainView.Unreadable(
            "recipient Address from org metadata does not Match on what was retrieved from Channel")
        : chain;
  }

  private static Merge withRecord(PaymentChannel stored, ChainView chain) {
    return switch (chain) {
      case ChainView.NotFound() -> new Known(stored);
      case ChainView.Unreadable(String cause) -> new Known(stored);
      case ChainView.Found(ChannelOnChain found) -> {
        int newer = found.nonce().compareTo(stored.nonce());
        if (newer > 0) {
          yield new Known(PaymentChannel.fresh(found));
        }
        yield new Known(newer < 0 ? stored : stored.withChain(found.value(), found.expiration()));
      }
    };
  }

  private static Merge withoutRecord(ChainView chain, GroupId own) {
    return switch (chain) {
      case ChainView.NotFound() -> new Missing();
      case ChainView.Unreadable(String cause) -> new Failed(cause);
      case ChainView.Found(ChannelOnChain found) ->
          found.groupId().equals(own)
              ? new Known(PaymentChannel.fresh(found))
              : new Failed(
                  "channel received belongs to another group of replicas, current group: "
                      + decimal(own)
                      + ", channel group: "
                      + decimal(found.groupId()));
    };
  }

  private static List<Integer> octets(GroupId group) {
    List<Integer> octets = new ArrayList<>();
    for (byte octet : group.bytes()) {
      octets.add(octet & 0xff);
    }
    return octets;
  }

  // As Go prints an array of bytes, which is what clients of the Go daemon saw.
  private static String decimal(GroupId group) {
    return octets(group).toString().replace(",", "");
  }
}
