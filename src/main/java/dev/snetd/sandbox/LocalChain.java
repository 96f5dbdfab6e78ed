package dev.snetd.sandbox;

import dev.snetd.sandbox.chain.Accounts;
import dev.snetd.sandbox.chain.Anvil;
import dev.snetd.sandbox.chain.AnvilRpc;
import dev.snetd.sandbox.chain.Contracts;
import dev.snetd.units.Address;
import dev.snetd.units.BlockNumber;
import dev.snetd.units.ChannelId;
import dev.snetd.units.Cogs;
import dev.snetd.units.GroupId;
import dev.snetd.units.Signature;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.web3j.abi.datatypes.Bool;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.abi.datatypes.generated.Uint8;
import tools.jackson.databind.JsonNode;

/**
 * A private Ethereum chain with the platform's real contracts at their Sepolia addresses and
 * Sepolia's chain id, so that unmodified clients can be pointed at it. Its accounts are those of
 * the public test mnemonic and may send without a signature.
 */
public final class LocalChain implements AutoCloseable {
  /** The chain id of Sepolia. */
  public static final long CHAIN_ID = 11155111;

  /** FetchToken on Sepolia. */
  public static final Address TOKEN = Address.of("0x3A54192862D1c52C8175d4912f1f778d1E3C2449");

  /** The registry on Sepolia. */
  public static final Address REGISTRY = Address.of("0x4DCc70c6FCE4064803f0ae0cE48497B3f7182e5D");

  /** MultiPartyEscrow on Sepolia, token FET, stage demo. */
  public static final Address ESCROW = Address.of("0x042d31F61c598eADcAc729B845406514521db520");

  /** Twenty, since tests like to give each case an account of its own. */
  public static final int ACCOUNTS = 20;

  private static final String CHANNEL_OPEN =
      "0x172899db3034d5e4e68a2873998cc66a59bad4610fa6319a51f31f75e84452b7";
  private static final int WORD_BYTES = 32;

  /** The account that deploys; the last, so that the first ones start with nonce 0. */
  private static final int DEPLOYER = ACCOUNTS - 1;

  private final Options options;
  private final Accounts accounts = new Accounts(Accounts.PUBLIC_MNEMONIC);
  private final Anvil anvil;
  private final AnvilRpc rpc;
  private final Contracts contracts;

  /**
   * What may differ between local chains.
   *
   * @param tools the folder where {@code npm ci} was run
   * @param escrow where the escrow contract stands
   * @param port of the loopback interface; 0 takes a free one
   * @param blockTime how often a block is made, in whole seconds; without it, each transaction
   *     makes its own block at once
   * @param dataDir where the chain is kept between runs; without it, it is forgotten
   */
  public record Options(
      Path tools, Address escrow, int port, Optional<Duration> blockTime, Optional<Path> dataDir) {
    /** A chain for a test: free port, a block for each transaction, nothing kept. */
    public static Options forTests() {
      return new Options(Path.of("tools/node"), ESCROW, 0, Optional.empty(), Optional.empty());
    }

    /** The same with the escrow contract at another address. */
    public Options withEscrow(Address address) {
      return new Options(tools, address, port, blockTime, dataDir);
    }

    /** The same with blocks at an interval. */
    public Options withBlockTime(Duration interval) {
      return new Options(tools, escrow, port, Optional.of(interval), dataDir);
    }

    /** The same, kept in a folder. */
    public Options withDataDir(Path folder) {
      return new Options(tools, escrow, port, blockTime, Optional.of(folder));
    }
  }

  private LocalChain(Options options, Anvil anvil) {
    this.options = options;
    this.anvil = anvil;
    this.rpc = new AnvilRpc(anvil.uri());
    this.contracts = new Contracts(options.tools(), rpc);
  }

  /**
   * Starts the node and places the contracts that are not there yet.
   *
   * @throws IllegalStateException if anvil or the contracts are not installed, or anvil fails
   */
  public static LocalChain start(Options options) {
    LocalChain chain = new LocalChain(options, Anvil.start(options.tools(), arguments(options)));
    try {
      chain.placeContracts();
      return chain;
    } catch (RuntimeException e) {
      chain.close();
      throw e;
    }
  }

