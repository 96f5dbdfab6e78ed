package dev.snetd.watch.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snetd.testing.Await;
import dev.snetd.watch.health.HealthState;
import dev.snetd.watch.health.HealthState.Degraded;
import dev.snetd.watch.health.HealthState.Down;
import dev.snetd.watch.health.HealthState.Up;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceProbeTest {
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();
  private final Semaphore gate = new Semaphore(0);
  private volatile HealthState answer = new Up();
  private final ServiceProbe probe = new ServiceProbe(this::ask, FRESH, LIMIT, nanos::get);

  private HealthState ask(Duration limit) throws InterruptedException {
    asked.incrementAndGet();
    gate.acquire();
    return answer;
  }

  @AfterEach
  void close() {
    probe.close();
  }

  @Test
  void anAnswerIsToldAgainUntilItIsOld() {
    gate.release(2);
    assertThat(probe.current()).isEqualTo(new Up());
    answer = new Down("gone");
    nanos.addAndGet(FRESH.toNanos() - 1);
    assertThat(probe.current()).isEqualTo(new Up());
    assertThat(asked).hasValue(1);
    nanos.incrementAndGet();
    assertThat(probe.current()).isEqualTo(new Down("gone"));
    assertThat(asked).hasValue(2);
  }

  @Test
  void allWhoAskAtOnceShareOneCheck() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HealthState>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        answers.add(threads.submit(probe::current));
      }
      Await.until(LIMIT, "a check is under way", () -> asked.get() == 1);
      gate.release(100);
      for (Future<HealthState> each : answers) {
        assertThat(each.get()).isEqualTo(new Up());
      }
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void whoeverCannotWaitIsToldWhatIsKnown() {
    assertThat(probe.latest()).isInstanceOf(Degraded.class);
    gate.release();
    Await.until(LIMIT, "the service is up", () -> probe.latest().equals(new Up()));
    answer = new Down("gone");
    nanos.addAndGet(FRESH.toNanos());
    assertThat(probe.latest()).isEqualTo(new Up());
    gate.release();
    Await.until(LIMIT, "the service is down", () -> probe.latest().equals(new Down("gone")));
    assertThat(asked).hasValue(2);
  }

  @Test
  void aServiceThatDoesNotAnswerIsDown() {
    Duration short_ = Duration.ofMillis(50);
    try (ServiceProbe hanging = new ServiceProbe(this::ask, FRESH, short_)) {
      assertThat(hanging.current()).isEqualTo(new Down("the service does not answer"));
      assertThat(hanging.current()).isEqualTo(new Down("the service does not answer"));
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  void aFailedCheckNamesNoAddress() {
    ServiceCheck refused =
        _ -> {
          throw new IOException("10.0.0.1:5000 refused");
        };
    try (ServiceProbe failing = new ServiceProbe(refused, FRESH, LIMIT)) {
      assertThat(failing.current()).isEqualTo(new Down("the service does not answer"));
    }
  }
}
