package dev.snetd.sandbox.chain;

import dev.snetd.units.Address;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON-RPC of one anvil, cheats included. Every request has a deadline. */
public final class AnvilRpc implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration RECEIPT_LIMIT = Duration.ofSeconds(60);
  private static final Duration RECEIPT_PAUSE = Duration.ofMillis(20);

  private final JsonMapper json = new JsonMapper();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final URI uri;

  public AnvilRpc(URI uri) {
    this.uri = uri;
  }

  /**
   * Asks, and gives the {@code result} of the answer.
   *
   * @throws IllegalStateException with the node's own text if it answers with an error, or not at
   *     all within 10 seconds
   */
  public JsonNode ask(String method, Object... parameters) {
    var question =
        Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", List.of(parameters));
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(LIMIT)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(question)))
            .build();
    try {
      JsonNode answer = json.readTree(http.send(request, BodyHandlers.ofByteArray()).body());
      if (answer.has("error")) {
        throw new IllegalStateException(
            "anvil " + method + ": " + answer.path("error").path("message").asString());
      }
      return answer.path("result");
    } catch (IOException e) {
      throw new IllegalStateException("anvil " + method + ": no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("anvil " + method + ": interrupted", e);
    }
  }

  /**
   * Sends a transaction from one of anvil's unlocked accounts and waits until it is in a block.
   *
   * @param data with 0x
   * @return the receipt
   * @throws IllegalStateException if it reverts, or is in no block within a minute
   */
  public JsonNode transact(Address from, Address to, String data) {
    String hash =
        ask(
                "eth_sendTransaction",
                Map.of("from", from.toString(), "to", to.toString(), "data", data))
            .asString();
    return receipt(hash);
  }

  /** As {@link #transact}, creating a contract. */
  public JsonNode create(Address from, String data) {
    return receipt(
        ask("eth_sendTransaction", Map.of("from", from.toString(), "data", data)).asString());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private JsonNode receipt(String hash) {
    long end = System.nanoTime() + RECEIPT_LIMIT.toNanos();
    while (true) {
      JsonNode receipt = ask("eth_getTransactionReceipt", hash);
      if (!receipt.isNull()) {
        if (!receipt.path("status").asString().equals("0x1")) {
          throw new IllegalStateException("transaction " + hash + " was reverted");
        }
        return receipt;
      }
      if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("transaction " + hash + " is in no block");
      }
      LockSupport.parkNanos(RECEIPT_PAUSE.toNanos());
    }
  }
}