  /** Where the node answers JSON-RPC. */
  public URI rpc() {
    return anvil.uri();
  }

  /** Where the escrow contract stands. */
  public Address escrow() {
    return options.escrow();
  }

  /** Account n of the mnemonic, 0 to {@value #ACCOUNTS} - 1. */
  public Address account(int n) {
    return accounts.address(n);
  }

  /** The private key of account n: 32 bytes. */
  public byte[] privateKey(int n) {
    return accounts.privateKey(n);
  }

  /** The newest block. */
  public BlockNumber head() {
    return new BlockNumber(number(rpc.ask("eth_blockNumber")));
  }

  /** Makes that many empty blocks at once. */
  public void mine(int blocks) {
    rpc.ask("anvil_mine", "0x" + Integer.toHexString(blocks));
  }

  /**
   * Asks the node anything, anvil's cheats included.
   *
   * @throws IllegalStateException with the node's text if it answers with an error
   */
  public JsonNode ask(String method, Object... parameters) {
    return rpc.ask(method, parameters);
  }

  /** Enters an organization, or points the one that is there to other metadata. */
  public void publishOrganization(Address owner, String orgId, String metadataUri) {
    Bytes32 org = id(orgId);
    var known = call(REGISTRY, "getOrganizationById", org);
    if (isFound(known)) {
      send(owner, REGISTRY, "changeOrganizationMetadataURI", org, uri(metadataUri));
    } else {
      var members = new DynamicArray<>(org.web3j.abi.datatypes.Address.class, List.of());
      send(owner, REGISTRY, "createOrganization", org, uri(metadataUri), members);
    }
  }

  /** Enters a service of an organization, or points the one that is there to other metadata. */
  public void publishService(Address owner, String orgId, String serviceId, String metadataUri) {
    Bytes32 org = id(orgId);
    Bytes32 service = id(serviceId);
    boolean known = isFound(call(REGISTRY, "getServiceRegistrationById", org, service));
    send(
        owner,
        REGISTRY,
        known ? "updateServiceRegistration" : "createServiceRegistration",
        org,
        service,
        uri(metadataUri));
  }

  /** Gives the account free balance in the escrow contract: tokens made, approved, deposited. */
  public void fund(Address account, Cogs amount) {
    contracts.mint(TOKEN, account, amount.value());
    send(account, TOKEN, "approve", address(escrow()), uint(amount.value()));
    send(account, escrow(), "deposit", uint(amount.value()));
  }

  /** Opens a channel from the sender's free balance in the escrow contract. */
  public ChannelId openChannel(
      Address sender,
      Address signer,
      Address recipient,
      GroupId group,
      Cogs value,
      BlockNumber expiration) {
    JsonNode receipt =
        send(
            sender,
            escrow(),
            "openChannel",
            address(signer),
            address(recipient),
            new Bytes32(group.bytes()),
            uint(value.value()),
            uint(expiration.value()));
    for (JsonNode log : receipt.path("logs")) {
      if (log.path("topics").path(0).asString().equals(CHANNEL_OPEN)) {
        String data = log.path("data").asString();
        return new ChannelId(new BigInteger(data.substring(2, 2 + 2 * WORD_BYTES), 16));
      }
    }
    throw new IllegalStateException("openChannel: no ChannelOpen in the receipt");
  }

  /** Adds to a channel from the payer's free balance in the escrow contract. */
  public void addFunds(Address payer, ChannelId id, Cogs amount) {
    send(payer, escrow(), "channelAddFunds", uint(id.value()), uint(amount.value()));
  }

  /** Puts off a channel's expiration. */
  public void extend(Address sender, ChannelId id, BlockNumber expiration) {
    send(sender, escrow(), "channelExtend", uint(id.value()), uint(expiration.value()));
  }

