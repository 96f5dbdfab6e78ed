package dev.snetd.chain;

import dev.snetd.units.Address;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What must hold of the chain before the daemon serves. Each check answers what is wrong, in one
 * sentence that names the setting, or nothing.
 */
public final class ChainChecks {
  private final Node node;
  private final Network network;

  public ChainChecks(Node node, Network network) {
    this.node = node;
    this.network = network;
  }

  /** Whether a node answers, and belongs to the selected network. */
  public Optional<String> checkChain() {
    try {
      BigInteger answered = node.chainId();
      return answered.equals(BigInteger.valueOf(network.chainId()))
          ? Optional.empty()
          : Optional.of(
              "blockchain_network_selected: "
                  + network.name()
                  + " has chain id "
                  + network.chainId()
                  + ", but the node of ethereum_json_rpc_http_endpoint is on chain id "
                  + answered
                  + "; change whichever is wrong");
    } catch (ChainUnavailableException e) {
      return Optional.of(unavailable());
    }
  }

  /**
   * Whether a contract stands at the address.
   *
   * @param name what the operator knows it by, such as {@code MultiPartyEscrow}
   */
  public Optional<String> checkContract(String name, Address address) {
    try {
      return node.hasCode(address)
          ? Optional.empty()
          : Optional.of(
              "the "
                  + name
                  + " contract is not at "
                  + address
                  + " on the chain behind ethereum_json_rpc_http_endpoint; check that it and"
                  + " blockchain_network_selected ("
                  + network.name()
                  + ") belong to this contract");
    } catch (ChainUnavailableException e) {
      return Optional.of(unavailable());
    }
  }

  private String unavailable() {
    return "ethereum_json_rpc_http_endpoint: no node of "
        + network.name()
        + " gives an answer; check the address, the provider's key and whether the node is up";
  }
}
