package dev.snetd.payment.escrow;

import dev.snetd.store.codec.GobLayout;
import dev.snetd.store.codec.GobRecord;
import dev.snetd.store.codec.GobWriter;
import dev.snetd.store.codec.RecordException;
import dev.snetd.store.codec.RecordKind;
import dev.snetd.units.ChannelId;
import dev.snetd.units.Cogs;
import dev.snetd.units.Nonce;
import dev.snetd.units.OpaqueBytes;

/**
 * A claim in progress as the stored value ({@code Payment}). Its contract address is always zero,
 * as Go writes it.
 */
public final class ClaimRecord {
  private static final byte[] DEFINITIONS = GobLayout.definitions(RecordKind.CLAIM);

  private ClaimRecord() {}

  /**
   * Reads a value that any Go daemon, or this one, wrote.
   *
   * @throws RecordException if the bytes are no such record, or a number in it no contract could
   *     hold
   */
  public static Claim decode(byte[] bytes) throws RecordException {
    GobRecord fields = new GobRecord(RecordKind.CLAIM, bytes);
    return new Claim(
        new ChannelId(fields.big("ChannelID")),
        new Nonce(fields.big("ChannelNonce")),
        new Cogs(fields.big("Amount")),
        new OpaqueBytes(fields.bytes("Signature")));
  }

  /** The value for a Go daemon to read. */
  public static byte[] encode(Claim claim) {
    GobWriter value =
        new GobWriter()
            .signed(GobLayout.STRUCT)
            .unsigned(1)
            .octets(new byte[20])
            .unsigned(1)
            .big(claim.id().value())
            .unsigned(1)
            .big(claim.nonce().value())
            .unsigned(1)
            .big(claim.amount().value());
    if (!claim.signature().isEmpty()) {
      value.unsigned(1).raw(claim.signature().bytes());
    }
    return new GobWriter().plain(DEFINITIONS).message(value.unsigned(0)).bytes();
  }
}
