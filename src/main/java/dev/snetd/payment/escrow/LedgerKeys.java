package dev.snetd.payment.escrow;

import dev.snetd.units.Address;
import dev.snetd.units.ChannelId;
import dev.snetd.units.Nonce;

/**
 * Where the ledger of a group lies in the store: the keys of the Go daemon, byte for byte, since
 * both may serve one group at the same time. The double slash is part of them.
 */
public final class LedgerKeys {
  private final String base;
  private final String root;

  /**
   * @param network the name from the configuration, such as {@code sepolia}, not the number of the
   *     chain
   * @param organizationId as configured
   * @param groupId the base64 text of organization metadata, as it stands there
   * @param contract the MultiPartyEscrow contract of service metadata
   */
  public LedgerKeys(String network, String organizationId, String groupId, Address contract) {
    base = network + "/" + organizationId + "/" + groupId;
    root = base + "/" + contract;
  }

  String channel(ChannelId id) {
    return channels() + "{ID: " + id + "}";
  }

  String lock(ChannelId id) {
    return root + "//payment-channel/lock/{ID: " + id + "}";
  }

  String claim(ChannelId id, Nonce nonce) {
    return root + "//payment/storage/" + id + "/" + nonce;
  }

  /** A key of our own that shows a session alive; away from every prefix that a Go daemon lists. */
  String session(long id) {
    return base + "/snetd/session/" + id;
  }

  /** The prefix of all channel records. */
  String channels() {
    return root + "//payment-channel/storage/";
  }
}
