package dev.snetd.watch.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.snetd.watch.health.HealthBoard.LoopBeat;
import dev.snetd.watch.health.HealthBoard.Need;
import dev.snetd.watch.health.HealthState.Degraded;
import dev.snetd.watch.health.HealthState.Down;
import dev.snetd.watch.health.HealthState.Up;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthBoardTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
  private final HealthBoard board = new HealthBoard(nanos::get);

  @Test
  void readyFromStartUntilTheDrainBegins() {
    assertThat(board.report().ready()).isFalse();
    board.serving();
    assertThat(board.report().ready()).isTrue();
    board.draining();
    assertThat(board.report().ready()).isFalse();
  }

  @ParameterizedTest(name = "a part that is {0} and {1}: ready {2}")
  @CsvSource({
    "REQUIRED, up, true",
    "REQUIRED, degraded, true",
    "REQUIRED, down, false",
    "OPTIONAL, up, true",
    "OPTIONAL, degraded, true",
    "OPTIONAL, down, true"
  })
  void onlyARequiredPartThatIsDownStopsCalls(Need need, String word, boolean ready) {
    HealthState state =
        switch (word) {
          case "up" -> new Up();
          case "degraded" -> new Degraded("slow");
          default -> new Down("gone");
        };
    board.part("store", need, () -> state);
    board.serving();
    assertThat(board.report().ready()).isEqualTo(ready);
    assertThat(board.report().parts().get("store")).isEqualTo(state);
    assertThat(state.word()).isEqualTo(word);
  }

  @Test
  void aLoopIsDownWhenItIsSilentForLongerThanItMayBe() {
    LoopBeat loop = board.loop("chain watcher", Duration.ofSeconds(5));
    board.serving();
    pass(Duration.ofSeconds(5));
    assertThat(board.report().ready()).isTrue();
    pass(Duration.ofNanos(1));
    assertThat(board.report().ready()).isFalse();
    loop.beat();
    assertThat(board.report().ready()).isTrue();
  }

  @Test
  void aPartThatCannotTellIsDown() {
    board.part(
        "store",
        Need.REQUIRED,
        () -> {
          throw new IllegalStateException("http://10.0.0.1:2379");
        });
    board.serving();
    assertThat(board.report().parts().get("store"))
        .isEqualTo(new Down("its health cannot be told"));
    assertThat(board.report().ready()).isFalse();
  }

  @Test
  void aNameIsTakenOnce() {
    board.part("store", Need.REQUIRED, Up::new);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> board.part("store", Need.OPTIONAL, Up::new));
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
