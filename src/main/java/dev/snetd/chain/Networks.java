package dev.snetd.chain;

import dev.snetd.units.Address;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The chains known by name. No node of a public chain is among the facts: providers want a key, and
 * a shared one would be everybody's limit.
 */
public final class Networks {
  /** Ethereum. */
  public static final Network MAIN =
      new Network(
          "main",
          1,
          Optional.empty(),
          Optional.of(Address.of("0x247DEbEBB766E4fA99667265A158060018D5f4F8")),
          Optional.of(Address.of("0xaea46A60368A7bD060eec7DF8CBa43b7EF41Ad85")));

  /** Ethereum's test network. */
  public static final Network SEPOLIA =
      new Network(
          "sepolia",
          11155111,
          Optional.empty(),
          Optional.of(Address.of("0x4DCc70c6FCE4064803f0ae0cE48497B3f7182e5D")),
          Optional.of(Address.of("0x3A54192862D1c52C8175d4912f1f778d1E3C2449")));

  /** A developer's own chain. */
  public static final Network LOCAL =
      new Network(
          "local",
          42,
          Optional.of(URI.create("http://localhost:8545")),
          Optional.of(Address.of("0x4e74fefa82e83e0964f0d9f53c68e03f7298a8b2")),
          Optional.empty());

  /** All of them. */
  public static final List<Network> ALL = List.of(MAIN, SEPOLIA, LOCAL);

  private Networks() {}

  /** The chain of that name; upper and lower case differ. */
  public static Optional<Network> named(String name) {
    return ALL.stream().filter(network -> network.name().equals(name)).findFirst();
  }
}
