package dev.snetd.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds what was written for a key in the strongest source that has it. Checks nothing. */
final class RawValues {
  private final Map<String, String> flags;
  private final Map<String, String> environment;
  private final Optional<ConfigFile> file;

  RawValues(Map<String, String> flags, Map<String, String> environment, Optional<ConfigFile> file) {
    this.flags = flags;
    this.environment = environment;
    this.file = file;
  }

  /**
   * The key's own value. A deprecated name beats everything, as in the Go daemon, so that a file
   * with both names means the same to both.
   */
  Optional<Raw> find(Key<?> key) {
    return deprecated(key.name())
        .flatMap(old -> find(old, key))
        .or(() -> flag(key.name()))
        .or(() -> find(key.name(), key));
  }

  /** The name of the file that holds the secret, if that was given. */
  Optional<Raw> fileOf(Key<?> secret) {
    return find(secret.name() + KeyTable.FILE_SUFFIX, secret);
  }

  /** The key's old name, if a value is given under it. */
  Optional<String> deprecated(String name) {
    return KeyTable.ALIASES.entrySet().stream()
        .filter(alias -> alias.getValue().equals(name))
        .map(Map.Entry::getKey)
        .filter(old -> variable(old).isPresent() || inFile(old).isPresent())
        .findFirst();
  }

  /** Whether the file has anything under that name, be it an empty section. */
  Optional<Raw> inFile(String name) {
    return file.flatMap(content ->
        content.find(name).map(value -> new Raw(value, "from " + content.path().toString())));
  }

  /** The names that the operator chose for the sections that a pattern such as a.*.b stands for. */
  List<String> sections(Key<?> pattern) {
    String above = pattern.name().substring(0, pattern.name().indexOf(".*"));
    var names = new TreeSet<String>();
    file.map(content -> content.namesIn(above)).ifPresent(names::addAll);
    variables()
        .flatMap(variable -> KeyTable.ofVariable(variable).stream())
        .flatMap(name -> KeyTable.section(pattern.name(), name).stream())
        .forEach(names::add);
    return List.copyOf(names);
  }

  /** Our variables that hold something. */
  Stream<String> variables() {
    return environment.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .filter(variable -> KeyTable.ofVariable(variable).isPresent())
        .sorted();
  }

  private Optional<Raw> flag(String name) {
    return Optional.ofNullable(flags.get(name))
        .map(value -> new Raw(value, "from the command line"));
  }

  private Optional<Raw> find(String name, Key<?> key) {
    if (key.traits().contains(Key.Trait.FILE_ONLY)) {
      return inFile(name);
    }
    return key.traits().contains(Key.Trait.FILE_FIRST)
        ? inFile(name).or(() -> variable(name))
        : variable(name).or(() -> inFile(name));
  }

  /** An empty variable counts as not set. */
  private Optional<Raw> variable(String name) {
    return KeyTable.variables(name).stream()
        .filter(variable -> !environment.getOrDefault(variable, "").isEmpty())
        .findFirst()
        .map(variable ->
            new Raw(environment.getOrDefault(variable, ""), "from the variable " + variable));
  }
}
