package descent.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.message.InvalidInputException;
import descent.message.Message;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AnswersTest {
  private final Answers<String> answers = new Answers<>(80, String::length);
  private final AtomicInteger computed = new AtomicInteger();

  private String ask(String question) {
    return answers.get(question, () -> question + computed.incrementAndGet());
  }

  @Test
  void aHallThatOpensOneLinkHasItComputedOnce() throws Exception {
    var all = new CountDownLatch(1);
    try (var hall = Executors.newVirtualThreadPerTaskExecutor()) {
      var told = new ArrayList<Future<String>>();
      for (int student = 0; student < 300; student++) {
        told.add(
            hall.submit(
                () ->
                    answers.get(
                        "link",
                        () -> {
                          await(all);
                          return "race " + computed.incrementAndGet();
                        })));
      }
      all.countDown();
      for (var answer : told) {
        assertThat(answer.get()).isEqualTo("race 1");
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatWasAskedLongestAgoGoesWhereThereIsNoRoom() {
    String first = ask("0123456");
    for (int i = 0; i < 9; i++) {
      ask("question" + i);
      assertThat(ask("0123456")).as("asked again and again").isEqualTo(first);
    }
    assertThat(ask("question0")).isNotEqualTo("question02");
    assertThat(ask("question7")).isEqualTo("question79");
  }

  @Test
  void whatIsLargeIsNotKept() {
    assertThat(ask("0123456789")).isEqualTo("01234567891");
    assertThat(ask("0123456789")).isEqualTo("01234567892");
  }

  @Test
  void whoIsRefusedMayAskAgain() {
    assertThatThrownBy(
            () ->
                answers.get(
                    "a",
                    () -> {
                      throw new InvalidInputException(Message.of("key", "No."));
                    }))
        .hasMessage("No.");
    assertThatThrownBy(
            () ->
                answers.get(
                    "a",
                    () -> {
                      throw BusyException.closing();
                    }))
        .isInstanceOf(BusyException.class);
    assertThat(ask("a")).isEqualTo("a1");
  }

  @Test
  void whoDoesNotWaitSoLongFindsItLater() throws Exception {
    var ready = new CountDownLatch(1);
    Supplier<String> slow =
        () -> {
          await(ready);
          return "drawn " + computed.incrementAndGet();
        };
    assertThat(answers.soon("picture", slow, 0)).isEmpty();
    ready.countDown();
    assertThat(answers.soon("picture", slow, 30_000)).contains("drawn 1");
    assertThat(answers.get("picture", slow)).isEqualTo("drawn 1");
  }

  @Test
  void whatIsNotThereSoonIsAskedForAgain() {
    Supplier<String> busy =
        () -> {
          throw BusyException.closing();
        };
    assertThat(answers.soon("a", busy, 30_000)).isEmpty();
    assertThat(answers.soon("a", () -> "a" + computed.incrementAndGet(), 30_000)).contains("a1");
  }

  @Test
  void someAreKeptByTheirNumber() {
    var eight = new Answers<String>(8);
    for (int i = 0; i < 9; i++) {
      eight.get(i, () -> "" + computed.incrementAndGet());
    }
    assertThat(eight.get(8, () -> "new")).isEqualTo("9");
    assertThat(eight.get(1, () -> "new")).isEqualTo("2");
    assertThat(eight.get(0, () -> "new")).isEqualTo("new");
  }
}