  /** Claims a signed amount and lets the channel go on with the rest. */
  public void claim(Address recipient, ChannelId id, Cogs amount, Signature signature) {
    byte[] bytes = signature.bytes();
    int v = bytes[2 * WORD_BYTES] & 0xff;
    send(
        recipient,
        escrow(),
        "channelClaim",
        uint(id.value()),
        uint(amount.value()),
        uint(amount.value()),
        new Uint8(v < 27 ? v + 27 : v),
        new Bytes32(Arrays.copyOf(bytes, WORD_BYTES)),
        new Bytes32(Arrays.copyOfRange(bytes, WORD_BYTES, 2 * WORD_BYTES)),
        new Bool(false));
  }

  /** Takes an expired channel's value back to its sender. */
  public void claimTimeout(Address sender, ChannelId id) {
    send(sender, escrow(), "channelClaimTimeout", uint(id.value()));
  }

  /** Stops the node in its tracks: connections stay, answers do not come, until {@link #thaw}. */
  public void freeze() {
    anvil.freeze();
  }

  /** Lets the node go on after {@link #freeze}. */
  public void thaw() {
    anvil.thaw();
  }

  /** Ends the node; with a data folder the chain is kept there. */
  @Override
  public void close() {
    rpc.close();
    anvil.close();
  }

  private static List<String> arguments(Options options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--host", "127.0.0.1",
                "--port", Integer.toString(options.port()),
                "--chain-id", Long.toString(CHAIN_ID),
                "--accounts", Integer.toString(ACCOUNTS),
                "--mnemonic", Accounts.PUBLIC_MNEMONIC));
    options
        .blockTime()
        .ifPresent(
            time -> arguments.addAll(List.of("--block-time", Long.toString(time.toSeconds()))));
    options
        .dataDir()
        .ifPresent(folder -> {
          makeFolder(folder);
          arguments.addAll(List.of("--state", folder.resolve("chain.json").toString()));
        });
    return arguments;
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IllegalStateException("the chain's folder cannot be made", e);
    }
  }

  private void placeContracts() {
    Address deployer = account(DEPLOYER);
    if (!contracts.isPlaced(TOKEN)) {
      contracts.placeToken(TOKEN);
    }
    if (!contracts.isPlaced(REGISTRY)) {
      contracts.placeRegistry(deployer, REGISTRY);
    }
    if (!contracts.isPlaced(escrow())) {
      contracts.placeEscrow(deployer, escrow(), TOKEN);
    }
  }

  @SuppressWarnings("rawtypes") // web3j's encoder takes raw types
  private JsonNode send(Address from, Address to, String function, Type... arguments) {
    return rpc.transact(from, to, Contracts.call(function, List.of(arguments)));
  }

  @SuppressWarnings("rawtypes") // web3j's encoder takes raw types
  private String call(Address to, String function, Type... arguments) {
    var transaction =
        Map.of("to", to.toString(), "data", Contracts.call(function, List.of(arguments)));
    return rpc.ask("eth_call", transaction, "latest").asString();
  }

  /** Both look-ups of the registry answer {@code bool found} first. */
  private static boolean isFound(String answer) {
    return new BigInteger(answer.substring(2, 2 + 2 * WORD_BYTES), 16).signum() != 0;
  }

  private static BigInteger number(JsonNode quantity) {
    return new BigInteger(quantity.asString().substring(2), 16);
  }

  private static Uint256 uint(BigInteger value) {
    return new Uint256(value);
  }

  private static org.web3j.abi.datatypes.Address address(Address address) {
    return new org.web3j.abi.datatypes.Address(address.toString());
  }

  private static Bytes32 id(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > WORD_BYTES) {
      throw new IllegalArgumentException("id: " + text + " (expected: at most 32 bytes)");
    }
    return new Bytes32(Arrays.copyOf(bytes, WORD_BYTES));
  }

  /** Padded with NUL to the next larger multiple of 32, as the platform's publishers do. */
  private static DynamicBytes uri(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return new DynamicBytes(Arrays.copyOf(bytes, (bytes.length / WORD_BYTES + 1) * WORD_BYTES));
  }
}
