package dev.snetd.watch.heartbeat;

import dev.snetd.watch.heartbeat.grpc.GrpcCheck;
import java.net.URI;

/** The way to ask that an operator chose. */
public final class ServiceChecks {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  private ServiceChecks() {}

  /**
   * The check for a value of {@code service_heartbeat_type}.
   *
   * @param type empty, {@code none} or {@code tcp}: the service's port opens; {@code http} or
   *     {@code https}: the heartbeat endpoint answers 200 and something; {@code grpc}: its health
   *     service says SERVING
   * @param serviceEndpoint {@code service_endpoint}; a scheme may be missing
   * @param heartbeatEndpoint {@code heartbeat_endpoint}; the service's own if empty
   * @param serviceId asked for by name in gRPC's health protocol
   * @throws IllegalArgumentException for another type, or an endpoint without a host
   */
  public static ServiceCheck of(
      String type, String serviceEndpoint, String heartbeatEndpoint, String serviceId) {
    String heartbeat = heartbeatEndpoint.isEmpty() ? serviceEndpoint : heartbeatEndpoint;
    return switch (type) {
      case "", "none", "tcp" -> {
        URI endpoint = endpoint(serviceEndpoint);
        yield new TcpCheck(endpoint.getHost(), port(endpoint));
      }
      case "http", "https" -> new HttpCheck(endpoint(heartbeat));
      case "grpc" -> {
        URI endpoint = endpoint(heartbeat);
        yield new GrpcCheck(endpoint.getHost(), port(endpoint), isTls(endpoint), serviceId);
      }
      default ->
          throw new IllegalArgumentException(
              "service_heartbeat_type: " + type + " (expected: none, tcp, http, https or grpc)");
    };
  }

  private static URI endpoint(String text) {
    URI endpoint = URI.create(text.contains("://") ? text : "http://" + text);
    if (endpoint.getHost() == null) {
      throw new IllegalArgumentException("endpoint: " + text + " (expected: a URL with a host)");
    }
    return endpoint;
  }

  private static int port(URI endpoint) {
    if (endpoint.getPort() >= 0) {
      return endpoint.getPort();
    }
    return isTls(endpoint) ? HTTPS_PORT : HTTP_PORT;
  }

  private static boolean isTls(URI endpoint) {
    return "https".equalsIgnoreCase(endpoint.getScheme());
  }
}
