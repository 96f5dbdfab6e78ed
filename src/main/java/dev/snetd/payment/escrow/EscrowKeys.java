package dev.snetd.payment.escrow;

import dev.snetd.call.Metadata;
import dev.snetd.call.Status;
import dev.snetd.units.ChannelId;
import dev.snetd.units.Cogs;
import dev.snetd.units.Nonce;
import dev.snetd.units.OpaqueBytes;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The headers that carry a payment by channel. Numbers are plain decimal and fit 256 bits: with
 * anything wider, one signature would pay for many channels, since the signed message holds only
 * the low 256 bits.
 */
public final class EscrowKeys {
  static final String ID = "snet-payment-channel-id";
  static final String NONCE = "snet-payment-channel-nonce";
  static final String AMOUNT = "snet-payment-channel-amount";
  static final String SIGNATURE = "snet-payment-channel-signature-bin";

  // 2^256 - 1 has 78 digits; a longer text is refused before it becomes a number.
  private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,77}");

  private EscrowKeys() {}

  /** What the headers say. */
  public sealed interface Parsed {}

  /** A payment. */
  public record Understood(EscrowPayment payment) implements Parsed {}

  /** Not understood; the first fault in the order id, nonce, amount, signature. */
  public record Malformed(Status status) implements Parsed {}

  /** Reads the four headers. */
  public static Parsed parse(Metadata headers) {
    try {
      return new Understood(
          new EscrowPayment(
              number(headers, ID, ChannelId::new),
              number(headers, NONCE, Nonce::new),
              number(headers, AMOUNT, Cogs::new),
              bytes(headers, SIGNATURE)));
    } catch (BadHeader e) {
      return new Malformed(e.status);
    }
  }

  private static <T> T number(Metadata headers, String key, Function<BigInteger, T> unit)
      throws BadHeader {
    String text = single(headers, key);
    if (DECIMAL.matcher(text).matches()) {
      BigInteger value = new BigInteger(text);
      if (value.bitLength() <= 256) {
        return unit.apply(value);
      }
    }
    throw new BadHeader(
        Status.INVALID_ARGUMENT, "incorrect format \"" + key + "\": \"" + text + "\"");
  }

  private static OpaqueBytes bytes(Metadata headers, String key) throws BadHeader {
    String text = single(headers, key);
    try {
      return new OpaqueBytes(Metadata.decode(text));
    } catch (IllegalArgumentException e) {
      throw new BadHeader(
          Status.INTERNAL,
          "malformed binary metadata \""
              + text
              + "\" in header \""
              + key
              + "\": illegal base64 data");
    }
  }

  private static String single(Metadata headers, String key) throws BadHeader {
    List<String> values = headers.all(key);
    if (values.isEmpty()) {
      throw new BadHeader(Status.INVALID_ARGUMENT, "missing \"" + key + "\"");
    }
    if (values.size() > 1) {
      throw new BadHeader(
          Status.INVALID_ARGUMENT,
          "too many values for key \"" + key + "\": [" + String.join(" ", values) + "]");
    }
    return values.getFirst();
  }

  private static final class BadHeader extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Status status;

    BadHeader(int code, String message) {
      super(message, null, false, false);
      this.status = Status.of(code, message);
    }
  }
}
