package dev.snetd.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Where the daemon keeps its files, and how it stops.
 *
 * @param dataDir everything that the daemon writes lies here, unless another key says otherwise
 * @param drainTimeout how long calls under way may take to end when the daemon stops
 */
public record LifeSettings(Path dataDir, Duration drainTimeout) {
  static final Key<Path> DATA_DIR =
      Key.of("data_dir", Kind.PATH, "Folder for everything that the daemon writes.")
          .or("./snetd-data");

  static final Key<Duration> DRAIN_TIMEOUT =
      Key.of("drain_timeout", Kind.DURATION, "How long calls may take to end at a stop.")
          .or("30s")
          .checked("a duration of 0 or more", duration -> !duration.isNegative());

  static final List<Key<?>> KEYS = List.of(DATA_DIR, DRAIN_TIMEOUT);

  static LifeSettings from(Values values) {
    return new LifeSettings(values.get(DATA_DIR), values.get(DRAIN_TIMEOUT));
  }

  static boolean isPositive(Duration duration) {
    return duration.compareTo(Duration.ZERO) > 0;
  }
}
