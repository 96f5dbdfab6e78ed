package dev.snetd.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snetd.chain.web3j.Endpoint;
import dev.snetd.chain.web3j.JsonRpc;
import dev.snetd.sandbox.LocalChain;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is looked up, and checked, when the daemon starts. */
class RegistryAndChecksTest {
  private static LocalChain local;
  private static JsonRpc rpc;

  @BeforeAll
  static void startChain() {
    local = LocalChain.start(LocalChain.Options.forTests());
    rpc = new JsonRpc(List.of(Endpoint.open(local.rpc())), JsonRpc.DEFAULT_REQUEST_LIMIT);
  }

  @AfterAll
  static void stopChain() {
    rpc.close();
    local.close();
  }

  @ParameterizedTest(name = "a URI of {0} characters")
  @ValueSource(ints = {1, 31, 32, 33, 53, 64})
  void metadataUrisComeWithoutTheirPadding(int length) {
    String uri = "u".repeat(length);
    String org = "org-" + length;
    local.publishOrganization(local.account(0), org, uri);
    local.publishService(local.account(0), org, "service", uri + "s");
    Registry registry = rpc.registry(LocalChain.REGISTRY);
    assertThat(registry.organizationUri(org)).contains(uri);
    assertThat(registry.serviceUri(org, "service")).contains(uri + "s");
  }

  @Test
  void aChangedUriIsReadAtOnce() {
    Registry registry = rpc.registry(LocalChain.REGISTRY);
    local.publishOrganization(local.account(0), "changing", "ipfs://old");
    local.publishOrganization(local.account(0), "changing", "ipfs://new");
    assertThat(registry.organizationUri("changing")).contains("ipfs://new");
  }

  @Test
  void whatIsNotRegisteredIsNotFound() {
    Registry registry = rpc.registry(LocalChain.REGISTRY);
    local.publishOrganization(local.account(0), "lonely", "ipfs://org");
    assertThat(registry.organizationUri("nobody")).isEmpty();
    assertThat(registry.serviceUri("nobody", "service")).isEmpty();
    assertThat(registry.serviceUri("lonely", "service")).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"32 bytes, a, 32, true", "33 bytes, a, 33, false", "17 x 2 bytes, é, 17, false"})
  void idsOfMoreThan32BytesAreRefusedInsteadOfCut(
      String name, String letter, int count, boolean fits) {
    Registry registry = rpc.registry(LocalChain.REGISTRY);
    String id = letter.repeat(count);
    if (fits) {
      assertThat(registry.organizationUri(id)).isEmpty();
    } else {
      assertThatThrownBy(() -> registry.organizationUri(id))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("organization id: " + id)
          .hasMessageEndingWith("bytes (expected: at most 32)");
      assertThatThrownBy(() -> registry.serviceUri("org", id))
          .hasMessageStartingWith("service id: " + id);
    }
  }

  @Test
  void theRightChainAndContractPass() {
    var checks = new ChainChecks(rpc.node(), Networks.SEPOLIA);
    assertThat(checks.checkChain()).isEmpty();
    assertThat(checks.checkContract("MultiPartyEscrow", local.escrow())).isEmpty();
  }

  @Test
  void anotherChainIsNamedWithTheSettings() {
    assertThat(new ChainChecks(rpc.node(), Networks.MAIN).checkChain())
        .contains(
            "blockchain_network_selected: main has chain id 1, but the node of"
                + " ethereum_json_rpc_http_endpoint is on chain id 11155111; change whichever is"
                + " wrong");
  }

  @Test
  void anAddressWithoutAContractIsNamedWithTheSettings() {
    var checks = new ChainChecks(rpc.node(), Networks.SEPOLIA);
    assertThat(checks.checkContract("MultiPartyEscrow", local.account(5)).orElseThrow())
        .contains("MultiPartyEscrow", local.account(5).toString())
        .contains("blockchain_network_selected", "ethereum_json_rpc_http_endpoint");
  }

  @Test
  void aNodeThatHangsIsASentenceToo() {
    try (var impatient = new JsonRpc(List.of(Endpoint.open(local.rpc())), Duration.ofMillis(300))) {
      var checks = new ChainChecks(impatient.node(), Networks.SEPOLIA);
      local.freeze();
      try {
        assertThat(checks.checkChain().orElseThrow())
            .startsWith("ethereum_json_rpc_http_endpoint: ")
            .doesNotContain("127.0.0.1");
        assertThat(checks.checkContract("Registry", LocalChain.REGISTRY)).isPresent();
      } finally {
        local.thaw();
      }
    }
  }

  @Test
  void networksAreKnownByName() {
    assertThat(Networks.named("sepolia")).contains(Networks.SEPOLIA);
    assertThat(Networks.named("Sepolia")).isEmpty();
    assertThat(Networks.named("goerli")).isEmpty();
    assertThat(Networks.LOCAL.rpc()).contains(URI.create("http://localhost:8545"));
    assertThat(Networks.MAIN.rpc()).isEqualTo(Optional.empty());
  }
}
