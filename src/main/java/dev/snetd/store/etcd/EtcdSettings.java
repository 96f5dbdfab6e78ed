package dev.snetd.store.etcd;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where etcd is and how long to wait for it.
 *
 * @param endpoints at least one; if any is {@code https} the connection to all is TLS
 * @param connectionTimeout for a connection to be made
 * @param requestTimeout for the requests that no caller limits: sessions and the probe at start
 * @param sessionTime after which what a vanished process held is free; whole seconds, at least 1
 * @param tls needed if any endpoint is {@code https}
 */
public record EtcdSettings(
    List<URI> endpoints,
    Duration connectionTimeout,
    Duration requestTimeout,
    Duration sessionTime,
    Optional<Tls> tls) {
  public EtcdSettings {
    endpoints = List.copyOf(endpoints);
  }

  /** Files in PEM: the client's certificate and key, and the only authority that is trusted. */
  public record Tls(Path certificate, Path key, Path authority) {}
}
