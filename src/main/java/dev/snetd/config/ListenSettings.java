package dev.snetd.config;

import static dev.snetd.config.Key.Trait.SHOWN;
import static dev.snetd.config.Key.Trait.STARTER;

import java.util.List;

/**
 * Where the daemon listens, and what it accepts there.
 *
 * @param host the address to bind; {@code 0.0.0.0} for all
 * @param port 0 asks the system for a free one
 * @param maxMessageBytes of one message, both ways, decompressed; the bound is included
 * @param maxStreamsPerConnection calls at one time on one HTTP/2 connection
 * @param maxHeaderBytes of all headers of one request
 */
public record ListenSettings(
    String host, int port, long maxMessageBytes, int maxStreamsPerConnection, int maxHeaderBytes) {
  static final Key<String> ENDPOINT =
      Key.of("daemon_endpoint", Kind.TEXT, "Address to listen on, as host:port.")
          .or("127.0.0.1:8080")
          .checked(
              "<host>:<port> with a port from 0 to 65535", text -> HostPort.parse(text).isPresent())
          .with(SHOWN, STARTER);

  static final Key<Integer> MAX_MESSAGE_SIZE =
      Key.of("max_message_size_in_mb", Kind.INTEGER, "Largest message, either way, in MiB.")
          .or(4)
          .checked("1 to 2048", mebibytes -> mebibytes >= 1 && mebibytes <= 2048)
          .with(SHOWN);

  static final Key<Integer> MAX_STREAMS =
      Key.of(
              "max_streams_per_connection",
              Kind.INTEGER,
              "Calls at one time on one HTTP/2 connection; further ones wait at the client.")
          .or(1000)
          .checked("1 to 1000000", streams -> streams >= 1 && streams <= 1_000_000);

  static final Key<Integer> MAX_HEADER_SIZE =
      Key.of("max_header_size_in_kb", Kind.INTEGER, "All headers of one request, in KiB.")
          .or(64)
          .checked("8 to 1024", kibibytes -> kibibytes >= 8 && kibibytes <= 1024);

  static final List<Key<?>> KEYS =
      List.of(ENDPOINT, MAX_MESSAGE_SIZE, MAX_STREAMS, MAX_HEADER_SIZE);

  static ListenSettings from(Values values) {
    HostPort endpoint = HostPort.parse(values.get(ENDPOINT)).orElseThrow();
    return new ListenSettings(
        endpoint.host().isEmpty() ? "0.0.0.0" : endpoint.host(),
        endpoint.port(),
        values.get(MAX_MESSAGE_SIZE) * 1_048_576L,
        values.get(MAX_STREAMS),
        values.get(MAX_HEADER_SIZE) * 1024);
  }
}
