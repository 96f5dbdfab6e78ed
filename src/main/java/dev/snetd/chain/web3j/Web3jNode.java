package dev.snetd.chain.web3j;

import dev.snetd.chain.Block;
import dev.snetd.chain.ChainUnavailableException;
import dev.snetd.chain.Node;
import dev.snetd.units.Address;
import dev.snetd.units.BlockNumber;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.web3j.protocol.core.methods.response.EthBlock;
import org.web3j.protocol.core.methods.response.EthChainId;
import org.web3j.protocol.core.methods.response.EthGetCode;
import org.web3j.utils.Numeric;

/** The chain's own facts by JSON-RPC. */
final class Web3jNode implements Node {
  private final JsonRpc rpc;

  Web3jNode(JsonRpc rpc) {
    this.rpc = rpc;
  }

  @Override
  public BigInteger chainId() {
    String answer = rpc.ask("eth_chainId", List.of(), EthChainId.class).getResult();
    return Words.quantity(answer);
  }

  @Override
  public boolean hasCode(Address address) {
    var parameters = List.of(address.toString(), "latest");
    String code = rpc.ask("eth_getCode", parameters, EthGetCode.class).getCode();
    return code != null && code.length() > "0x".length();
  }

  @Override
  public Block newestBlock() {
    return ask("latest")
        .orElseThrow(() -> new ChainUnavailableException("a node knows no newest block", null));
  }

  @Override
  public Optional<Block> block(BlockNumber number) {
    return ask(Numeric.encodeQuantity(number.value()));
  }

  private Optional<Block> ask(String tag) {
    EthBlock.Block block =
        rpc.ask("eth_getBlockByNumber", List.of(tag, false), EthBlock.class).getBlock();
    if (block == null) {
      return Optional.empty();
    }
    if (block.getHash() == null || block.getParentHash() == null) {
      throw new ChainUnavailableException("a node gave half a block", null);
    }
    return Optional.of(
        new Block(
            new BlockNumber(Words.quantity(block.getNumberRaw())),
            block.getHash(),
            block.getParentHash()));
  }
}
