package descent.live.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.live.job.SharedWork.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SharedWorkTest {
  private static final int PARTS = 300;

  /** Parts of random length that are left at random; some come to nothing but a failure. */
  private static final class Parts {
    private final long seed;
    private final int failing;
    private final List<Integer> taken = new ArrayList<>();
    private final AtomicInteger inUse = new AtomicInteger();
    private final SharedWork<Integer> work;
    private int begun;

    /** Every tenth part is known only when all in front of it have been taken. */
    Parts(long seed, int failing) {
      this.seed = seed;
      this.failing = failing;
      work = new SharedWork<>(this::part);
    }

    private @Nullable Part<Integer> part() {
      assertThat(inUse.incrementAndGet()).as("threads that ask").isEqualTo(1);
      try {
        boolean known = begun % 10 != 0 || taken.size() == begun;
        return begun == PARTS || !known ? null : part(begun++);
      } finally {
        inUse.decrementAndGet();
      }
    }

    private Part<Integer> part(int number) {
      var random = new Random(seed * PARTS + number);
      var busy = new AtomicBoolean();
      int[] rest = {random.nextInt(4)};
      return goesOn -> {
        assertThat(busy.getAndSet(true)).as("a thread is at the part").isFalse();
        try {
          for (int i = random.nextInt(200); i > 0; i--) {
            Thread.onSpinWait();
          }
          if (number == failing) {
            throw new IllegalStateException("part " + number);
          }
          // A part that comes to its end need not look whether it should leave.
          return rest[0]-- <= 0 ? (Integer) number : null;
        } finally {
          busy.set(false);
        }
      };
    }

    private boolean take(Integer number) {
      assertThat(inUse.incrementAndGet()).as("threads that ask or take").isEqualTo(1);
      taken.add(number);
      inUse.decrementAndGet();
      return number % 7 != 0;
    }

    /** Runs all of it with some threads, a piece after the other. */
    void run(int threads) throws InterruptedException {
      var over = new AtomicBoolean();
      BooleanSupplier goesOn = () -> !over.get();
      List<Thread> helpers =
          IntStream.range(1, threads)
              .mapToObj(
                  helper ->
                      Thread.ofPlatform()
                          .start(
                              () -> {
                                while (goesOn.getAsBoolean()) {
                                  work.help(goesOn);
                                }
                              }))
              .toList();
      try {
        while (!work.isOver()) {
          work.run(System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(200), this::take);
        }
      } finally {
        over.set(true);
        for (Thread helper : helpers) {
          helper.join();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "1, 5", "2, 1", "2, 2", "2, 5", "3, 2", "4, 5", "5, 5", "6, 2"})
  void whatPartsComeToIsTakenInTheirOrderWithAnyNumberOfThreads(long seed, int threads)
      throws Exception {
    var parts = new Parts(seed, -1);
    parts.run(threads);
    assertThat(parts.taken).isEqualTo(IntStream.range(0, PARTS).boxed().toList());
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0, 5", "17, 1", "17, 2", "17, 5", "150, 2", "299, 5"})
  void aFailureComesAfterAllThatIsInFrontOfItAndNothingComesAfterIt(int failing, int threads) {
    var parts = new Parts(1, failing);
    assertThatThrownBy(() -> parts.run(threads)).hasMessage("part " + failing);
    assertThat(parts.taken).isEqualTo(IntStream.range(0, failing).boxed().toList());
    int begun = parts.begun;
    parts.work.help(() -> true);
    assertThat(parts.begun).as("no further part begins").isEqualTo(begun);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void aFailureOfWhoeverTellsThePartsIsToldInItsPlace(int threads) throws Exception {
    int[] begun = {0};
    var work =
        new SharedWork<Integer>(
            () -> {
              int number = begun[0]++;
              if (number == 20) {
                throw new IllegalStateException("no part " + number);
              }
              return goesOn -> number;
            });
    var helpers = new ArrayList<Thread>();
    for (int helper = 1; helper < threads; helper++) {
      helpers.add(Thread.ofPlatform().start(() -> work.help(() -> true)));
    }
    var taken = new ArrayList<Integer>();
    assertThatThrownBy(() -> work.run(Long.MAX_VALUE, taken::add)).hasMessage("no part 20");
    assertThat(taken).isEqualTo(IntStream.range(0, 20).boxed().toList());
    for (Thread helper : helpers) {
      helper.join();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 50, 299})
  void whoeverTakesMayStopAtAnyMomentAndGoOnLater(int stop) {
    var parts = new Parts(3, -1);
    long end = Long.MAX_VALUE;
    while (!parts.work.isOver()) {
      parts.work.run(
          end,
          number -> {
            parts.take(number);
            return number != stop;
          });
    }
    assertThat(parts.taken).isEqualTo(IntStream.range(0, PARTS).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void helpersThatAreToldToLeaveBeginNothing(int threads) throws Exception {
    var parts = new Parts(4, -1);
    var helpers = new ArrayList<Thread>();
    for (int helper = 1; helper < threads; helper++) {
      helpers.add(Thread.ofPlatform().start(() -> parts.work.help(() -> false)));
    }
    for (Thread helper : helpers) {
      helper.join();
    }
    assertThat(parts.begun).isZero();
  }
}
