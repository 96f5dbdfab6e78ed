package dev.snetd.config;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every key there is, gathered from the areas. Parsing, {@code init}, warnings about unknown names
 * and the manual all read this table.
 */
public final class KeyTable {
  /** Names of old, and the names that they have now. */
  static final Map<String, String> ALIASES =
      Map.of(
          "daemon_end_point", "daemon_endpoint",
          "ipfs_end_point", "ipfs_endpoint",
          "passthrough_endpoint", "service_endpoint",
          "metering_end_point", "metering_endpoint",
          "heartbeat_svc_end_point", "heartbeat_endpoint",
          "notification_svc_end_point", "notification_endpoint",
          "pvt_key_for_metering", "private_key_for_metering",
          "pvt_key_for_free_calls", "private_key_for_free_calls");

  /** Names that old manuals teach and that no daemon of today reads. */
  static final Set<String> RETIRED =
      Set.of(
          "config_path",
          "hdwallet_index",
          "hdwallet_mnemonic",
          "is_curation_in_progress",
          "curation_address_for_validation",
          "allowed_users",
          "monitoring_enabled",
          "monitoring_svc_end_point",
          "private_key",
          "service_type");

  /** What a secret's name ends with when its value is the name of a file that holds it. */
  static final String FILE_SUFFIX = "_file";

  private static final String ENVIRONMENT_PREFIX = "SNET_";

  private static final List<Key<?>> ALL =
      Stream.of(
              ListenSettings.KEYS,
              ServiceSettings.KEYS,
              ChainSettings.KEYS,
              MetadataSettings.KEYS,
              StoreSettings.KEYS,
              BackendSettings.KEYS,
              AccessSettings.KEYS,
              HeartbeatSettings.KEYS,
              LifeSettings.KEYS,
              LogSettings.KEYS,
              LaterKeys.KEYS,
              EmbeddedEtcdKeys.KEYS)
          .<Key<?>>flatMap(List::stream)
          .toList();

  private static final List<Key<?>> PATTERNS = ALL.stream().filter(Key::isPattern).toList();

  private static final Map<String, Key<?>> BY_NAME =
      ALL.stream().collect(toUnmodifiableMap(Key::name, identity()));

  /** By the spelling with {@code _} for nesting, in lower case; names without a dot included. */
  private static final Map<String, String> BY_FLAT_NAME =
      ALL.stream()
          .filter(key -> !key.isPattern())
          .flatMap(KeyTable::withFile)
          .collect(toUnmodifiableMap(KeyTable::flat, identity()));

  private KeyTable() {}

  /** All keys, area by area. */
  public static List<Key<?>> all() {
    return ALL;
  }

  /** The key of that name, or the pattern that the name belongs to. */
  public static Optional<Key<?>> find(String name) {
    Key<?> exact = BY_NAME.get(name);
    return exact != null
        ? Optional.of(exact)
        : PATTERNS.stream().filter(key -> section(key.name(), name).isPresent()).findFirst();
  }

  /** The dotted name for one with underscores only; the same name if there is no such key. */
  static String nested(String flatName) {
    String exact = BY_FLAT_NAME.get(flatName);
    return exact != null
        ? exact
        : PATTERNS.stream()
            .flatMap(KeyTable::withFile)
            .flatMap(pattern -> nested(pattern, flatName).stream())
            .findFirst()
            .orElse(flatName);
  }

  private static Optional<String> nested(String pattern, String flatName) {
    int star = pattern.indexOf('*');
    String before = pattern.substring(0, star);
    String after = pattern.substring(star + 1);
    boolean fits =
        flatName.length() > before.length() + after.length()
            && flatName.startsWith(flat(before))
            && flatName.endsWith(flat(after));
    return fits
        ? Optional.of(
            before
                + flatName.substring(before.length(), flatName.length() - after.length())
                + after)
        : Optional.empty();
  }

  /** The variables that may hold the key, strongest first. */
  public static List<String> variables(String name) {
    String dotted = ENVIRONMENT_PREFIX + name.toUpperCase(Locale.ROOT);
    return name.contains(".") ? List.of(dotted, flat(dotted)) : List.of(dotted);
  }

  /** The key's name for a variable of ours; empty for other variables. */
  static Optional<String> ofVariable(String variable) {
    return variable.startsWith(ENVIRONMENT_PREFIX)
        ? Optional.of(
            nested(variable.substring(ENVIRONMENT_PREFIX.length()).toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  private static Stream<String> withFile(Key<?> key) {
    return key.isSecret() ? Stream.of(key.name(), key.name() + FILE_SUFFIX) : Stream.of(key.name());
  }

  private static String flat(String name) {
    return name.replace('.', '_');
  }

  /** What the star of the pattern stands for in that name; it stands for one level. */
  static Optional<String> section(String pattern, String name) {
    int star = pattern.indexOf('*');
    String before = pattern.substring(0, star);
    String after = pattern.substring(star + 1);
    int end = name.length() - after.length();
    return end > before.length()
            && name.startsWith(before)
            && name.endsWith(after)
            && name.indexOf('.', before.length()) == end
        ? Optional.of(name.substring(before.length(), end))
        : Optional.empty();
  }
}
