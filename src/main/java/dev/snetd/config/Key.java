package dev.snetd.config;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One row of the table of keys.
 *
 * @param name in lower case; dots part the levels; {@code *} stands for a name that the operator
 *     chooses
 * @param preset the default, as a file would spell it
 * @param check beyond the kind; sees a value that was read
 * @param expected what check and kind ask for, in words
 * @param help one sentence for the manual
 */
public record Key<T>(
    String name,
    Kind<T> kind,
    Optional<Object> preset,
    Predicate<T> check,
    String expected,
    Set<Trait> traits,
    String help) {

  /** What is special about a key. */
  public enum Trait {
    /** Never printed; can also be given as the name of a file that holds it, by NAME_file. */
    SECRET,
    /** Stands in the start-up log and in the answer of the configuration service. */
    SHOWN,
    /** Written by {@code snetd init}. */
    STARTER,
    /** The environment is not asked. */
    FILE_ONLY,
    /** The file beats the environment. */
    FILE_FIRST,
    /** A change takes effect without a restart. */
    LIVE,
    /** Read and checked, but the part that it is for is not built yet. */
    LATER
  }

  /** Keeps a copy of the traits. */
  public Key {
    traits = Set.copyOf(traits);
  }

  static <T> Key<T> of(String name, Kind<T> kind, String help) {
    return new Key<>(name, kind, Optional.empty(), _ -> true, kind.expected(), Set.of(), help);
  }

  Key<T> or(Object value) {
    return new Key<>(name, kind, Optional.of(value), check, expected, traits, help);
  }

  Key<T> checked(String words, Predicate<T> rule) {
    return new Key<>(name, kind, preset, rule, words, traits, help);
  }

  Key<T> with(Trait... more) {
    Set<Trait> all = EnumSet.noneOf(Trait.class);
    all.addAll(traits);
    all.addAll(Set.of(more));
    return new Key<>(name, kind, preset, check, expected, all, help);
  }

  /** The key of one section, where this is the key of all: {@code networks.*.rpc}. */
  Key<T> at(String section) {
    return new Key<>(name.replace("*", section), kind, preset, check, expected, traits, help);
  }

  /** Whether its value is printed nowhere. */
  public boolean isSecret() {
    return traits.contains(Trait.SECRET);
  }

  /** Whether a change needs a restart of the daemon. */
  public boolean needsRestart() {
    return !traits.contains(Trait.LIVE);
  }

  /** Whether the part that it is for works already. */
  public boolean isInEffect() {
    return !traits.contains(Trait.LATER);
  }

  /** Whether it stands for a key in each of several sections. */
  public boolean isPattern() {
    return name.contains("*");
  }

  /** As read and checked; empty if it does not fit. */
  Optional<T> read(Object raw) {
    return kind.read(raw).filter(check);
  }
}
