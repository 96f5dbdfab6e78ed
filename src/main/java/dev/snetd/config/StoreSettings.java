package dev.snetd.config;

import static dev.snetd.config.Key.Trait.LATER;
import static dev.snetd.config.Key.Trait.SHOWN;
import static dev.snetd.config.Key.Trait.STARTER;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the state of the payment channels lives.
 *
 * @param endpoints of etcd; empty: those of the organization's metadata
 * @param connectTimeout empty: that of the organization's metadata
 * @param requestTimeout empty: that of the organization's metadata
 * @param certificate PEM file of the client's certificate
 * @param key PEM file of its key
 * @param authority PEM file of the authority that etcd's certificate is checked against
 * @param sessionTime how long after its death what a replica had locked is free again
 */
public record StoreSettings(
    Type type,
    List<URI> endpoints,
    Optional<Duration> connectTimeout,
    Optional<Duration> requestTimeout,
    Optional<Path> certificate,
    Optional<Path> key,
    Optional<Path> authority,
    Duration sessionTime) {

  /** What keeps the state. */
  public enum Type {
    /** An etcd cluster, shared by all replicas. */
    ETCD,
    /** This process, and it forgets: for trials only. */
    MEMORY
  }

  static final Key<String> TYPE =
      Key.of("payment_channel_storage_type", Kind.TEXT, "What keeps the payment channels.")
          .or("etcd")
          .checked("etcd or memory", type -> List.of("etcd", "memory").contains(type))
          .with(SHOWN, STARTER);

  static final Key<String> MEMORY_FOR =
      Key.of(
          "store.allow_memory_for",
          Kind.TEXT,
          "Name of the chain whose payments may be kept in memory, and lost at every restart.");

  static final Key<Path> CERTIFICATE =
      Key.of("payment_channel_cert_path", Kind.PATH, "Client certificate for etcd, PEM.")
          .with(SHOWN);

  static final Key<Path> KEY =
      Key.of("payment_channel_key_path", Kind.PATH, "Key of that certificate, PEM.").with(SHOWN);

  static final Key<Path> AUTHORITY =
      Key.of("payment_channel_ca_path", Kind.PATH, "Authority of etcd's certificate, PEM.")
          .with(SHOWN);

  static final Key<Duration> CONNECT_TIMEOUT =
      timeout("connection_timeout", "Limit for reaching etcd; 0 takes the organization's value.");

  static final Key<Duration> REQUEST_TIMEOUT =
      timeout("request_timeout", "Limit of one request to etcd; 0 takes the organization's value.");

  static final Key<List<URI>> ENDPOINTS =
      Key.of(
              "payment_channel_storage_client.endpoints",
              Kind.URLS,
              "Addresses of etcd; if none, those of the organization's metadata.")
          .checked(
              "a list of URLs with http or https",
              all -> all.stream().allMatch(ChainSettings::isHttp));

  static final Key<Boolean> HOT_RELOAD =
      Key.of(
              "payment_channel_storage_client.hot_reload",
              Kind.BOOL,
              "Follow changes of the etcd addresses in the organization's metadata.")
          .or(false)
          .with(LATER);

  static final Key<Duration> SESSION_TIME =
      Key.of(
              "store.session_time",
              Kind.DURATION,
              "How long after its death what a replica had locked is free again.")
          .or("10s")
          .checked("a duration from 1s to 10m", StoreSettings::isSessionTime);

  static final List<Key<?>> KEYS =
      List.of(
          TYPE,
          MEMORY_FOR,
          CERTIFICATE,
          KEY,
          AUTHORITY,
          CONNECT_TIMEOUT,
          REQUEST_TIMEOUT,
          ENDPOINTS,
          HOT_RELOAD,
          SESSION_TIME);

  /** Keeps copies. */
  public StoreSettings {
    endpoints = List.copyOf(endpoints);
  }

  static StoreSettings from(Values values, ChainSettings chain) {
    Type type = values.get(TYPE).equals("memory") ? Type.MEMORY : Type.ETCD;
    String network = chain.network().name();
    if (type == Type.MEMORY
        && chain.enabled()
        && !chain.network().isPlayground()
        && !values.find(MEMORY_FOR).equals(Optional.of(network))) {
      values.mistake(
          TYPE,
          "etcd: memory loses what was paid at every restart; if you want that, set "
              + MEMORY_FOR.name()
              + " to "
              + network);
    }
    if (values.find(CERTIFICATE).isPresent() != values.find(KEY).isPresent()) {
      values.mistake(
          values.find(KEY).isPresent() ? CERTIFICATE : KEY,
          "both " + CERTIFICATE.name() + " and " + KEY.name() + ", or neither");
    }
    return new StoreSettings(
        type,
        values.find(ENDPOINTS).orElse(List.of()),
        values.find(CONNECT_TIMEOUT).filter(LifeSettings::isPositive),
        values.find(REQUEST_TIMEOUT).filter(LifeSettings::isPositive),
        values.find(CERTIFICATE),
        values.find(KEY),
        values.find(AUTHORITY),
        values.get(SESSION_TIME));
  }

  private static boolean isSessionTime(Duration time) {
    return time.compareTo(Duration.ofSeconds(1)) >= 0
        && time.compareTo(Duration.ofMinutes(10)) <= 0;
  }

  private static Key<Duration> timeout(String name, String help) {
    return Key.of("payment_channel_storage_client." + name, Kind.DURATION, help)
        .or("0s")
        .checked("a duration of 0 or more", duration -> !duration.isNegative());
  }
}
