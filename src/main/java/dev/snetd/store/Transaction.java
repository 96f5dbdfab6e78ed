package dev.snetd.store;

import java.util.List;

/**
 * Compare and write in one step.
 *
 * @param alternatives in order; the first whose guards all hold is applied. An alternative without
 *     guards always holds
 * @param reads keys whose entries are answered in every case, as they were before the writes
 */
public record Transaction(List<Alternative> alternatives, List<String> reads) {
  /** Conditions, and what is written if they hold. Each key is written at most once. */
  public record Alternative(List<Guard> guards, List<Write> writes) {
    public Alternative {
      guards = List.copyOf(guards);
      writes = List.copyOf(writes);
    }
  }

  public Transaction {
    alternatives = List.copyOf(alternatives);
    reads = List.copyOf(reads);
  }

  /** Only reads. */
  public static Transaction reading(String... keys) {
    return new Transaction(List.of(), List.of(keys));
  }
}
