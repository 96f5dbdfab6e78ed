package dev.snetd.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snetd.store.Transaction.Alternative;
import dev.snetd.testing.Await;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every store does. {@link #store} and {@link #other} are two clients of the same data. */
public interface StoreContract {
  Duration LIMIT = Duration.ofSeconds(5);

  Store store();

  Store other();

  /** A key that no other test uses. */
  default String fresh() {
    return "test/" + UUID.randomUUID() + "/";
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Outcome put(Store store, String key, String value) {
    return transact(store, List.of(), List.of(new Write.Put(key, bytes(value))));
  }

  static Outcome transact(Store store, List<Guard> guards, List<Write> writes) {
    return store.transact(
        new Transaction(List.of(new Alternative(guards, writes)), List.of()), LIMIT);
  }

  static String read(Store store, String key) {
    return store
        .transact(Transaction.reading(key), LIMIT)
        .entry(key)
        .map(entry -> new String(entry.value(), StandardCharsets.UTF_8))
        .orElse("nothing");
  }

  @Test
  default void whatOneWritesTheOtherReads() {
    String key = fresh();
    put(store(), key, "a");

    assertThat(read(other(), key)).isEqualTo("a");
  }

  @Test
  default void aKeyThatIsNotThereIsMissingFromTheAnswer() {
    assertThat(read(store(), fresh())).isEqualTo("nothing");
  }

  @Test
  default void absentHoldsOnlyWhileThereIsNoSuchKey() {
    String key = fresh();
    List<Guard> absent = List.of(new Guard.Absent(key));
    List<Write> write = List.of(new Write.Put(key, bytes("a")));

    assertThat(transact(store(), absent, write).wasApplied()).isTrue();
    assertThat(transact(other(), absent, write).wasApplied()).isFalse();
  }

  @Test
  default void holdsComparesTheWholeValue() {
    String key = fresh();
    put(store(), key, "ab");

    assertThat(transact(store(), List.of(new Guard.Holds(key, bytes("a"))), List.of()).wasApplied())
        .isFalse();
    assertThat(
            transact(store(), List.of(new Guard.Holds(key, bytes("ab"))), List.of()).wasApplied())
        .isTrue();
  }

  @Test
  default void theRevisionOfAWriteGuardsAgainstEveryLaterOne() {
    String key = fresh();
    long first = put(store(), key, "a").revision();
    long second = put(store(), key, "a").revision();

    assertThat(second).isGreaterThan(first);
    assertThat(
            transact(store(), List.of(new Guard.At(key, first)), List.of(new Write.Delete(key)))
                .wasApplied())
        .isFalse();
    assertThat(
            transact(store(), List.of(new Guard.At(key, second)), List.of(new Write.Delete(key)))
                .wasApplied())
        .isTrue();
    assertThat(read(store(), key)).isEqualTo("nothing");
  }

  @Test
  default void theFirstAlternativeWhoseGuardsHoldIsAppliedAlone() {
    String key = fresh();
    put(store(), key, "b");
    Transaction transaction =
        new Transaction(
            List.of(
                new Alternative(
                    List.of(new Guard.Absent(key)), List.of(new Write.Put(key, bytes("first")))),
                new Alternative(
                    List.of(new Guard.Holds(key, bytes("b"))),
                    List.of(new Write.Put(key + "2", bytes("second")))),
                new Alternative(List.of(), List.of(new Write.Put(key, bytes("third"))))),
            List.of(key));

    Outcome outcome = store().transact(transaction, LIMIT);

    assertThat(outcome.applied()).isEqualTo(1);
    assertThat(outcome.entry(key).orElseThrow().value()).isEqualTo(bytes("b"));
    assertThat(read(store(), key + "2")).isEqualTo("second");
    assertThat(read(store(), key)).isEqualTo("b");
  }

  @Test
  default void withoutAnAlternativeThatHoldsNothingIsWrittenButAllIsRead() {
    String key = fresh();
    put(store(), key, "b");

    Outcome outcome =
        store()
            .transact(
                new Transaction(
                    List.of(
                        new Alternative(
                            List.of(new Guard.Absent(key)),
                            List.of(new Write.Put(key, bytes("x"))))),
                    List.of(key)),
                LIMIT);

    assertThat(outcome.wasApplied()).isFalse();
    assertThat(outcome.entry(key).orElseThrow().value()).isEqualTo(bytes("b"));
    assertThat(read(store(), key)).isEqualTo("b");
  }

  @Test
  default void readsAnswerTheStateBeforeTheWrites() {
    String key = fresh();
    put(store(), key, "old");

    Outcome outcome =
        store()
            .transact(
                new Transaction(
                    List.of(new Alternative(List.of(), List.of(new Write.Put(key, bytes("new"))))),
                    List.of(key)),
                LIMIT);

    assertThat(outcome.entry(key).orElseThrow().value()).isEqualTo(bytes("old"));
  }

  @Test
  default void whatIsAttachedToASessionGoesWithIt() {
    String key = fresh();
    Session session = store().session();
    transact(store(), List.of(), List.of(new Write.PutForSession(key, bytes("locked"), session)));
    assertThat(read(other(), key)).isEqualTo("locked");

    store().abandon(session);

    Await.until(
        Duration.ofSeconds(15), "the key is gone", () -> read(other(), key).equals("nothing"));
  }

  @Test
  default void anotherWriteDetachesAKeyFromItsSession() {
    String key = fresh();
    Session session = store().session();
    transact(store(), List.of(), List.of(new Write.PutForSession(key, bytes("a"), session)));
    put(other(), key, "b");

    Outcome outcome = store().transact(Transaction.reading(key), LIMIT);

    assertThat(outcome.entry(key).orElseThrow().session()).isZero();
  }

  @Test
  default void anEndedSessionAttachesNothing() {
    String key = fresh();
    Session ended = new Session(4711);

    assertThatThrownBy(() ->
            transact(store(), List.of(), List.of(new Write.PutForSession(key, bytes("a"), ended))))
        .isInstanceOfSatisfying(
            StoreUnavailableException.class,
            e ->
                assertThat(e.outcome()).isEqualTo(StoreUnavailableException.Outcome.SESSION_ENDED));
    assertThat(read(store(), key)).isEqualTo("nothing");
  }

  @Test
  default void aListHasEveryKeyBelowThePrefixInOrderAndNoOther() {
    String prefix = fresh();
    put(store(), prefix.substring(0, prefix.length() - 1), "not below");
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 1100; i++) {
      String key = prefix + String.format("%05d", i);
      keys.add(key);
      put(store(), key, "x");
    }
    put(store(), prefix.replace('/', '0'), "not below either");

    assertThat(store().list(prefix, LIMIT)).extracting(Entry::key).isEqualTo(keys);
  }

  @Test
  default void ofTwoThatRaceExactlyOneWins() throws Exception {
    for (int round = 0; round < 50; round++) {
      String key = fresh();
      Callable<Boolean> one = () -> take(store(), key);
      Callable<Boolean> two = () -> take(other(), key);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var results = threads.invokeAll(List.of(one, two));
        assertThat(results.get(0).get() ^ results.get(1).get()).isTrue();
      }
    }
  }

  private static boolean take(Store store, String key) {
    return transact(
            store,
            List.of(new Guard.Absent(key)),
            List.of(new Write.PutForSession(key, bytes("locked"), store.session())))
        .wasApplied();
  }
}
