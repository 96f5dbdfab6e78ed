package dev.snetd.chain;

import dev.snetd.units.Address;
import java.net.URI;
import java.util.Optional;

/**
 * A chain that the platform's contracts stand on.
 *
 * @param name as in {@code blockchain_network_selected}; also the first part of every key in the
 *     store
 * @param chainId as the chain's nodes must answer it (EIP-155)
 * @param rpc where a node answers JSON-RPC; nothing if the operator must say
 * @param registry the registry contract; nothing if the operator must say
 * @param token the token contract, needed for balance checks only
 */
public record Network(
    String name,
    long chainId,
    Optional<URI> rpc,
    Optional<Address> registry,
    Optional<Address> token) {
  /** The same chain through another node. */
  public Network withRpc(URI uri) {
    return new Network(name, chainId, Optional.of(uri), registry, token);
  }

  /** The same chain with another registry contract. */
  public Network withRegistry(Address address) {
    return new Network(name, chainId, rpc, Optional.of(address), token);
  }
}
