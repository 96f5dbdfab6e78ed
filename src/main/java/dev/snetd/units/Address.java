package dev.snetd.units;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An Ethereum account or contract: 20 bytes. Compared by bytes; as text always in EIP-55 form. */
public final class Address extends Bytes {
  /** The address that stands for "none": a channel whose sender is zero does not exist. */
  public static final Address ZERO = new Address(new byte[20]);

  private static final Pattern TEXT = Pattern.compile("(?:0[xX])?([0-9a-fA-F]{40})");

  /**
   * @param bytes exactly 20
   * @throws IllegalArgumentException for any other length
   */
  public Address(byte[] bytes) {
    super("address", 20, bytes);
  }

  /**
   * The address that the text names: 40 hex digits, prefix optional, upper and lower case ignored.
   */
  public static Optional<Address> parse(String text) {
    var match = TEXT.matcher(text);
    return match.matches()
        ? Optional.of(new Address(HexFormat.of().parseHex(match.group(1))))
        : Optional.empty();
  }

  /**
   * As {@link #parse}, for texts that this program wrote itself.
   *
   * @throws IllegalArgumentException if the text is no address
   */
  public static Address of(String text) {
    return parse(text)
        .orElseThrow(
            () -> new IllegalArgumentException("address: " + text + " (expected: 40 hex digits)"));
  }

  /** Whether this is the address that stands for "none". */
  public boolean isZero() {
    return equals(ZERO);
  }

  /** {@code 0x} and 40 hex digits in the mixed case of EIP-55. */
  @Override
  public String toString() {
    String lower = hex();
    byte[] hash = Keccak.hash(lower.getBytes(StandardCharsets.US_ASCII));
    StringBuilder text = new StringBuilder(42).append("0x");
    for (int i = 0; i < 40; i++) {
      int nibble = (hash[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0xf;
      String digit = lower.substring(i, i + 1);
      text.append(nibble >= 8 ? digit.toUpperCase(Locale.ROOT) : digit);
    }
    return text.toString();
  }
}
