package dev.snetd.store.codec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a record holds: its fields by name, in the order of their numbers. The names are Go's and
 * part of the format.
 *
 * @param name of Go's type
 * @param fields the form of each field
 */
public record RecordKind(String name, Map<String, Form> fields) {
  /** How a field is encoded. */
  public enum Form {
    BIG,
    ADDRESS,
    GROUP,
    INT,
    UINT,
    BOOL,
    TEXT,
    BYTES,
    TEXTS
  }

  /** A payment channel. */
  public static final RecordKind CHANNEL =
      of("PaymentChannelData")
          .and("ChannelID", Form.BIG)
          .and("Nonce", Form.BIG)
          .and("State", Form.INT)
          .and("Sender", Form.ADDRESS)
          .and("Recipient", Form.ADDRESS)
          .and("GroupID", Form.GROUP)
          .and("FullAmount", Form.BIG)
          .and("Expiration", Form.BIG)
          .and("Signer", Form.ADDRESS)
          .and("AuthorizedAmount", Form.BIG)
          .and("Signature", Form.BYTES);

  /** A claim in progress. */
  public static final RecordKind CLAIM =
      of("Payment")
          .and("MpeContractAddress", Form.ADDRESS)
          .and("ChannelID", Form.BIG)
          .and("ChannelNonce", Form.BIG)
          .and("Amount", Form.BIG)
          .and("Signature", Form.BYTES);

  /** A kind without fields, to be filled by {@link #and}. */
  public static RecordKind of(String name) {
    return new RecordKind(name, Map.of());
  }

  /** The same kind with one field more. */
  public RecordKind and(String field, Form form) {
    Map<String, Form> more = new LinkedHashMap<>(fields);
    more.put(field, form);
    return new RecordKind(name, Collections.unmodifiableMap(more));
  }
}
