package dev.snetd.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snetd.units.Address;
import dev.snetd.units.BlockNumber;
import dev.snetd.units.ChannelId;
import dev.snetd.units.Cogs;
import dev.snetd.units.GroupId;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalChainTest {
  private static final GroupId GROUP = new GroupId(new byte[32]);
  private static final Address VECTORS_ESCROW =
      Address.of("0x7E0aF8988DF45B824b2E0e0A87c6196897744970");

  @Test
  void accountsAreThoseOfThePublicMnemonic() {
    try (LocalChain chain = LocalChain.start(LocalChain.Options.forTests())) {
      assertThat(chain.account(0))
          .isEqualTo(Address.of("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"));
      assertThat(HexFormat.of().formatHex(chain.privateKey(0)))
          .isEqualTo("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80");
      var accounts = chain.ask("eth_accounts");
      assertThat(accounts.size()).isEqualTo(LocalChain.ACCOUNTS);
      assertThat(Address.of(accounts.path(LocalChain.ACCOUNTS - 1).asString()))
          .isEqualTo(chain.account(LocalChain.ACCOUNTS - 1));
    }
  }

  @Test
  void contractsStandAtTheirAddressesAndWork() {
    var options = LocalChain.Options.forTests().withEscrow(VECTORS_ESCROW);
    try (LocalChain chain = LocalChain.start(options)) {
      assertThat(chain.ask("eth_chainId").asString()).isEqualTo("0xaa36a7");
      assertThat(view(chain, VECTORS_ESCROW, "0xfc0c546a")) // token()
          .endsWith(LocalChain.TOKEN.hex());
      assertThat(view(chain, LocalChain.TOKEN, "0x313ce567")).endsWith("12"); // decimals(): 18
      // supportsInterface of the registry's own interface: set by its constructor
      assertThat(view(chain, LocalChain.REGISTRY, "0x01ffc9a73f2242ea" + "0".repeat(56)))
          .endsWith("1");
    }
  }

  @Test
  void channelsAreNumberedFromZeroAndPaidFromTheFreeBalance() {
    try (LocalChain chain = LocalChain.start(LocalChain.Options.forTests())) {
      Address sender = chain.account(1);
      chain.fund(sender, Cogs.of(100));
      assertThat(open(chain, sender, 60)).isEqualTo(ChannelId.of(0));
      assertThat(open(chain, sender, 40)).isEqualTo(ChannelId.of(1));
      assertThatThrownBy(() -> open(chain, sender, 1)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void blocksAreMadeOnDemand() {
    try (LocalChain chain = LocalChain.start(LocalChain.Options.forTests())) {
      var before = chain.head();
      chain.mine(7);
      assertThat(chain.head().distanceTo(before)).isEqualTo(7);
      assertThat(before.isBefore(chain.head())).isTrue();
    }
  }

  @Test
  void aChainWithAFolderIsThereAgainAfterARestart(@TempDir Path folder) {
    var options = LocalChain.Options.forTests().withDataDir(folder);
    BlockNumber head;
    try (LocalChain chain = LocalChain.start(options)) {
      chain.fund(chain.account(1), Cogs.of(100));
      open(chain, chain.account(1), 10);
      head = chain.head();
    }
    try (LocalChain chain = LocalChain.start(options)) {
      assertThat(chain.head()).isEqualTo(head);
      assertThat(open(chain, chain.account(1), 10)).isEqualTo(ChannelId.of(1));
    }
  }

  private static ChannelId open(LocalChain chain, Address sender, long value) {
    return chain.openChannel(
        sender, sender, chain.account(2), GROUP, Cogs.of(value), BlockNumber.of(1000));
  }

  private static String view(LocalChain chain, Address contract, String data) {
    return chain
        .ask("eth_call", Map.of("to", contract.toString(), "data", data), "latest")
        .asString();
  }
}
