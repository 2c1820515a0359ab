package descent.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ContoursTest {
  private static final int COLUMNS = 41;
  private static final int ROWS = 31;

  private interface Height {
    double at(double x, double y);
  }

  private static double[] sampled(Height height) {
    double[] values = new double[COLUMNS * ROWS];
    for (int i = 0; i < values.length; i++) {
      values[i] = height.at(i % COLUMNS, i / COLUMNS);
    }
    return values;
  }

  @Test
  void theBorderOfACircleIsOneRingAtItsRadius() {
    double[] distance = sampled((x, y) -> -Math.hypot(x - 20, y - 15));

    List<double[]> rings = new Contours(distance, COLUMNS, ROWS).at(-10);

    assertThat(rings).hasSize(1);
    for (int i = 0; i < rings.getFirst().length; i += 2) {
      double radius = Math.hypot(rings.getFirst()[i] - 20, rings.getFirst()[i + 1] - 15);
      assertThat(radius).isCloseTo(10, within(0.02));
    }
  }

  @Test
  void aRegionThatLeavesTheGridIsClosedHalfACellBeyondIt() {
    List<double[]> rings = new Contours(sampled((x, y) -> x), COLUMNS, ROWS).at(30);

    assertThat(rings).hasSize(1);
    assertThat(area(rings)).isCloseTo((COLUMNS - 0.5 - 30) * ROWS, within(1.0));
  }

  /** By the even-odd rule every corner at or above the value is inside, and no other. */
  @Test
  void whatIsAboveIsInsideWhateverTheShape() {
    var random = RandomGenerator.of("L64X128MixRandom");
    for (int round = 0; round < 20; round++) {
      double[] values = new double[COLUMNS * ROWS];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextInt(5) + 0.5;
      }
      List<double[]> rings = new Contours(values, COLUMNS, ROWS).at(2);
      for (int i = 0; i < values.length; i++) {
        assertThat(inside(rings, i % COLUMNS + 1e-7, i / COLUMNS + 1e-7))
            .as("corner %d of round %d", i, round)
            .isEqualTo(values[i] >= 2);
      }
    }
  }

  private static boolean inside(List<double[]> rings, double x, double y) {
    boolean inside = false;
    for (double[] ring : rings) {
      for (int i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
        boolean crosses = ring[i + 1] > y != ring[j + 1] > y;
        if (crosses
            && x
                < (ring[j] - ring[i]) * (y - ring[i + 1]) / (ring[j + 1] - ring[i + 1]) + ring[i]) {
          inside = !inside;
        }
      }
    }
    return inside;
  }

  private static double area(List<double[]> rings) {
    double twice = 0;
    for (double[] ring : rings) {
      for (int i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
        twice += ring[j] * ring[i + 1] - ring[i] * ring[j + 1];
      }
    }
    return Math.abs(twice / 2);
  }
}
