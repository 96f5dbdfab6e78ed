package dev.snetd.config;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whole numbers as Go spells them: decimal, 0x, 0o or a leading 0, 0b; a fraction is cut off. */
final class GoNumber {
  private static final Pattern SPELLING =
      Pattern.compile("([-+]?)(?:0x([0-9a-f]+)|0b([01]+)|0o?([0-7]+)|(0|[1-9]\\d*)(?:\\.\\d*)?)");

  private GoNumber() {}

  static Optional<BigInteger> whole(String text) {
    var match = SPELLING.matcher(text.toLowerCase(Locale.ROOT));
    if (!match.matches()) {
      return Optional.empty();
    }
    int[] radixOfGroup = {0, 0, 16, 2, 8, 10};
    for (int group = 2; group < radixOfGroup.length; group++) {
      if (match.group(group) != null) {
        var value = new BigInteger(match.group(group), radixOfGroup[group]);
        return Optional.of("-".equals(match.group(1)) ? value.negate() : value);
      }
    }
    return Optional.empty();
  }
}
