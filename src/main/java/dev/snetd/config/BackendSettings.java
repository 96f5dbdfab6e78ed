package dev.snetd.config;

import static dev.snetd.config.Key.Trait.LATER;
import static dev.snetd.config.Key.Trait.SECRET;
import static dev.snetd.config.Key.Trait.SHOWN;
import static dev.snetd.config.Key.Trait.STARTER;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The AI service behind the daemon.
 *
 * @param endpoint with a scheme, {@code http} if the operator gave none, and a host
 * @param timeout for one call, all of a stream included, when the caller set no deadline
 * @param passthrough false: calls are answered with their own first message
 */
public record BackendSettings(URI endpoint, Duration timeout, boolean passthrough) {
  static final Key<String> ENDPOINT =
      Key.of("service_endpoint", Kind.TEXT, "Address of your AI service.")
          .or("http://localhost:5000")
          .checked("a URL with a host", text -> endpoint(text).isPresent())
          .with(SHOWN, STARTER);

  static final Key<Duration> TIMEOUT =
      Key.of("service_timeout", Kind.DURATION, "Limit of one call if the caller sets none.")
          .or("100s")
          .checked("a duration above 0, such as 100s or 1m30s", LifeSettings::isPositive);

  static final Key<Boolean> PASSTHROUGH =
      Key.of("passthrough_enabled", Kind.BOOL, "false: echo the first message of each call.")
          .or(true)
          .with(SHOWN);

  static final Key<String> EXECUTABLE =
      Key.of("executable_path", Kind.TEXT, "Program started for each call, service type process.")
          .with(SHOWN, LATER);

  static final Key<List<Map<String, Object>>> CREDENTIALS =
      Key.of("service_credentials", Kind.TABLES, "What each request to an HTTP service carries.")
          .checked(
              "a list of {key, value, location} with location query, body or header",
              all -> all.stream().allMatch(BackendSettings::isCredential))
          .with(SECRET, LATER);

  static final List<Key<?>> KEYS = List.of(ENDPOINT, TIMEOUT, PASSTHROUGH, EXECUTABLE, CREDENTIALS);

  static BackendSettings from(Values values) {
    URI endpoint = endpoint(values.get(ENDPOINT)).orElseThrow();
    HostPort own = HostPort.parse(values.get(ListenSettings.ENDPOINT)).orElseThrow();
    if (HostPort.parse(authority(endpoint)).filter(own::reaches).isPresent()) {
      values.mistake(
          ENDPOINT, "another address than that of the daemon, " + ListenSettings.ENDPOINT.name());
    }
    return new BackendSettings(endpoint, values.get(TIMEOUT), values.get(PASSTHROUGH));
  }

  private static Optional<URI> endpoint(String text) {
    try {
      URI uri = new URI(text.contains("://") ? text.strip() : "http://" + text.strip());
      return uri.getRawAuthority() == null ? Optional.empty() : Optional.of(uri);
    } catch (URISyntaxException _) {
      return Optional.empty(); // the caller reports it with the key's name
    }
  }

  /** With the port that the scheme implies. */
  private static String authority(URI uri) {
    String authority = uri.getRawAuthority();
    if (HostPort.parse(authority).isPresent()) {
      return authority;
    }
    return authority + (uri.getScheme().toLowerCase(Locale.ROOT).equals("https") ? ":443" : ":80");
  }

  private static boolean isCredential(Map<String, Object> entry) {
    return entry.get("key") instanceof String key
        && !key.isEmpty()
        && entry.get("location") instanceof String location
        && List.of("query", "body", "header").contains(location);
  }
}
