package dev.snetd.gateway.open;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snetd.gateway.open.DaemonFacts.CertificateDates;
import dev.snetd.testing.Container;
import dev.snetd.testing.Vectors;
import dev.snetd.watch.health.HealthBoard;
import dev.snetd.watch.health.HealthBoard.Need;
import dev.snetd.watch.health.HealthState;
import dev.snetd.watch.health.HealthState.Degraded;
import dev.snetd.watch.health.HealthState.Down;
import dev.snetd.watch.health.HealthState.Up;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What anybody reads, in both servlet containers. */
@ParameterizedClass
@EnumSource(Container.class)
class OpenEndpointsTest {
  private static final DaemonFacts FACTS =
      new DaemonFacts(
          "2e7d1f2ae632fb9197748" + "5d59144b7a579fb47a9c6a4b3f02f20fabc7bbb7b7c",
          "calc",
          "v6.2.3",
          true,
          "sepolia",
          CertificateDates.NONE);

  private final Container container;

  private final HttpClient client = HttpClient.newHttpClient();
  private final HealthBoard board = new HealthBoard();
  private volatile HealthState service = new Up();
  private volatile Instant now = Instant.EPOCH;
  private Container.Running running;

  OpenEndpointsTest(Container container) {
    this.container = container;
  }

  @BeforeEach
  void start() throws Exception {
    InstantSource clock = () -> now;
    OpenEndpoints endpoints = new OpenEndpoints(FACTS, () -> service, () -> "proto", board, clock);
    running =
        container.start((ServletContext context) -> {
          endpoints.register(context);
          context.addServlet("nothing", new NotFoundServlet()).addMapping("/");
        });
  }

  @AfterEach
  void stop() throws Exception {
    running.close();
    client.close();
  }

  @Test
  void anythingIsAnsweredAsRecorded() throws Exception {
    for (String name :
        new String[] {
          "http/heartbeat",
          "http/heartbeat HEAD",
          "http/heartbeat POST",
          "http/encoding",
          "http/not found",
          "http/not found 2"
        }) {
      JsonNode recorded = recorded(name);
      assertIsAsRecorded(recorded, recorded.get("response").get("code").asInt());
    }
  }

  @Test
  void theHeartbeatOfAServiceThatIsDownHasAStatusThatSaysSo() throws Exception {
    service = new Down("gone");
    assertIsAsRecorded(recorded("http/heartbeat, service down"), 503);
  }

  @Test
  void aDegradedServiceIsOnline() throws Exception {
    service = new Degraded("slow");
    assertThat(send("GET", "/heartbeat").statusCode()).isEqualTo(200);
  }

  @Test
  void optionsIsAnsweredWithNothing() throws Exception {
    assertThat(send("OPTIONS", "/heartbeat").statusCode()).isEqualTo(204);
  }

  @Test
  void readinessFollowsTheBoardAndNamesNoReason() throws Exception {
    assertPage(503, "not ready\ndaemon: starting\n", "/readyz");
    board.part("store", Need.REQUIRED, Up::new);
    board.part("service", Need.OPTIONAL, () -> new Down("http://10.0.0.1:5000"));
    board.serving();
    assertPage(200, "ready\ndaemon: serving\nservice: down\nstore: up\n", "/readyz");
    board.draining();
    assertPage(503, "not ready\ndaemon: draining\nservice: down\nstore: up\n", "/readyz");
    assertPage(200, "live\n", "/livez");
  }

  private void assertPage(int status, String body, String path) throws Exception {
    HttpResponse<String> response = send("GET", path);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEqualTo(body);
  }

  private void assertIsAsRecorded(JsonNode recorded, int status) throws Exception {
    JsonNode expected = recorded.get("response");
    String body = expected.get("text").asString();
    int time = body.indexOf("\"timestamp\":\"");
    if (time >= 0) {
      String seconds = body.substring(time + 13, body.indexOf('"', time + 13));
      now = Instant.ofEpochSecond(Long.parseLong(seconds));
    }
    HttpResponse<String> response =
        send(
            recorded.get("request").get("method").asString(),
            recorded.get("request").get("path").asString());
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEqualTo(body);
    for (String header :
        new String[] {"content-type", "content-length", "x-content-type-options"}) {
      assertThat(
              response
                  .headers()
                  .firstValue(header)
                  .orElse("")
                  .replace(" ", "")
                  .toLowerCase(Locale.ROOT))
          .as("%s of %s", header, recorded.get("name").asString())
          .isEqualTo(header(expected, header).replace(" ", "").toLowerCase(Locale.ROOT));
    }
  }

  private static String header(JsonNode response, String name) {
    return Vectors.each(response.get("headers"))
        .filter(header -> header.get(0).asString().equalsIgnoreCase(name))
        .map(header -> header.get(1).asString())
        .findFirst()
        .orElse("");
  }

  private static JsonNode recorded(String name) {
    return Vectors.each(Vectors.read("replies.json"))
        .filter(each -> each.get("world").asString().equals("grpc"))
        .filter(each -> each.get("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + running.port() + path))
            .version(HttpClient.Version.HTTP_1_1)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
