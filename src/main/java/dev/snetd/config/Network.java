package dev.snetd.config;

import dev.snetd.units.Address;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A chain as the configuration knows it.
 *
 * @param name as selected; the first part of every key in the store
 * @param chainId as {@code eth_chainId} must answer
 * @param rpc where to ask if the operator names no endpoint
 * @param registry the Registry contract
 * @param token the token that channels hold; empty if unknown here
 */
public record Network(
    String name,
    long chainId,
    Optional<URI> rpc,
    Optional<Address> registry,
    Optional<Address> token) {
  /** The chains that need no description. Their public endpoints promise nothing to anybody. */
  static final List<Network> KNOWN =
      List.of(
          new Network(
              "main",
              1,
              Optional.of(URI.create("https://ethereum-rpc.publicnode.com")),
              Address.parse("0x247DEbEBB766E4fA99667265A158060018D5f4F8"),
              Address.parse("0xaea46A60368A7bD060eec7DF8CBa43b7EF41Ad85")),
          new Network(
              "sepolia",
              11155111,
              Optional.of(URI.create("https://ethereum-sepolia-rpc.publicnode.com")),
              Address.parse("0x4DCc70c6FCE4064803f0ae0cE48497B3f7182e5D"),
              Address.parse("0x3A54192862D1c52C8175d4912f1f778d1E3C2449")),
          new Network(
              "local",
              42,
              Optional.of(URI.create("http://localhost:8545")),
              Address.parse("0x4e74fefa82e83e0964f0d9f53c68e03f7298a8b2"),
              Optional.empty()));

  /** Whether the value on it is play money by its very name. */
  boolean isPlayground() {
    return name.equals("local") || name.equals("sandbox");
  }
}
