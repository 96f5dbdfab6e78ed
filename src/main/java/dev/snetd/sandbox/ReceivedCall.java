package dev.snetd.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the example service was sent in one call. Messages are added as they come. */
public final class ReceivedCall {
  private final String method;
  private final List<Map.Entry<String, String>> headers;
  private final List<byte[]> messages = new CopyOnWriteArrayList<>();

  ReceivedCall(String method, List<Map.Entry<String, String>> headers) {
    this.method = method;
    this.headers = List.copyOf(headers);
  }

  /** With the service: {@code example_service.Calculator/add}. */
  public String method() {
    return method;
  }

  /**
   * Names in lower case and values, in order of arrival within a name. Values of {@code -bin} names
   * are in base64 without padding. HTTP/2's own headers are not among them.
   */
  public List<Map.Entry<String, String>> headers() {
    return headers;
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Each message as it was on the wire, decompressed. */
  public List<byte[]> messages() {
    return List.copyOf(messages);
  }

  void add(byte[] message) {
    messages.add(message);
  }
}
