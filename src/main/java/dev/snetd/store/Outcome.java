package dev.snetd.store;

import java.util.Map;
import java.util.Optional;

/**
 * How a transaction went.
 *
 * @param applied index of the alternative that was applied; -1 if none held
 * @param revision that the writes carry, to guard later writes with; meaningless if none was
 *     applied
 * @param entries what was read, by key; a key that is not there is missing
 */
public record Outcome(int applied, long revision, Map<String, Entry> entries) {
  public Outcome {
    entries = Map.copyOf(entries);
  }

  /** Whether any alternative was applied. */
  public boolean wasApplied() {
    return applied >= 0;
  }

  /** The entry read for the key. */
  public Optional<Entry> entry(String key) {
    return Optional.ofNullable(entries.get(key));
  }
}
