package dev.snetd.watch.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import dev.snetd.sandbox.ExampleService;
import dev.snetd.watch.health.HealthState;
import dev.snetd.watch.health.HealthState.Down;
import dev.snetd.watch.health.HealthState.Up;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceChecksTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(200);

  @ParameterizedTest
  @ValueSource(strings = {"", "none", "tcp"})
  void aPortThatOpensIsEnough(String type) throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String endpoint = "127.0.0.1:" + listening.getLocalPort();
      assertThat(ask(type, endpoint, "", LIMIT)).isEqualTo(new Up());
      assertThat(ask(type, "http://" + endpoint, "", LIMIT)).isEqualTo(new Up());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "http", "grpc"})
  void aPortThatIsClosedIsNoAnswer(String type) throws Exception {
    int port;
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = listening.getLocalPort();
    }
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> ask(type, "127.0.0.1:" + port, "", LIMIT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "grpc"})
  void aServiceThatHangsIsNoAnswer(String type) throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String endpoint = "http://127.0.0.1:" + silent.getLocalPort();
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> ask(type, endpoint, endpoint, SHORT));
    }
  }

  @ParameterizedTest(name = "HTTP {0} with {1}: {2}")
  @CsvSource({
    "200, anything, up",
    "200, '', down",
    "204, '', down",
    "404, anything, down",
    "500, anything, down"
  })
  void anHttpHeartbeatIs200AndSomething(int status, String body, String word) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] page = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/beat",
        exchange -> {
          exchange.sendResponseHeaders(status, page.length == 0 ? -1 : page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    try {
      String endpoint = "http://127.0.0.1:" + server.getAddress().getPort() + "/beat";
      assertThat(ask("http", "127.0.0.1:1", endpoint, LIMIT).word()).isEqualTo(word);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aGrpcServiceIsAskedForItsHealth() throws Exception {
    try (ExampleService service = ExampleService.start(0, _ -> {})) {
      assertThat(ask("grpc", "127.0.0.1:1", service.endpoint(), LIMIT)).isEqualTo(new Up());
      service.setServing(false);
      assertThat(ask("grpc", "127.0.0.1:1", service.endpoint(), LIMIT))
          .isEqualTo(new Down("the service says NOT_SERVING"));
      assertThat(ask("grpc", service.endpoint(), "", LIMIT))
          .as("without an endpoint of its own")
          .isEqualTo(new Down("the service says NOT_SERVING"));
    }
  }

  @Test
  void anotherTypeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServiceChecks.of("udp", "127.0.0.1:1", "", "calc"))
        .withMessageContaining("udp");
  }

  private static HealthState ask(
      String type, String serviceEndpoint, String heartbeatEndpoint, Duration limit)
      throws IOException, InterruptedException {
    try (ServiceCheck check = ServiceChecks.of(type, serviceEndpoint, heartbeatEndpoint, "calc")) {
      return check.ask(limit);
    }
  }
}
