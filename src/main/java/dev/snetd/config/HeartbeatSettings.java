package dev.snetd.config;

import static dev.snetd.config.Key.Trait.SHOWN;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the health of the AI service is told.
 *
 * @param endpoint what is asked; empty if nothing is
 */
public record HeartbeatSettings(Type type, Optional<URI> endpoint) {

  /** The way of asking. */
  public enum Type {
    /** Nobody asks. */
    NONE,
    /** A port that accepts connections is enough. */
    TCP,
    /** The standard health service. */
    GRPC,
    /** A request with GET. */
    HTTP
  }

  static final Key<String> TYPE =
      Key.of("service_heartbeat_type", Kind.TEXT, "How the service is probed.")
          .or("")
          .checked(
              "none, tcp, grpc, http or https",
              type -> List.of("", "none", "tcp", "grpc", "http", "https").contains(type))
          .with(SHOWN);

  /** A text, since it may be anything as long as nothing is probed. */
  static final Key<String> ENDPOINT =
      Key.of("heartbeat_endpoint", Kind.TEXT, "What is probed.").or("").with(SHOWN);

  static final List<Key<?>> KEYS = List.of(TYPE, ENDPOINT);

  static HeartbeatSettings from(Values values) {
    Type type =
        switch (values.get(TYPE).toLowerCase(Locale.ROOT)) {
          case "tcp" -> Type.TCP;
          case "grpc" -> Type.GRPC;
          case "http", "https" -> Type.HTTP;
          default -> Type.NONE;
        };
    if (type == Type.NONE || values.get(ENDPOINT).isBlank()) {
      return new HeartbeatSettings(type, Optional.empty());
    }
    Optional<URI> endpoint = Kind.URL.read(values.get(ENDPOINT)).filter(ChainSettings::isHttp);
    if (endpoint.isEmpty()) {
      values.mistake(ENDPOINT, "a URL with http or https");
    }
    return new HeartbeatSettings(type, endpoint);
  }
}
