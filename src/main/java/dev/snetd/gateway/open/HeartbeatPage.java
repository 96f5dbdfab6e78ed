package dev.snetd.gateway.open;

import dev.snetd.gateway.open.TextServlet.Page;
import dev.snetd.watch.health.HealthState;
import dev.snetd.watch.health.HealthState.Degraded;
import dev.snetd.watch.health.HealthState.Down;
import dev.snetd.watch.health.HealthState.Up;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The heartbeat as JSON, its members in the order that was always theirs. {@code serviceheartbeat}
 * is a string that holds JSON once more. HTTP status 503 says that the AI service is down.
 */
final class HeartbeatPage implements Supplier<Page> {
  private final DaemonFacts facts;
  private final Supplier<HealthState> service;
  private final InstantSource clock;
  private final JsonMapper json = new JsonMapper();

  /**
   * @param service may wait for a probe under way; an answer serves many requests
   */
  HeartbeatPage(DaemonFacts facts, Supplier<HealthState> service, InstantSource clock) {
    this.facts = facts;
    this.service = service;
    this.clock = clock;
  }

  @Override
  public Page get() {
    boolean online =
        switch (service.get()) {
          case Up _, Degraded _ -> true;
          case Down _ -> false;
        };
    return new Page(
        online ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE,
        json.writeValueAsString(heartbeat(online)) + "\n");
  }

  private ObjectNode heartbeat(boolean online) {
    ObjectNode heartbeat = json.createObjectNode();
    heartbeat.put("daemonID", facts.daemonId());
    heartbeat.put("timestamp", Long.toString(clock.instant().getEpochSecond()));
    heartbeat.put("status", online ? "Online" : "Offline");
    heartbeat.put("serviceheartbeat", json.writeValueAsString(serviceHeartbeat(online)));
    heartbeat.put("daemonVersion", facts.version());
    heartbeat.put("blockchainEnabled", facts.blockchainEnabled());
    heartbeat.put("blockchainNetwork", facts.network());
    heartbeat
        .putObject("storageClientCertDetails")
        .put("validFrom", facts.storageCertificate().validFrom())
        .put("validTill", facts.storageCertificate().validTill());
    return heartbeat;
  }

  private ObjectNode serviceHeartbeat(boolean online) {
    return json.createObjectNode()
        .put("serviceID", facts.serviceId())
        .put("status", online ? "SERVING" : "NOT_SERVING");
  }
}
