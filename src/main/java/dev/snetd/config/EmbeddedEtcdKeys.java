package dev.snetd.config;

import static dev.snetd.config.Key.Trait.FILE_FIRST;
import static dev.snetd.config.Key.Trait.LATER;

import java.time.Duration;
import java.util.List;

/** The keys of the etcd node that the Go daemon can run within itself; refused until it works. */
final class EmbeddedEtcdKeys {
  private static final String SECTION = "payment_channel_storage_server";

  static final Key<Boolean> ENABLED =
      key("enabled", Kind.BOOL, "Run an etcd node; true if the section has no such line.")
          .or(false);

  static final List<Key<?>> KEYS =
      List.of(
          ENABLED,
          key("id", Kind.TEXT, "Name of the node.").or("storage-1"),
          key("scheme", Kind.TEXT, "http or https.").or("http"),
          key("host", Kind.TEXT, "Address to listen on.").or("127.0.0.1"),
          key("client_port", Kind.INTEGER, "Port for clients.").or(2379),
          key("peer_port", Kind.INTEGER, "Port for the other nodes.").or(2380),
          key("token", Kind.TEXT, "Token of the new cluster.").or("unique-token"),
          key("cluster", Kind.TEXT, "The nodes of the new cluster.")
              .or("storage-1=http://127.0.0.1:2380"),
          startupTimeout(),
          key("data_dir", Kind.TEXT, "Folder of the node.").or("storage-data-dir-1.etcd"),
          key("log_level", Kind.TEXT, "Of etcd's own log.").or("info"),
          key("log_outputs", Kind.TEXTS, "Of etcd's own log.").or(List.of("./etcd-server.log")));

  private EmbeddedEtcdKeys() {}

  static void check(Values values) {
    if (values.isGiven(ENABLED) ? values.get(ENABLED) : values.raw().inFile(SECTION).isPresent()) {
      values.mistake(
          ENABLED,
          "false, and an etcd of your own named in "
              + StoreSettings.ENDPOINTS.name()
              + ": this daemon does not run one within itself yet");
    }
  }

  private static Key<Duration> startupTimeout() {
    return key("startup_timeout", Kind.DURATION, "Limit of the node's start.").or("1m");
  }

  private static <T> Key<T> key(String name, Kind<T> kind, String help) {
    return Key.of(SECTION + "." + name, kind, help).with(FILE_FIRST, LATER);
  }
}
