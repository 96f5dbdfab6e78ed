package dev.snetd.config;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Guesses which name was meant. */
final class Nearest {
  private Nearest() {}

  /** The name that fewest changed letters lead to; empty if all are too far to be meant. */
  static Optional<String> to(String name, Stream<String> known) {
    int limit = Math.max(2, name.length() / 4);
    return known
        .filter(candidate -> Math.abs(candidate.length() - name.length()) <= limit)
        .filter(candidate -> distance(name, candidate) <= limit)
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
  }

  /** After Levenshtein: letters put in, left out or changed. */
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(before[j - 1] + change, 1 + Math.min(before[j], row[j - 1]));
      }
      before = row;
    }
    return before[b.length()];
  }
}
