package dev.snetd.chain.web3j;

import dev.snetd.chain.ChainUnavailableException;
import dev.snetd.chain.EscrowContract;
import dev.snetd.chain.Node;
import dev.snetd.chain.Registry;
import dev.snetd.units.Address;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.core.Response;

/**
 * The nodes of one chain. Questions go to the endpoint that answered last; when it fails, to the
 * next in the order given. An endpoint that asks for fewer requests is left alone for as long as it
 * says, or ever longer, up to a minute. Every request has a deadline, and no text that comes from
 * here names a host or a key.
 */
public final class JsonRpc implements AutoCloseable {
  /** Long enough for a provider far away, short enough to try another one within a call. */
  public static final Duration DEFAULT_REQUEST_LIMIT = Duration.ofSeconds(3);

  private static final int REQUESTS_AT_ONCE = 32;
  private static final int IDLE_CONNECTIONS = 4;
  private static final Duration IDLE_LIMIT = Duration.ofSeconds(60);

  /** For a node behind a load balancer that lacks the block another one has just named. */
  private static final int ROUNDS = 3;

  private static final Duration ROUND_PAUSE = Duration.ofMillis(200);

  private final OkHttpClient http;
  private final List<Provider> providers;
  private final Duration requestLimit;
  private final Semaphore slots = new Semaphore(REQUESTS_AT_ONCE);
  private final LongAdder requests = new LongAdder();
  private volatile int current;
  private volatile boolean closed;

  /**
   * Opens no connection yet.
   *
   * @param endpoints at least one, the preferred one first
   * @param requestLimit how long one request to one endpoint may take, connecting included
   * @throws IllegalArgumentException if an endpoint is no http or https address
   */
  public JsonRpc(List<Endpoint> endpoints, Duration requestLimit) {
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException("endpoints of the chain: none (expected: at least one)");
    }
    if (endpoints.stream().anyMatch(endpoint -> HttpUrl.parse(endpoint.uri().toString()) == null)) {
      throw new IllegalArgumentException(
          "ethereum_json_rpc_http_endpoint: not an http or https address");
    }
    this.requestLimit = requestLimit;
    this.http =
        new OkHttpClient.Builder()
            .callTimeout(requestLimit)
            .connectTimeout(requestLimit)
            .readTimeout(requestLimit)
            .writeTimeout(requestLimit)
            .connectionPool(
                new ConnectionPool(IDLE_CONNECTIONS, IDLE_LIMIT.toSeconds(), TimeUnit.SECONDS))
            .followRedirects(false)
            .addInterceptor(chain -> {
              requests.increment();
              return Provider.checkStatus(chain);
            })
            .build();
    this.providers = endpoints.stream().map(endpoint -> new Provider(endpoint, http)).toList();
  }

  /** The chain itself. */
  public Node node() {
    return new Web3jNode(this);
  }

  /** The registry contract at the address. */
  public Registry registry(Address address) {
    return new Web3jRegistry(this, address);
  }

  /** The escrow contract at the address. */
  public EscrowContract escrow(Address address) {
    return new Web3jEscrow(this, address);
  }

  /** How many requests were sent so far, failed ones included. */
  public long requests() {
    return requests.sum();
  }

  /** Ends requests that are under way, and all connections. */
  @Override
  public void close() {
    closed = true;
    http.dispatcher().cancelAll();
    http.connectionPool().evictAll();
  }

  /**
   * Asks one endpoint after the other until one answers.
   *
   * @throws ChainUnavailableException if none does
   */
  <T extends Response<?>> T ask(String method, List<?> parameters, Class<T> type) {
    IOException trouble = null;
    for (int round = 0; round < ROUNDS; round++) {
      try {
        return askEach(method, parameters, type);
      } catch (RefusedException e) {
        trouble = e;
        pause();
      } catch (IOException e) {
        throw unavailable(e);
      }
    }
    throw unavailable(trouble);
  }

  private <T extends Response<?>> T askEach(String method, List<?> parameters, Class<T> type)
      throws IOException {
    IOException trouble = null;
    int first = current;
    for (int i = 0; i < providers.size(); i++) {
      int index = (first + i) % providers.size();
      Provider provider = providers.get(index);
      if (provider.isResting()) {
        continue;
      }
      try {
        T answer = askOne(provider, method, parameters, type);
        current = index;
        return answer;
      } catch (RefusedException e) {
        trouble = e; // worth another round, whatever the others' troubles
      } catch (IOException e) {
        trouble = trouble instanceof RefusedException ? trouble : e;
      }
    }
    throw trouble != null ? trouble : new IOException("all providers ask for fewer requests");
  }

  private <T extends Response<?>> T askOne(
      Provider provider, String method, List<?> parameters, Class<T> type) throws IOException {
    takeSlot();
    try {
      return provider.ask(method, parameters, type);
    } finally {
      slots.release();
    }
  }

  private void takeSlot() {
    try {
      if (closed || !slots.tryAcquire(requestLimit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw unavailable(null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(ROUND_PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    }
  }

  private static ChainUnavailableException unavailable(@Nullable Exception cause) {
    return new ChainUnavailableException("no node of the chain gives an answer", cause);
  }
}
