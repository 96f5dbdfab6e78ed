package dev.snetd.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Warns about what is written but does not do what its writer may think. */
final class Remarks {
  private final Values values;
  private final List<String> hooks;

  Remarks(Values values) {
    this.values = values;
    this.hooks = values.get(LogSettings.HOOKS);
  }

  void make(Optional<ConfigFile> file) {
    KeyTable.all().forEach(this::aboutKnown);
    var unknown = new TreeSet<String>();
    for (String variable : values.raw().variables().toList()) {
      String name = KeyTable.ofVariable(variable).orElseThrow();
      if (known(name).filter(key -> key.traits().contains(Key.Trait.FILE_ONLY)).isPresent()) {
        values.warn(variable, "has no effect: " + name + " is read from the file only");
      } else if (isSection(name)) {
        values.warn(variable, "has no effect: " + name + " is a section, not a value");
      } else if (!isKnown(name)) {
        values.warn(variable, aboutUnknown(name));
      }
    }
    file.ifPresent(content -> unknown.addAll(content.names(Remarks::isTable)));
    for (String name : unknown) {
      if (!isKnown(name) && !isSection(name)) {
        values.warn(name, aboutUnknown(name));
      } else if (!isKnown(name)
          && values.raw().inFile(name).filter(Remarks::isScalar).isPresent()) {
        values.mistake(
            new Mistake(name, "", "a section of names and values", file.orElseThrow().path() + ""));
      }
    }
  }

  private void aboutKnown(Key<?> key) {
    values
        .raw()
        .deprecated(key.name())
        .ifPresent(old ->
            values.warn(
                old, "is an old name of " + key.name() + ", and beats the new one; rename it"));
    if (!key.isInEffect() && !key.isPattern() && isChanged(key)) {
      values.warn(key.name(), "not yet in effect");
    }
  }

  /** Whether a value other than the default was given. */
  private <T> boolean isChanged(Key<T> key) {
    return values.isGiven(key)
        && !values.find(key).equals(key.preset().flatMap(key::read))
        && !values.find(key).map(Object::toString).equals(Optional.of(""));
  }

  private Optional<Key<?>> known(String name) {
    return KeyTable.find(name)
        .filter(key ->
            !key.name().startsWith("log.*")
                || hooks.contains(name.substring(4, name.lastIndexOf('.'))));
  }

  private boolean isKnown(String name) {
    return known(name).isPresent()
        || KeyTable.ALIASES.containsKey(name)
        || (name.endsWith(KeyTable.FILE_SUFFIX)
            && known(name.substring(0, name.length() - KeyTable.FILE_SUFFIX.length()))
                .filter(Key::isSecret)
                .isPresent());
  }

  private static boolean isTable(String name) {
    return KeyTable.find(name).filter(key -> key.kind().equals(Kind.TABLE)).isPresent();
  }

  private static boolean isSection(String name) {
    return KeyTable.all().stream().anyMatch(key -> key.name().startsWith(name + "."));
  }

  private static boolean isScalar(Raw raw) {
    return !(raw.value() instanceof Map);
  }

  private static String aboutUnknown(String name) {
    if (KeyTable.RETIRED.contains(name)) {
      return "no daemon of this line reads it; ignored";
    }
    return "unknown, ignored"
        + Nearest.to(name, KeyTable.all().stream().map(Key::name))
            .map(near -> "; did you mean " + near + "?")
            .orElse("");
  }
}
