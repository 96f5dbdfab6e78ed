package dev.snetd.payment.escrow;

import dev.snetd.store.codec.GobLayout;
import dev.snetd.store.codec.GobRecord;
import dev.snetd.store.codec.GobWriter;
import dev.snetd.store.codec.RecordException;
import dev.snetd.store.codec.RecordKind;
import dev.snetd.units.Address;
import dev.snetd.units.BlockNumber;
import dev.snetd.units.ChannelId;
import dev.snetd.units.Cogs;
import dev.snetd.units.GroupId;
import dev.snetd.units.Nonce;
import dev.snetd.units.OpaqueBytes;

/** A payment channel as the stored value ({@code PaymentChannelData}). */
public final class ChannelRecord {
  private static final byte[] DEFINITIONS = GobLayout.definitions(RecordKind.CHANNEL);

  private ChannelRecord() {}

  /**
   * Reads a value that any Go daemon, or this one, wrote. The field {@code State} is not looked at:
   * nobody ever wrote anything but "open".
   *
   * @throws RecordException if the bytes are no such record, or a number in it no contract could
   *     hold
   */
  public static PaymentChannel decode(byte[] bytes) throws RecordException {
    GobRecord fields = new GobRecord(RecordKind.CHANNEL, bytes);
    return new PaymentChannel(
        new ChannelId(fields.big("ChannelID")),
        new Nonce(fields.big("Nonce")),
        new Address(fields.octets("Sender", 20)),
        new Address(fields.octets("Signer", 20)),
        new Address(fields.octets("Recipient", 20)),
        new GroupId(fields.octets("GroupID", 32)),
        new Cogs(fields.big("FullAmount")),
        new BlockNumber(fields.big("Expiration")),
        new Cogs(fields.big("AuthorizedAmount")),
        new OpaqueBytes(fields.bytes("Signature")));
  }

  /**
   * The value for a Go daemon to read: every number is written, even 0, since a missing one would
   * end its process.
   */
  public static byte[] encode(PaymentChannel channel) {
    GobWriter value =
        new GobWriter()
            .signed(GobLayout.STRUCT)
            .unsigned(1)
            .big(channel.id().value())
            .unsigned(1)
            .big(channel.nonce().value())
            .unsigned(2) // State is 0, open, and left out
            .octets(channel.sender().bytes())
            .unsigned(1)
            .octets(channel.recipient().bytes())
            .unsigned(1)
            .octets(channel.groupId().bytes())
            .unsigned(1)
            .big(channel.deposited().value())
            .unsigned(1)
            .big(channel.expiration().value())
            .unsigned(1)
            .octets(channel.signer().bytes())
            .unsigned(1)
            .big(channel.authorized().value());
    if (!channel.signature().isEmpty()) {
      value.unsigned(1).raw(channel.signature().bytes());
    }
    return new GobWriter().plain(DEFINITIONS).message(value.unsigned(0)).bytes();
  }
}
