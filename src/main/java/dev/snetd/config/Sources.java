package dev.snetd.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where values come from, strongest first; below them stand the defaults of the table.
 *
 * @param flags what was typed on the command line, by key
 * @param environment all variables; those that start with {@code SNET_} are read
 * @param file JSON, YAML, TOML or dotenv, told by its extension
 */
public record Sources(
    Map<String, String> flags, Map<String, String> environment, Optional<Path> file) {
  /** Keeps copies. */
  public Sources {
    flags = Map.copyOf(flags);
    environment = Map.copyOf(environment);
  }

  /** The defaults and nothing else. */
  public static Sources none() {
    return new Sources(Map.of(), Map.of(), Optional.empty());
  }

  /** These, with that file in place of any other. */
  public Sources withFile(Path path) {
    return new Sources(flags, environment, Optional.of(path));
  }
}
