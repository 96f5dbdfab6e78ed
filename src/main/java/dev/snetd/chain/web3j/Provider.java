package dev.snetd.chain.web3j;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.http.HttpService;
import tools.jackson.core.JacksonException;

/** One endpoint, and how long it must be left alone. */
final class Provider {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int LIMIT_EXCEEDED = -32005;
  private static final int PAYMENT_REQUIRED = 402;
  private static final int TOO_MANY_REQUESTS = 429;

  private final HttpService service;

  /** Guarded by this. */
  private Duration pause = FIRST_PAUSE;

  /** Guarded by this; {@link System#nanoTime}. */
  private long restsUntil = System.nanoTime();

  Provider(Endpoint endpoint, OkHttpClient http) {
    this.service = new HttpService(endpoint.uri().toString(), http, false);
    endpoint
        .authorization()
        .ifPresent(authorization -> service.addHeader("Authorization", authorization));
  }

  /** Whether the provider has asked to be left alone, and the time is not over. */
  synchronized boolean isResting() {
    return restsUntil - System.nanoTime() > 0;
  }

  /** Asks once. */
  <T extends org.web3j.protocol.core.Response<?>> T ask(
      String method, List<?> parameters, Class<T> type) throws IOException {
    try {
      T answer = new Request<>(method, parameters, service, type).send();
      if (answer == null) {
        throw new IOException("an empty answer");
      }
      if (answer.hasError()) {
        throw refusal(answer.getError());
      }
      rested();
      return answer;
    } catch (RateLimitedException e) {
      rest(e.retryAfter());
      throw e;
    } catch (JacksonException e) {
      throw new IOException("an answer that is no JSON-RPC", e);
    }
  }

  /** Turns an HTTP status into an exception before its body could get into a message. */
  static Response checkStatus(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (response.isSuccessful()) {
      return response;
    }
    response.close();
    // Providers answer 402 when the day's allowance is used up.
    if (response.code() == TOO_MANY_REQUESTS || response.code() == PAYMENT_REQUIRED) {
      throw new RateLimitedException(seconds(response.header("Retry-After", "")));
    }
    throw new IOException("HTTP status " + response.code());
  }

  private static IOException refusal(org.web3j.protocol.core.Response.Error error) {
    return error.getCode() == LIMIT_EXCEEDED || error.getCode() == TOO_MANY_REQUESTS
        ? new RateLimitedException(Optional.empty())
        : new RefusedException("JSON-RPC error " + error.getCode());
  }

  private static Optional<Duration> seconds(String retryAfter) {
    return retryAfter.matches("[0-9]{1,6}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)))
        : Optional.empty();
  }

  private synchronized void rest(Optional<Duration> asked) {
    Duration time = asked.orElse(pause);
    if (time.compareTo(LONGEST_PAUSE) > 0) {
      time = LONGEST_PAUSE;
    }
    restsUntil = System.nanoTime() + time.toNanos();
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  private synchronized void rested() {
    pause = FIRST_PAUSE;
  }
}
