package dev.snetd.watch.heartbeat;

import dev.snetd.watch.health.HealthState;
import dev.snetd.watch.health.HealthState.Down;
import dev.snetd.watch.health.HealthState.Up;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Healthy when a GET is answered with 200 and at least one byte, whatever it says. */
final class HttpCheck implements ServiceCheck {
  private static final int OK = 200;

  private final URI endpoint;
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

  HttpCheck(URI endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public HealthState ask(Duration limit) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(endpoint).timeout(limit).GET().build();
    AtomicBoolean spoke = new AtomicBoolean();
    // The body is looked at and dropped as it comes: its length is not ours to choose.
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(
            request,
            BodyHandlers.ofByteArrayConsumer(
                part -> part.filter(bytes -> bytes.length > 0).ifPresent(_ -> spoke.set(true))));
    try {
      int status = answer.get(limit.toNanos(), TimeUnit.NANOSECONDS).statusCode();
      if (status != OK) {
        return new Down("the service answers with HTTP status " + status);
      }
      return spoke.get() ? new Up() : new Down("the service answers with an empty page");
    } catch (TimeoutException e) {
      throw new IOException("no answer in " + limit, e);
    } catch (ExecutionException e) {
      throw new IOException("no answer", e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  /** Ends the client's thread; an answer under way is given up. */
  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
