package dev.snetd.chain.web3j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.snetd.chain.ChainUnavailableException;
import dev.snetd.sandbox.LocalChain;
import dev.snetd.testing.Await;
import dev.snetd.units.BlockNumber;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRpcTest {
  private static final Duration REQUEST_LIMIT = Duration.ofSeconds(1);
  private static final BigInteger CHAIN_ID = BigInteger.valueOf(LocalChain.CHAIN_ID);
  private static final String SECRET = "provider-key-4711";

  private static LocalChain local;

  @BeforeAll
  static void startChain() {
    local = LocalChain.start(LocalChain.Options.forTests());
  }

  @AfterAll
  static void stopChain() {
    local.close();
  }

  @ParameterizedTest(name = "key \"{0}\" at {1}: {2}")
  @CsvSource(
      value = {
        "''               | https://node.example          | ''",
        "'   '            | https://mainnet.infura.io/v3  | ''",
        "abc              | https://node.example          | Bearer abc",
        "' abc '          | https://node.example          | Bearer abc",
        "abc              | https://mainnet.infura.io/v3  | Basic OmFiYw==",
        "aa.bb.cc         | https://mainnet.infura.io/v3  | Bearer aa.bb.cc",
        "aa.bb.cc         | https://node.example          | Bearer aa.bb.cc",
        "aa..cc           | https://mainnet.infura.io/v3  | Basic OmFhLi5jYw==",
        "aa.bb.cc.dd      | https://mainnet.infura.io/v3  | Basic OmFhLmJiLmNjLmRk",
      },
      delimiter = '|')
  void theKeyIsShownAsTheProviderWantsIt(String key, URI uri, String header) {
    assertThat(new Endpoint(uri, key).authorization().orElse("")).isEqualTo(header);
  }

  @Test
  void theKeyIsSentWithEveryRequest() throws IOException {
    try (Stub stub = new Stub(503, "");
        JsonRpc rpc = connect(new Endpoint(stub.uri(), SECRET))) {
      assertThatThrownBy(() -> rpc.node().chainId()).isInstanceOf(ChainUnavailableException.class);
      assertThat(stub.authorizations).containsExactly("Bearer " + SECRET);
    }
  }

  @Test
  void aNodeThatIsDownIsUnavailableAndNothingInternalIsTold() throws IOException {
    URI down = unused();
    try (JsonRpc rpc = connect(new Endpoint(URI.create(down + "/" + SECRET), SECRET))) {
      assertThatThrownBy(() -> rpc.node().newestBlock())
          .isInstanceOf(ChainUnavailableException.class)
          .hasMessage("no node of the chain gives an answer")
          .satisfies(e -> assertThat(causes(e)).noneMatch(text -> text.contains(SECRET)));
    }
  }

  @Test
  void aHungNodeIsGivenUp() {
    try (JsonRpc rpc = connect(Endpoint.open(local.rpc()))) {
      assertThat(rpc.node().chainId()).isEqualTo(CHAIN_ID);
      local.freeze();
      try {
        assertThatThrownBy(() -> rpc.node().chainId())
            .isInstanceOf(ChainUnavailableException.class);
      } finally {
        local.thaw();
      }
      assertThat(rpc.node().chainId()).isEqualTo(CHAIN_ID);
    }
  }

  @Test
  void whenTheFirstEndpointIsDownTheSecondAnswersAndStays() throws IOException {
    try (JsonRpc rpc = connect(Endpoint.open(unused()), Endpoint.open(local.rpc()))) {
      assertThat(rpc.node().chainId()).isEqualTo(CHAIN_ID);
      assertThat(rpc.requests()).isEqualTo(2);
      assertThat(rpc.node().chainId()).isEqualTo(CHAIN_ID);
      assertThat(rpc.requests()).isEqualTo(3);
    }
  }

  @Test
  void whenTheFirstEndpointHangsTheSecondAnswers() {
    try (LocalChain hung = LocalChain.start(LocalChain.Options.forTests());
        JsonRpc rpc = connect(Endpoint.open(hung.rpc()), Endpoint.open(local.rpc()))) {
      hung.freeze();
      assertThat(rpc.node().chainId()).isEqualTo(CHAIN_ID);
    }
  }

  @ParameterizedTest(name = "HTTP status {0}")
  @ValueSource(ints = {301, 401, 403, 404, 500, 503})
  void anotherHttpStatusThanSuccessIsNoAnswer(int status) throws IOException {
    try (Stub stub = new Stub(status, "");
        JsonRpc rpc = connect(Endpoint.open(stub.uri()), Endpoint.open(local.rpc()))) {
      assertThat(rpc.node().chainId()).isEqualTo(CHAIN_ID);
    }
  }

  @ParameterizedTest(name = "HTTP status {0}")
  @ValueSource(ints = {402, 429})
  void anEndpointThatAsksForFewerRequestsIsLeftAlone(int status) throws IOException {
    try (Stub stub = new Stub(status, "60");
        JsonRpc rpc = connect(Endpoint.open(stub.uri()))) {
      for (int i = 0; i < 5; i++) {
        assertThatThrownBy(() -> rpc.node().chainId())
            .isInstanceOf(ChainUnavailableException.class);
      }
      assertThat(stub.authorizations).hasSize(1);
    }
  }

  @Test
  void whenTheFirstEndpointAsksForFewerRequestsTheSecondAnswers() throws IOException {
    try (Stub stub = new Stub(429, "60");
        JsonRpc rpc = connect(Endpoint.open(stub.uri()), Endpoint.open(local.rpc()))) {
      assertThat(rpc.node().chainId()).isEqualTo(CHAIN_ID);
    }
  }

  @Test
  void afterThePauseItIsAskedAgain() throws IOException {
    try (Stub stub = new Stub(429, "");
        JsonRpc rpc = connect(Endpoint.open(stub.uri()))) {
      Await.until(
          Duration.ofSeconds(20),
          "a second request",
          () -> {
            assertThatThrownBy(() -> rpc.node().chainId())
                .isInstanceOf(ChainUnavailableException.class);
            return stub.authorizations.size() == 2;
          });
    }
  }

  @Test
  void aBlockThatTheNodeDoesNotHaveIsNoAnswer() {
    try (JsonRpc rpc = connect(Endpoint.open(local.rpc()))) {
      var escrow = rpc.escrow(local.escrow());
      var future = BlockNumber.of(1_000_000);
      assertThatThrownBy(() -> escrow.nextChannelId(future))
          .isInstanceOf(ChainUnavailableException.class);
      assertThat(rpc.node().block(future)).isEmpty();
    }
  }

  @Test
  void afterCloseNothingIsSent() {
    JsonRpc rpc = connect(Endpoint.open(local.rpc()));
    rpc.close();
    assertThatThrownBy(() -> rpc.node().chainId()).isInstanceOf(ChainUnavailableException.class);
    assertThat(rpc.requests()).isZero();
  }

  @Test
  void anEndpointThatIsNoHttpAddressIsRefusedWithoutTellingIt() {
    assertThatThrownBy(() -> connect(new Endpoint(URI.create("ftp://" + SECRET), "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ethereum_json_rpc_http_endpoint")
        .hasMessageNotContaining(SECRET);
    assertThat(new Endpoint(URI.create("http://" + SECRET), SECRET).toString())
        .doesNotContain(SECRET);
  }

  private static JsonRpc connect(Endpoint... endpoints) {
    return new JsonRpc(List.of(endpoints), REQUEST_LIMIT);
  }

  private static List<String> causes(Throwable trouble) {
    return Stream.<Throwable>iterate(trouble, e -> e != null, Throwable::getCause)
        .map(Throwable::toString)
        .toList();
  }

  /** An address at which nobody listens. */
  private static URI unused() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }

  /** A provider that answers nothing but one status: a node cannot be made to. */
  private static final class Stub implements AutoCloseable {
    final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    Stub(int status, String retryAfter) throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            authorizations.add(authorization == null ? "" : authorization);
            if (!retryAfter.isEmpty()) {
              exchange.getResponseHeaders().add("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
          });
      server.start();
    }

    URI uri() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
