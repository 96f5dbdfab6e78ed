package dev.snetd.config;

import static dev.snetd.config.Key.Trait.SECRET;
import static dev.snetd.config.Key.Trait.SHOWN;
import static dev.snetd.config.Key.Trait.STARTER;

import dev.snetd.units.Address;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which chain, and how to reach it.
 *
 * @param enabled false: no chain, no metadata and no payment; every call passes
 * @param network with the operator's own Registry address in place, if one was given
 * @param endpoints HTTP endpoints in order of preference, at least one if enabled. Their paths may
 *     hold the provider's key: never print one
 * @param webSocket for new heads as they come
 * @param providerKey for the provider's {@code Authorization} header; already absent where the
 *     endpoint is one that the operator did not choose
 * @param maxHeadAge a head of chain older than this admits no call
 * @param grace added to {@code maxHeadAge} while the chain cannot be reached; zero if not asked for
 */
public record ChainSettings(
    boolean enabled,
    Network network,
    List<URI> endpoints,
    Optional<URI> webSocket,
    Optional<Secret> providerKey,
    Duration maxHeadAge,
    Duration grace) {
  static final Key<Boolean> ENABLED =
      Key.of("blockchain_enabled", Kind.BOOL, "false: no chain, no payment; every call passes.")
          .or(true)
          .with(SHOWN);

  static final Key<String> NETWORK =
      Key.of("blockchain_network_selected", Kind.TEXT, "Chain, by name.")
          .or("sepolia")
          .with(SHOWN, STARTER);

  static final Key<URI> HTTP_ENDPOINT =
      Key.of("ethereum_json_rpc_http_endpoint", Kind.URL, "HTTP endpoint of a node of the chain.")
          .checked("a URL with http or https", ChainSettings::isHttp)
          .with(SECRET);

  static final Key<URI> WS_ENDPOINT =
      Key.of("ethereum_json_rpc_ws_endpoint", Kind.URL, "WebSocket endpoint of a node.")
          .checked("a URL with ws or wss", uri -> hasScheme(uri, "ws", "wss"))
          .with(SECRET);

  static final Key<List<URI>> MORE_ENDPOINTS =
      Key.of("chain.endpoints", Kind.URLS, "Further HTTP endpoints, asked when the first fails.")
          .checked(
              "a list of URLs with http or https",
              all -> all.stream().allMatch(ChainSettings::isHttp))
          .with(SECRET);

  static final Key<Address> REGISTRY =
      Key.of("registry_address_key", Kind.ADDRESS, "Registry contract, if not the chain's own.");

  static final Key<Secret> PROVIDER_KEY =
      Key.of("blockchain_provider_api_key", Kind.SECRET, "Key of the chain's provider.")
          .with(SECRET);

  static final Key<Duration> MAX_HEAD_AGE =
      Key.of("chain.max_head_age", Kind.DURATION, "Age of the newest block that stops payments.")
          .or("2m")
          .checked("a duration above 0", LifeSettings::isPositive);

  static final Key<Duration> GRACE =
      Key.of(
              "chain.grace",
              Kind.DURATION,
              "How much longer to take payments while the chain cannot be reached.")
          .or("0s")
          .checked("a duration of 0 or more", duration -> !duration.isNegative());

  static final List<Key<?>> KEYS =
      Stream.concat(
              Stream.of(
                  ENABLED,
                  NETWORK,
                  HTTP_ENDPOINT,
                  WS_ENDPOINT,
                  MORE_ENDPOINTS,
                  REGISTRY,
                  PROVIDER_KEY,
                  MAX_HEAD_AGE,
                  GRACE),
              NetworkKeys.KEYS.stream())
          .toList();

  /** Keeps copies. */
  public ChainSettings {
    endpoints = List.copyOf(endpoints);
  }

  /** Without the endpoints, which may hold a key. */
  @Override
  public String toString() {
    return "ChainSettings[enabled=" + enabled + ", network=" + network.name() + "]";
  }

  static ChainSettings from(Values values) {
    Network network = network(values);
    boolean enabled = values.get(ENABLED);
    List<URI> endpoints = new ArrayList<>();
    values.find(HTTP_ENDPOINT).ifPresent(endpoints::add);
    values.find(MORE_ENDPOINTS).ifPresent(endpoints::addAll);
    Optional<Secret> key = values.find(PROVIDER_KEY);
    if (endpoints.isEmpty() && enabled) {
      boolean described = values.isGiven(NetworkKeys.RPC.at(network.name()));
      network
          .rpc()
          .ifPresentOrElse(
              endpoints::add, () -> values.mistake(HTTP_ENDPOINT, "a URL with http or https"));
      if (!described && !network.isPlayground() && network.rpc().isPresent()) {
        // A key of the operator's provider is nothing that anybody else should see.
        key = Optional.empty();
        values.warn(
            HTTP_ENDPOINT.name(),
            "not set: the public node "
                + network.rpc().get().getHost()
                + " is asked, which promises nothing; name your own (the provider's key is not sent)");
      }
    }
    if (enabled && network.registry().isEmpty()) {
      values.mistake(REGISTRY, "the address of the Registry contract on " + network.name());
    }
    return new ChainSettings(
        enabled,
        network,
        endpoints,
        values.find(WS_ENDPOINT),
        key,
        values.get(MAX_HEAD_AGE),
        values.get(GRACE));
  }

  static boolean isHttp(URI uri) {
    return hasScheme(uri, "http", "https");
  }

  private static boolean hasScheme(URI uri, String... schemes) {
    return List.of(schemes).stream().anyMatch(scheme -> scheme.equalsIgnoreCase(uri.getScheme()));
  }

  private static Network network(Values values) {
    String name = values.get(NETWORK);
    Network network =
        NetworkKeys.select(values, name)
            .orElseGet(() -> {
              values.mistake(
                  NETWORK,
                  "main, sepolia, local, or a chain that networks.<name> describes"
                      + (name.equals("goerli") ? "; goerli has been shut down" : ""));
              return Network.KNOWN.getFirst();
            });
    Optional<Address> registry = values.find(REGISTRY).or(network::registry);
    return new Network(network.name(), network.chainId(), network.rpc(), registry, network.token());
  }
}
