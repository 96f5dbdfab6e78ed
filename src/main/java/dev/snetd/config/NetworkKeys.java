package dev.snetd.config;

import dev.snetd.units.Address;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The keys that describe a chain, {@code networks.<name>.*}, and how the selected one is found. */
final class NetworkKeys {
  static final Key<Long> CHAIN_ID =
      Key.of("networks.*.chain_id", Kind.LONG, "The chain's number, as eth_chainId answers.")
          .checked("a whole number above 0", id -> id > 0);

  static final Key<URI> RPC =
      Key.of("networks.*.rpc", Kind.URL, "HTTP endpoint of a node of that chain.")
          .checked("a URL with http or https", ChainSettings::isHttp)
          .with(Key.Trait.SECRET);

  static final Key<Address> REGISTRY =
      Key.of("networks.*.registry", Kind.ADDRESS, "Address of the Registry contract.");

  static final Key<Address> TOKEN =
      Key.of("networks.*.token", Kind.ADDRESS, "Address of the token contract.");

  static final List<Key<?>> KEYS = List.of(CHAIN_ID, RPC, REGISTRY, TOKEN);

  private NetworkKeys() {}

  /** Checks every description, used or not; the selected chain, if there is one of that name. */
  static Optional<Network> select(Values values, String name) {
    for (Key<?> key : KEYS) {
      values.sections(key).forEach(section -> values.find(key.at(section)));
    }
    Optional<Network> known = Network.KNOWN.stream().filter(it -> it.name().equals(name)).findAny();
    boolean described = KEYS.stream().anyMatch(key -> values.isGiven(key.at(name)));
    if (!described) {
      return known;
    }
    if (name.equals("main") || name.equals("sepolia")) {
      values.mistake(
          ChainSettings.NETWORK,
          "a name of your own for the chain that networks." + name + " tells");
      return known;
    }
    return Optional.of(describe(values, name, known));
  }

  private static Network describe(Values values, String name, Optional<Network> known) {
    Optional<Long> chainId = values.find(CHAIN_ID.at(name)).or(() -> known.map(Network::chainId));
    if (chainId.isEmpty() && !values.isGiven(CHAIN_ID.at(name))) {
      values.mistake(CHAIN_ID.at(name), CHAIN_ID.expected());
    }
    return new Network(
        name,
        chainId.orElse(0L),
        values.find(RPC.at(name)).or(() -> known.flatMap(Network::rpc)),
        values.find(REGISTRY.at(name)).or(() -> known.flatMap(Network::registry)),
        values.find(TOKEN.at(name)).or(() -> known.flatMap(Network::token)));
  }
}
