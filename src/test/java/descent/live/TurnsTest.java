package descent.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.message.InvalidInputException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TurnsTest {
  private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();
  private static final long LONG = TimeUnit.MINUTES.toNanos(10);

  private final ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor();
  private final Turns turns =
      new Turns(1, new Queue(1024, 5, TimeUnit.MINUTES.toNanos(10)), "LIMIT_QUEUE_");
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
    asked.add(
        visitors.submit(
            () -> turns.compute(Visitor.alone(visitor), LONG, patience -> answered.add(name))));
    while (turns.waiting() == before) {
      Thread.sleep(1);
    }
  }

  /**
   * Computes for longer than makes no difference, and keeps the thread until all questions wait.
   */
  private void busy(String visitor) throws InterruptedException {
    var begun = new CountDownLatch(1);
    asked.add(
        visitors.submit(
            () ->
                turns.compute(
                    Visitor.alone(visitor),
                    LONG,
                    patience -> {
                      long had = PROCESSOR.getCurrentThreadCpuTime();
                      while (PROCESSOR.getCurrentThreadCpuTime() - had < 2 * Line.ALIKE) {
                        Thread.onSpinWait();
                      }
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
            "modest", "second", "greedy 1", "greedy 2", "greedy 3", "greedy 4", "greedy 5");
  }

  @Test
  void noMoreThanSoMuchOfOneVisitorWaits() throws Exception {
    busy("greedy");
    for (int i = 1; i <= 5; i++) {
      ask("greedy", "greedy " + i);
    }
    assertThatThrownBy(
            () -> turns.compute(Visitor.alone("greedy"), LONG, p -> answered.add("too much")))
        .isInstanceOf(BusyException.class);
    ask("modest", "modest");
    assertThat(turns.waiting()).isEqualTo(6);
  }

  @Test
  void whoIsRefusedIsToldWhatTheLineTakes() throws Exception {
    var unused =
        turns.compute(
            Visitor.alone("slow"),
            LONG,
            patience -> {
              long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
              while (System.nanoTime() < until) {
                LockSupport.parkNanos(until - System.nanoTime());
              }
              return true;
            });
    busy("greedy");
    for (int i = 1; i <= 5; i++) {
      ask("greedy", "greedy " + i);
    }
    // Five of them wait, each of which may take half a second or more.
    assertThatThrownBy(
            () -> turns.compute(Visitor.alone("greedy"), LONG, p -> answered.add("too much")))
        .isInstanceOfSatisfying(
            BusyException.class, busy -> assertThat(busy.seconds()).isBetween(3, 30));
  }

  @Test
  void aTurnThatDoesNotComeInTimeIsRefusedAndNeverComputed() throws Exception {
    try (var impatient = new Turns(1, new Queue(1024, 5, 1), "LIMIT_QUEUE_")) {
      var begun = new CountDownLatch(1);
      Future<Boolean> first =
          visitors.submit(
              () -> {
                // It waits for a nanosecond at most: asked again where the free thread was not so
                // quick.
                while (true) {
                  try {
                    return impatient.compute(
                        Visitor.alone("a"),
                        LONG,
                        patience -> {
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
      assertThatThrownBy(
              () -> impatient.compute(Visitor.alone("b"), LONG, p -> answered.add("late")))
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
                    Visitor.alone("a"),
                    LONG,
                    patience -> {
                      throw new IllegalStateException("so");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("so");
    assertThat(turns.<Integer>compute(Visitor.alone("a"), LONG, p -> 7)).isEqualTo(7);
  }

  @Test
  void itComputesOnAPlatformThreadOfItsOwn() throws ExecutionException, InterruptedException {
    Future<Boolean> virtual =
        visitors.submit(
            () -> turns.compute(Visitor.alone("a"), LONG, p -> Thread.currentThread().isVirtual()));
    assertThat(virtual.get()).isFalse();
  }

  @Test
  void whatTakesLongLetsOthersGoFirst() throws Exception {
    var begun = new CountDownLatch(1);
    Future<Boolean> endless =
        visitors.submit(
            () ->
                turns.compute(
                    Visitor.alone("greedy"),
                    LONG,
                    patience -> {
                      begun.countDown();
                      while (quiet.getCount() > 0) {
                        patience.run();
                      }
                      return true;
                    }));
    begun.await();
    // One thread is all there is, and it is not free before these are done.
    for (int i = 0; i < 20; i++) {
      assertThat(turns.<Integer>compute(Visitor.alone("modest"), LONG, p -> 7)).isEqualTo(7);
    }
    assertThat(endless.isDone()).isFalse();
    quiet.countDown();
    assertThat(endless.get()).isTrue();
  }

  @Test
  void itIsTimedByWhatItComputesAndNotByHowLongItWaits() {
    assertThatThrownBy(
            () ->
                turns.compute(
                    Visitor.alone("a"),
                    1,
                    patience -> {
                      while (true) {
                        patience.run();
                      }
                    }))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("longer than 0 seconds");
  }

  @Test
  void aProcessorThatOthersHoldIsNotCounted() {
    int answer =
        turns.compute(
            Visitor.alone("a"),
            TimeUnit.MILLISECONDS.toNanos(200),
            patience -> {
              try {
                Thread.sleep(250);
              } catch (InterruptedException e) {
                return 0;
              }
              patience.run();
              return 7;
            });
    assertThat(answer).isEqualTo(7);
  }

  @Test
  void whatHasBegunEndsWhenTheServerDoes() throws Exception {
    var begun = new CountDownLatch(1);
    Future<Boolean> endless =
        visitors.submit(
            () ->
                turns.compute(
                    Visitor.alone("a"),
                    LONG,
                    patience -> {
                      begun.countDown();
                      while (true) {
                        patience.run();
                      }
                    }));
    begun.await();
    turns.close();
    asked.add(visitors.submit(() -> turns.compute(Visitor.alone("b"), LONG, p -> true)));
    for (Future<Boolean> each : List.of(endless, asked.getFirst())) {
      assertThatThrownBy(each::get).hasCauseInstanceOf(BusyException.class);
    }
  }
}
