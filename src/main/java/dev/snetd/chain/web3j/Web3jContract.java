package dev.snetd.chain.web3j;

import dev.snetd.units.Address;
import java.util.List;
import java.util.Map;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.protocol.core.methods.response.EthCall;

/** The view functions of one contract. */
record Web3jContract(JsonRpc rpc, Address address) {
  /**
   * Calls without a transaction.
   *
   * @param at a block in hex, or latest
   * @param words how many 32-byte words the answer has at least
   */
  @SuppressWarnings("rawtypes") // web3j's encoder takes raw types
  Words call(String function, List<Type> arguments, String at, int words) {
    String data = FunctionEncoder.encode(new Function(function, arguments, List.of()));
    var transaction = Map.of("to", address.toString(), "data", data);
    String answer = rpc.ask("eth_call", List.of(transaction, at), EthCall.class).getValue();
    return new Words(answer, words);
  }
}
