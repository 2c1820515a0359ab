package descent.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor();
  private final Turns turns = new Turns(1, 5, TimeUnit.MINUTES.toNanos(10));
  private final CountDownLatch quiet = new CountDownLatch(1);
  private final ConcurrentLinkedQueue<String> answered = new ConcurrentLinkedQueue<>();
  private final List<Future<Boolean>> asked = new ArrayList<>();

  @AfterEach
  void end() {
    quiet.countDown();
    turns.close();
    visitors.close();
  }

  /** Asks for something, and returns when it waits. */
  private void ask(String visitor, String name) throws InterruptedException {
    int before = turns.waiting();
    asked.add(visitors.submit(() -> turns.compute(visitor, () -> answered.add(name))));
    while (turns.waiting() == before) {
      Thread.sleep(1);
    }
  }

  /** Keeps the thread busy until all questions wait. */
  private void busy(String visitor) throws InterruptedException {
    var begun = new CountDownLatch(1);
    asked.add(
        visitors.submit(
            () ->
                turns.compute(
                    visitor,
                    () -> {
                      begun.countDown();
                      try {
                        quiet.await();
                      } catch (InterruptedException e) {
                        return false;
                      }
                      return true;
                    })));
    begun.await();
  }

  @Test
  void whoAsksForMuchDelaysNobodyElse() throws Exception {
    busy("greedy");
    for (int i = 1; i <= 5; i++) {
      ask("greedy", "greedy " + i);
    }
    ask("modest", "modest");
    ask("second", "second");
    quiet.countDown();
    for (Future<Boolean> each : asked) {
      assertThat(each.get()).isTrue();
    }
    assertThat(answered)
        .containsExactly(
            "greedy 1", "modest", "second", "greedy 2", "greedy 3", "greedy 4", "greedy 5");
  }

  @Test
  void noMoreThanSoMuchOfOneVisitorWaits() throws Exception {
    busy("greedy");
    for (int i = 1; i <= 5; i++) {
      ask("greedy", "greedy " + i);
    }
    assertThatThrownBy(() -> turns.compute("greedy", () -> answered.add("too much")))
        .isInstanceOf(BusyException.class);
    ask("modest", "modest");
    assertThat(turns.waiting()).isEqualTo(6);
  }

  @Test
  void aTurnThatDoesNotComeInTimeIsRefusedAndNeverComputed() throws Exception {
    try (var impatient = new Turns(1, 5, 1)) {
      var begun = new CountDownLatch(1);
      Future<Boolean> first =
          visitors.submit(
              () -> {
                // Asked again if not even the free thread took it within a nanosecond.
                while (true) {
                  try {
                    return impatient.compute(
                        "a",
                        () -> {
                          begun.countDown();
                          try {
                            quiet.await();
                          } catch (InterruptedException e) {
                            return false;
                          }
                          return true;
                        });
                  } catch (BusyException e) {
                    Thread.onSpinWait();
                  }
                }
              });
      begun.await();
      assertThatThrownBy(() -> impatient.compute("b", () -> answered.add("late")))
          .isInstanceOf(BusyException.class);
      assertThat(impatient.waiting()).isZero();
      quiet.countDown();
      assertThat(first.get()).isTrue();
    }
    assertThat(answered).isEmpty();
  }

  @Test
  void whatIsThrownIsThrownToWhoAsked() {
    assertThatThrownBy(
            () ->
                turns.compute(
                    "a",
                    () -> {
                      throw new IllegalStateException("so");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("so");
    assertThat(turns.compute("a", () -> 7)).isEqualTo(7);
  }

  @Test
  void itComputesOnAPlatformThreadOfItsOwn() throws ExecutionException, InterruptedException {
    Future<Boolean> virtual =
        visitors.submit(() -> turns.compute("a", () -> Thread.currentThread().isVirtual()));
    assertThat(virtual.get()).isFalse();
  }
}
