package dev.snetd.chain.web3j;

import dev.snetd.chain.Registry;
import dev.snetd.units.Address;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.web3j.abi.datatypes.generated.Bytes32;

/** The registry by {@code eth_call}. */
final class Web3jRegistry implements Registry {
  private static final int ID_BYTES = 32;

  /** Both look-ups answer found, id and the offset of the URI first. */
  private static final int FOUND = 0;

  private static final int URI = 2;
  private static final int WORDS = 3;

  private final Web3jContract contract;

  Web3jRegistry(JsonRpc rpc, Address address) {
    this.contract = new Web3jContract(rpc, address);
  }

  @Override
  public Optional<String> organizationUri(String orgId) {
    Bytes32 org = id("organization id", orgId);
    return uri(contract.call("getOrganizationById", List.of(org), "latest", WORDS));
  }

  @Override
  public Optional<String> serviceUri(String orgId, String serviceId) {
    Bytes32 org = id("organization id", orgId);
    Bytes32 service = id("service id", serviceId);
    return uri(contract.call("getServiceRegistrationById", List.of(org, service), "latest", WORDS));
  }

  private static Optional<String> uri(Words answer) {
    if (answer.number(FOUND).signum() == 0) {
      return Optional.empty();
    }
    byte[] padded = answer.dynamicBytes(URI);
    int length = padded.length;
    while (length > 0 && padded[length - 1] == 0) {
      length--;
    }
    return Optional.of(new String(padded, 0, length, StandardCharsets.UTF_8));
  }

  /** Left-aligned. A longer id is refused: cut off, it could name somebody else's entry. */
  private static Bytes32 id(String what, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > ID_BYTES) {
      throw new IllegalArgumentException(
          what + ": " + text + " has " + bytes.length + " bytes (expected: at most 32)");
    }
    return new Bytes32(Arrays.copyOf(bytes, ID_BYTES));
  }
}
