package dev.snetd.config;

import java.util.List;

/** What came of reading the configuration. */
public sealed interface Loading {
  /** Settings to start with. */
  record Loaded(Settings settings, List<Warning> warnings) implements Loading {
    /** Keeps copies. */
    public Loaded {
      warnings = List.copyOf(warnings);
    }
  }

  /** All that is wrong, at once; there is at least one mistake. */
  record Mistaken(List<Mistake> mistakes, List<Warning> warnings) implements Loading {
    /** Keeps copies. */
    public Mistaken {
      mistakes = List.copyOf(mistakes);
      warnings = List.copyOf(warnings);
    }
  }
}
