package descent.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LineTest {
  private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

  private long now;
  private final Line<String> line = new Line<>(() -> now);

  private static Visitor visitor(String name, String address) {
    return new Visitor(name, address);
  }

  /** Turns of a millisecond each, among visitors who always want more. */
  private Map<String, Integer> turns(int count, Visitor... visitors) {
    var byName = new HashMap<String, Visitor>();
    for (Visitor each : visitors) {
      byName.put(each.name(), each);
      line.add(each, each.name());
    }
    var turns = new HashMap<String, Integer>();
    for (int i = 0; i < count; i++) {
      String next = line.poll();
      now += MILLISECOND;
      line.charge(byName.get(next), MILLISECOND);
      line.add(byName.get(next), next);
      turns.merge(next, 1, Integer::sum);
    }
    return turns;
  }

  @Test
  void whoAsksForNothingElseGoesFirst() {
    Visitor greedy = Visitor.alone("greedy");
    line.charge(greedy, 1000 * MILLISECOND);
    line.add(greedy, "greedy");
    line.add(Visitor.alone("modest"), "modest");
    assertThat(line.poll()).isEqualTo("modest");
    assertThat(line.poll()).isEqualTo("greedy");
    assertThat(line.poll()).isNull();
  }

  @Test
  void inOneVisitorsLineTheEarlierGoesFirstAndWhatHasBegunBeforeAll() {
    Visitor visitor = Visitor.alone("a");
    line.add(visitor, "1");
    line.add(visitor, "2");
    line.addFirst(visitor, "0");
    assertThat(line.size(visitor)).isEqualTo(3);
    assertThat(line.remove(visitor, "1")).isTrue();
    assertThat(line.remove(visitor, "1")).isFalse();
    assertThat(line.clear()).containsExactly("0", "2");
    assertThat(line.size()).isZero();
  }

  @Test
  void visitorsOfOneAddressShareAsOthersDo() {
    var turns = turns(3000, visitor("a", "here"), visitor("b", "here"), visitor("c", "there"));
    assertThat(turns.values()).allSatisfy(count -> assertThat(count).isBetween(950, 1050));
  }

  @Test
  void sessionsWithoutEndTakeNoMoreThanACrowd() {
    var visitors = new ArrayList<Visitor>();
    for (int i = 0; i < 200; i++) {
      visitors.add(visitor("session " + i, "greedy"));
    }
    visitors.add(visitor("alone", "modest"));
    var turns = turns(17_000, visitors.toArray(Visitor[]::new));
    assertThat(turns.get("alone")).isBetween(950, 1050);
  }

  @Test
  void oneGreedyVisitorLeavesAHallFourFifthsOfWhatItHad() {
    var visitors = new ArrayList<Visitor>();
    for (int i = 0; i < 20; i++) {
      visitors.add(visitor("student " + i, "hall"));
    }
    visitors.add(visitor("greedy", "elsewhere"));
    var turns = turns(10_000, visitors.toArray(Visitor[]::new));
    assertThat(turns.get("greedy")).isLessThan(2_000);
  }

  @Test
  void whoHadLittleMoreThanOthersWaitsNoLongerThanTheyDo() {
    var visitors = new ArrayList<Visitor>();
    for (int i = 0; i < 100; i++) {
      Visitor visitor = Visitor.alone("visitor " + i);
      visitors.add(visitor);
      line.charge(visitor, i * Line.ALIKE / 100);
      line.add(visitor, visitor.name());
    }
    for (int round = 0; round < 10; round++) {
      for (Visitor each : visitors) {
        assertThat(line.poll()).isEqualTo(each.name());
        line.charge(each, MILLISECOND);
        line.add(each, each.name());
      }
    }
  }

  @Test
  void whatWasLongAgoIsForgotten() {
    Visitor former = Visitor.alone("former");
    line.charge(former, TimeUnit.HOURS.toNanos(1));
    now += TimeUnit.HOURS.toNanos(1);
    line.charge(Visitor.alone("recent"), 10 * MILLISECOND);
    line.add(Visitor.alone("recent"), "recent");
    line.add(former, "former");
    assertThat(line.poll()).isEqualTo("former");
  }
}
