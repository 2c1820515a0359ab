package descent.live.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.live.BusyException;
import descent.message.InvalidInputException;
import descent.message.Message;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SharedTest {
  private final Shared<String> shared = new Shared<>(80, String::length);
  private final AtomicInteger computed = new AtomicInteger();

  private String ask(String question) {
    return shared.get(question, () -> question + computed.incrementAndGet());
  }

  @Test
  void aHallThatOpensOneLinkHasItComputedOnce() throws Exception {
    var all = new CountDownLatch(1);
    try (var hall = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<String>>();
      for (int student = 0; student < 300; student++) {
        answers.add(
            hall.submit(
                () ->
                    shared.get(
                        "link",
                        () -> {
                          await(all);
                          return "race " + computed.incrementAndGet();
                        })));
      }
      all.countDown();
      for (var answer : answers) {
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
                shared.get(
                    "a",
                    () -> {
                      throw new InvalidInputException(Message.of("key", "No."));
                    }))
        .hasMessage("No.");
    assertThatThrownBy(
            () ->
                shared.get(
                    "a",
                    () -> {
                      throw BusyException.closing();
                    }))
        .isInstanceOf(BusyException.class);
    assertThat(ask("a")).isEqualTo("a1");
  }
}
