package dev.snetd.config;

import dev.snetd.config.Key.Trait;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that the operator asked for, checked. One record per area; each part of the daemon is given
 * the areas that it needs.
 *
 * @param shown key and value, sorted, of what may be logged and told: no secret among them
 */
public record Settings(
    ListenSettings listen,
    ServiceSettings service,
    ChainSettings chain,
    MetadataSettings metadata,
    StoreSettings store,
    BackendSettings backend,
    AccessSettings access,
    HeartbeatSettings heartbeat,
    LifeSettings life,
    LogSettings log,
    Map<String, String> shown) {

  /** Keeps a copy. */
  public Settings {
    shown = Collections.unmodifiableMap(new TreeMap<>(shown));
  }

  /** Reads and checks all sources. Touches nothing but the files that they name. */
  public static Loading load(Sources sources) {
    List<Mistake> unreadable = new ArrayList<>();
    Optional<ConfigFile> file = sources.file().flatMap(path -> read(path, unreadable));
    if (!unreadable.isEmpty()) {
      // Without the file every other finding would be noise.
      return new Loading.Mistaken(unreadable, List.of());
    }
    Values values = new Values(new RawValues(sources.flags(), sources.environment(), file));
    for (Key<?> key : KeyTable.all()) {
      if (!key.isPattern()) {
        values.find(key);
      }
    }
    EmbeddedEtcdKeys.check(values);
    LaterKeys.check(values);
    Settings settings = from(values);
    new Remarks(values).make(file);
    return values.mistakes().isEmpty()
        ? new Loading.Loaded(settings, values.warnings())
        : new Loading.Mistaken(values.mistakes(), values.warnings());
  }

  private static Settings from(Values values) {
    ChainSettings chain = ChainSettings.from(values);
    LifeSettings life = LifeSettings.from(values);
    return new Settings(
        ListenSettings.from(values),
        ServiceSettings.from(values),
        chain,
        MetadataSettings.from(values),
        StoreSettings.from(values, chain),
        BackendSettings.from(values),
        AccessSettings.from(values, chain),
        HeartbeatSettings.from(values),
        life,
        LogSettings.from(values, life),
        shown(values));
  }

  private static Optional<ConfigFile> read(Path path, List<Mistake> unreadable) {
    try {
      return Optional.of(ConfigFile.read(path));
    } catch (IOException e) {
      unreadable.add(
          new Mistake(
              path.toString(),
              "",
              "a configuration file, .json, .yaml, .yml, .toml, .env or .dotenv",
              String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static Map<String, String> shown(Values values) {
    Map<String, String> shown = new TreeMap<>();
    for (Key<?> key : KeyTable.all()) {
      if (key.traits().contains(Trait.SHOWN) && !key.isSecret()) {
        values
            .find(key)
            // As in the Go daemon, of a list only is told that there is one.
            .map(value -> value instanceof List ? "" : value.toString())
            .ifPresent(text -> shown.put(key.name(), text));
      }
    }
    return shown;
  }
}
