package dev.snetd.chain.web3j;

import dev.snetd.chain.ChainUnavailableException;
import dev.snetd.chain.ChannelOnChain;
import dev.snetd.chain.EscrowContract;
import dev.snetd.units.Address;
import dev.snetd.units.BlockNumber;
import dev.snetd.units.ChannelId;
import dev.snetd.units.Cogs;
import dev.snetd.units.GroupId;
import dev.snetd.units.Nonce;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.protocol.core.methods.response.EthLog;
import org.web3j.protocol.core.methods.response.EthLog.LogObject;
import org.web3j.utils.Numeric;

/** MultiPartyEscrow by {@code eth_call} and {@code eth_getLogs}. */
final class Web3jEscrow implements EscrowContract {
  /** Its channel id is not indexed: it is the first word of the data. */
  private static final String OPEN =
      "0x172899db3034d5e4e68a2873998cc66a59bad4610fa6319a51f31f75e84452b7";

  /** ChannelClaim, ChannelSenderClaim, ChannelExtend, ChannelAddFunds: the id is topic 1. */
  private static final List<String> CHANGED =
      List.of(
          "0x77c3504a57863d978ba4c28ea297490f1f4814365f5ed32b35cbf5b695db003c",
          "0x592ba8545b0ef2ef56ac54c4db27df2bdbb2a60acc1c5a4ac134eccc20cb8096",
          "0xf8d4e64f6b2b3db6aaf38b319e259285a48ecd0c5bc0115c9928aba297c73420",
          "0xb0e2286f86435d8f98d9cf1c908b693792eb905dd03cd40d2b1d23a3e5311a40");

  private static final int CHANNEL_WORDS = 7;

  private final JsonRpc rpc;
  private final Web3jContract contract;

  Web3jEscrow(JsonRpc rpc, Address address) {
    this.rpc = rpc;
    this.contract = new Web3jContract(rpc, address);
  }

  @Override
  public Optional<ChannelOnChain> channel(ChannelId id, BlockNumber at) {
    Words words =
        contract.call("channels", List.of(new Uint256(id.value())), hex(at), CHANNEL_WORDS);
    if (words.address(1).isZero()) {
      return Optional.empty();
    }
    return Optional.of(
        new ChannelOnChain(
            id,
            new Nonce(words.number(0)),
            words.address(1),
            words.address(2),
            words.address(3),
            new GroupId(words.word(4)),
            new Cogs(words.number(5)),
            new BlockNumber(words.number(6))));
  }

  @Override
  public ChannelId nextChannelId(BlockNumber at) {
    return new ChannelId(contract.call("nextChannelId", List.of(), hex(at), 1).number(0));
  }

  @Override
  public List<Change> changes(BlockNumber first, BlockNumber last) {
    List<String> events = new ArrayList<>(CHANGED);
    events.add(OPEN);
    var filter =
        Map.of(
            "address", contract.address().toString(),
            "fromBlock", hex(first),
            "toBlock", hex(last),
            "topics", List.of(events));
    var logs = rpc.ask("eth_getLogs", List.of(filter), EthLog.class).getLogs();
    if (logs == null) {
      throw new ChainUnavailableException("a node gave no logs", null);
    }
    return logs.stream().map(log -> change((LogObject) log.get())).toList();
  }

  private static Change change(LogObject log) {
    List<String> topics = log.getTopics();
    boolean opened = topics.getFirst().equals(OPEN);
    Words id = new Words(opened || topics.size() < 2 ? log.getData() : topics.get(1), 1);
    return new Change(
        new ChannelId(id.number(0)),
        new BlockNumber(Words.quantity(log.getBlockNumberRaw())),
        opened);
  }

  private static String hex(BlockNumber number) {
    return Numeric.encodeQuantity(number.value());
  }
}
