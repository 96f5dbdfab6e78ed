package dev.snetd.sandbox.chain;

import dev.snetd.units.Address;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.TypeEncoder;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.crypto.Hash;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Places the platform's contracts on an anvil, at addresses of our choice: code and storage of a
 * real deployment are copied, so that every constructor has run.
 */
public final class Contracts {
  private static final int SLOT_BALANCES = 1;
  private static final int SLOT_SUPPLY = 3;
  private static final int SLOT_DECIMALS = 6;
  private static final int DECIMALS = 18;

  private final Path modules;
  private final AnvilRpc rpc;

  /**
   * @param tools where {@code npm ci} was run; only read when something is placed
   */
  public Contracts(Path tools, AnvilRpc rpc) {
    this.modules = tools.resolve("node_modules");
    this.rpc = rpc;
  }

  /** The data of a transaction or call: selector and arguments, with 0x. */
  @SuppressWarnings("rawtypes") // web3j's encoder takes raw types
  public static String call(String function, List<Type> arguments) {
    return FunctionEncoder.encode(new Function(function, arguments, List.of()));
  }

  /** Whether there is code at the address. */
  public boolean isPlaced(Address address) {
    return !rpc.ask("eth_getCode", address.toString(), "latest").asString().equals("0x");
  }

  /** Places the token; the package holds its run-time code, so storage is set by hand. */
  public void placeToken(Address token) {
    rpc.ask(
        "anvil_setCode",
        token.toString(),
        code("singularitynet-token-contracts/bytecode/FetchToken.json"));
    store(token, word(BigInteger.valueOf(SLOT_DECIMALS)), BigInteger.valueOf(DECIMALS));
  }

  /** Gives an account tokens out of nothing, and raises the supply by as much. */
  public void mint(Address token, Address owner, BigInteger cogs) {
    String balance =
        Hash.sha3(
            "0x"
                + TypeEncoder.encode(new org.web3j.abi.datatypes.Address(owner.toString()))
                + word(BigInteger.valueOf(SLOT_BALANCES)).substring(2));
    store(token, balance, stored(token, balance).add(cogs));
    String supply = word(BigInteger.valueOf(SLOT_SUPPLY));
    store(token, supply, stored(token, supply).add(cogs));
  }

  /** Places the registry of organizations and services. */
  public void placeRegistry(Address deployer, Address registry) {
    copy(
        rpc.create(deployer, code("singularitynet-platform-contracts/bytecode/Registry.json")),
        registry);
  }

  /** Places an escrow contract that holds the given token. */
  public void placeEscrow(Address deployer, Address escrow, Address token) {
    String code = code("singularitynet-platform-contracts/bytecode/MultiPartyEscrow.json");
    String argument = TypeEncoder.encode(new org.web3j.abi.datatypes.Address(token.toString()));
    copy(rpc.create(deployer, code + argument), escrow);
  }

  private void copy(JsonNode receipt, Address to) {
    String made = receipt.path("contractAddress").asString();
    rpc.ask("anvil_setCode", to.toString(), rpc.ask("eth_getCode", made, "latest").asString());
    JsonNode changes =
        rpc.ask(
            "debug_traceTransaction",
            receipt.path("transactionHash").asString(),
            Map.of("tracer", "prestateTracer", "tracerConfig", Map.of("diffMode", true)));
    changes
        .path("post")
        .path(made)
        .path("storage")
        .properties()
        .forEach(slot ->
            rpc.ask(
                "anvil_setStorageAt", to.toString(), slot.getKey(), slot.getValue().asString()));
  }

  private BigInteger stored(Address contract, String slot) {
    String word = rpc.ask("eth_getStorageAt", contract.toString(), slot, "latest").asString();
    return new BigInteger(word.substring(2), 16);
  }

  private void store(Address contract, String slot, BigInteger value) {
    rpc.ask("anvil_setStorageAt", contract.toString(), slot, word(value));
  }

  private static String word(BigInteger value) {
    return "0x" + TypeEncoder.encode(new Uint256(value));
  }

  private String code(String file) {
    try {
      return new JsonMapper().readTree(Files.readAllBytes(modules.resolve(file))).asString();
    } catch (IOException e) {
      throw new IllegalStateException(
          "the contracts are not installed: run `npm ci --prefix " + modules.getParent() + "`", e);
    }
  }
}
