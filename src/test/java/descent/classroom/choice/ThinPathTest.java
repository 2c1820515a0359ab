package descent.classroom.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinPathTest {
  private static List<List<Double>> thin(List<List<Double>> path) {
    return ThinPath.of(
        path.stream()
            .map(point -> point.stream().mapToDouble(Double::doubleValue).toArray())
            .toList());
  }

  private static List<List<Double>> path(int points, double bounce) {
    return IntStream.range(0, points)
        .mapToObj(i -> List.of(-4 * Math.pow(0.98, i * 200.0 / points), Math.pow(bounce, i)))
        .toList();
  }

  /** How often the path crosses the valley. */
  private static int turns(List<List<Double>> path) {
    int turns = 0;
    for (int i = 1; i < path.size(); i++) {
      if (path.get(i).get(1) * path.get(i - 1).get(1) < 0) {
        turns++;
      }
    }
    return turns;
  }

  @Test
  void aZigzagKeepsEachTurnThatIsSeen() {
    List<List<Double>> path = path(200, -0.8);
    List<List<Double>> thin = thin(path);
    // 0.8^25 is less than a half of a hundredth.
    assertThat(thin).hasSizeLessThan(80).startsWith(path.getFirst());
    assertThat(thin.subList(0, 20)).allMatch(point -> point.size() == 2);
    assertThat(turns(thin)).isGreaterThanOrEqualTo(20);
    assertThat(thin.getLast().getFirst()).isEqualTo(-0.071788);
  }

  @Test
  void aZigzagThatNeverDiesIsNowhereLeftOut() {
    var steps = IntStream.range(0, 401).mapToObj(i -> List.of(i / 1.0, Math.pow(-1, i))).toList();
    List<List<Double>> thin = thin(steps);
    assertThat(thin).hasSize(160);
    for (int i = 1; i < thin.size(); i++) {
      assertThat(thin.get(i).getFirst() - thin.get(i - 1).getFirst()).isLessThan(9);
    }
  }

  @Test
  void aStraightWayNeedsItsEndsAlone() {
    var line = IntStream.range(0, 100).mapToObj(i -> List.of(1.0 - i / 64.0, i / 32.0)).toList();
    assertThat(thin(line)).hasSize(2);
    assertThat(thin(List.of(List.of(1.0), List.of(0.5), List.of(0.25))))
        .isEqualTo(List.of(List.of(1.0), List.of(0.25)));
    assertThat(thin(List.of())).isEmpty();
  }

  @Test
  void theLongestAndTheWildestHaveAsManyPointsAsAreSent() {
    assertThat(thin(path(100_000, -1))).hasSize(160);
    List<List<Double>> thin = thin(path(3000, -1.2));
    // The beginning of a path that diverges looks like itself, too.
    assertThat(turns(thin)).isGreaterThan(10);
    assertThat(thin).hasSizeLessThan(161);
  }
}
