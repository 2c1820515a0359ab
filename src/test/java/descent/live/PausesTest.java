package descent.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausesTest {
  private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** Hands move a picture no more often than this. */
  private static final long MOVE = 100 * MILLISECOND;

  /** From an answer to the next question at the earliest: the way there and back, and the paint. */
  private static final long OVERHEAD = 20 * MILLISECOND;

  private static final long COST = 2 * MILLISECOND;

  /** A server and its visitors, in a time of their own. */
  private static final class Hall {
    private final Random random = new Random(7);
    private final int processors;
    private final Pauses<Visitor> pauses;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Deque<Hand> line = new ArrayDeque<>();
    private final List<Long> waited = new ArrayList<>();
    private long now;
    private int working;
    private long begun;
    private long busy;
    private int answers;

    private record Event(long at, int order, Runnable what) implements Comparable<Event> {
      @Override
      public int compareTo(Event other) {
        return at == other.at ? Integer.compare(order, other.order) : Long.compare(at, other.at);
      }
    }

    private int order;

    private final class Hand {
      final Visitor visitor;
      final long cost;
      final boolean obeys;
      long asked;
      long paused;
      int answers;
      boolean gone;

      Hand(String name, long cost, boolean obeys) {
        visitor = Visitor.alone(name);
        this.cost = cost;
        this.obeys = obeys;
        at(random.nextLong(MOVE), this::ask);
      }

      void ask() {
        if (!gone) {
          asked = now;
          pauses.ask(visitor);
          line.add(this);
          serve();
        }
      }

      void done(long took) {
        working--;
        busy += took;
        answers++;
        Hall.this.answers++;
        long pause = pauses.answer(visitor, took, took);
        paused += pause;
        long soon = now + Math.max(OVERHEAD, obeys ? pause : 0);
        at(Math.max(asked + MOVE, soon), this::ask);
        serve();
      }
    }

    Hall(int processors) {
      this.processors = processors;
      pauses = new Pauses<>(processors, () -> now);
    }

    List<Hand> enter(int count, long cost, boolean obey) {
      var hands = new ArrayList<Hand>();
      for (int i = 0; i < count; i++) {
        hands.add(new Hand("hand " + order, cost, obey));
      }
      return hands;
    }

    private void at(long when, Runnable what) {
      events.add(new Event(when, order++, what));
    }

    private void serve() {
      while (working < processors && !line.isEmpty()) {
        Hand next = line.remove();
        working++;
        waited.add(now - next.asked);
        long took = (long) (next.cost * (0.5 + random.nextDouble()));
        at(now + took, () -> next.done(took));
      }
    }

    /** Lets so much time pass, and counts anew from there. */
    void pass(long nanoseconds) {
      begun = now;
      long end = now + nanoseconds;
      waited.clear();
      busy = 0;
      answers = 0;
      while (!events.isEmpty() && events.peek().at <= end) {
        Event next = events.remove();
        now = next.at;
        next.what.run();
      }
      now = end;
    }

    double used() {
      return (double) busy / (now - begun) / processors;
    }

    /** Milliseconds for which 95 of 100 have waited at most. */
    double waited() {
      Collections.sort(waited);
      return waited.get((int) (waited.size() * 0.95)) / (double) MILLISECOND;
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 60", "1, 100", "1, 200", "1, 400", "2, 200", "2, 500", "8, 1000", "8, 3000"})
  void beyondCapacityHardlyAnybodyWaitsAndTheProcessorsAreBusy(int processors, int hands) {
    var hall = new Hall(processors);
    hall.enter(hands, COST, true);
    hall.pass(5 * SECOND);
    hall.pass(10 * SECOND);
    assertThat(hall.used()).isGreaterThan(0.88);
    assertThat(hall.waited()).isLessThan(75);
  }

  @Test
  void withoutPausesAllWaitForAll() {
    var hall = new Hall(1);
    hall.enter(400, COST, false);
    hall.pass(15 * SECOND);
    assertThat(hall.waited()).isGreaterThan(700);
  }

  @ParameterizedTest
  @CsvSource({"1, 35", "2, 70", "8, 320"})
  void whereThereIsRoomForAllNobodyIsSlowed(int processors, int hands) {
    var hall = new Hall(processors);
    hall.enter(hands, COST, true);
    hall.pass(2 * SECOND);
    hall.pass(10 * SECOND);
    assertThat(hall.answers).isGreaterThan(99 * hands);
  }

  @Test
  void whenACrowdHasGoneTheOthersAreQuickAgain() {
    var hall = new Hall(1);
    hall.enter(20, COST, true);
    List<Hall.Hand> crowd = hall.enter(300, COST, true);
    hall.pass(10 * SECOND);
    crowd.forEach(hand -> hand.gone = true);
    hall.pass(SECOND);
    hall.pass(5 * SECOND);
    assertThat(hall.answers).isGreaterThan(990);
  }

  @Test
  void whoAsksForMuchPausesForLongerAndSlowsNobodyElse() {
    var hall = new Hall(1);
    List<Hall.Hand> modest = hall.enter(60, COST, true);
    List<Hall.Hand> greedy = hall.enter(10, 6 * COST, true);
    hall.pass(20 * SECOND);
    double each = modest.stream().mapToInt(hand -> hand.answers).average().orElseThrow();
    double large = greedy.stream().mapToInt(hand -> hand.answers).average().orElseThrow();
    // All have an equal part of the processor.
    assertThat(each / large).isBetween(4.0, 6.5);
    assertThat(hall.used()).isGreaterThan(0.88);
  }

  @Test
  void whoDoesNotPauseMakesNobodyPauseForEver() {
    var hall = new Hall(1);
    hall.enter(100, COST, false);
    List<Hall.Hand> polite = hall.enter(20, COST, true);
    hall.pass(5 * SECOND);
    int before = polite.stream().mapToInt(hand -> hand.answers).sum();
    hall.pass(10 * SECOND);
    int after = polite.stream().mapToInt(hand -> hand.answers).sum();
    // A turn of all takes 0.24 s; they pause for one and wait for one.
    assertThat((after - before) / 20.0).isGreaterThan(15);
  }

  @Test
  void whatIsRefusedIsNoMoreAhead() {
    var pauses = new Pauses<Visitor>(1, () -> 0);
    for (int i = 0; i < 10; i++) {
      pauses.ask(Visitor.alone("refused " + i));
    }
    pauses.ask(Visitor.alone("a"));
    assertThat(pauses.answer(Visitor.alone("a"), COST, COST)).isEqualTo(10 * COST);
    for (int i = 0; i < 10; i++) {
      pauses.giveUp();
    }
    pauses.ask(Visitor.alone("a"));
    assertThat(pauses.answer(Visitor.alone("a"), COST, COST)).isZero();
  }

  @Test
  void largeRedrawsOfAFewSayNothingOfWhatThereIsForSmallOnes() {
    var pauses = new Pauses<String>(1, () -> 0);
    for (int i = 0; i < 20; i++) {
      pauses.ask("large " + i);
    }
    pauses.ask("large");
    assertThat(pauses.answer("large", 100 * MILLISECOND, 100 * MILLISECOND)).isEqualTo(SECOND);
    assertThat(pauses.ofSmall()).isEqualTo(21 * MILLISECOND);
  }

  @Test
  void eachPictureOfAHandHasAPromiseOfItsOwn() {
    var pauses = new Pauses<String>(1, () -> 0);
    pauses.ask("other");
    pauses.ask("race");
    assertThat(pauses.answer("race", COST, COST)).isEqualTo(COST);
    pauses.ask("map");
    // Behind the other one and the race that is promised.
    assertThat(pauses.answer("map", COST, COST)).isEqualTo(2 * COST);
  }

  @Test
  void aProcessorThatOthersHaveHalfTheTimeIsHalfAProcessor() {
    var pauses = new Pauses<Visitor>(1, () -> 0);
    pauses.ask(Visitor.alone("b"));
    pauses.ask(Visitor.alone("a"));
    assertThat(pauses.answer(Visitor.alone("a"), COST, 2 * COST)).isEqualTo(2 * COST);
  }

  @Test
  void nobodyPausesForLongerThanAHandIsPatient() {
    var pauses = new Pauses<Visitor>(1, () -> 0);
    pauses.ask(Visitor.alone("b"));
    pauses.ask(Visitor.alone("a"));
    assertThat(pauses.answer(Visitor.alone("a"), 10 * SECOND, 10 * SECOND))
        .isEqualTo(Pauses.LONGEST);
  }
}
