package descent.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.experiment.Contender;
import descent.optimizer.rule.Sgd;
import descent.run.Ending;
import descent.schedule.Constant;
import descent.schedule.Plan;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrincipalPlaneTest {
  private static final Contender SGD =
      new Contender("SGD", new Sgd(), new Plan(new Constant(0.1), 0, false));

  /** A run through points, whose losses fall. */
  private static Trace run(double[][] points, Ending ending) {
    int rows = points.length;
    double[][] columns = new double[points[0].length][rows];
    double[] step = new double[rows];
    double[] loss = new double[rows];
    for (int row = 0; row < rows; row++) {
      step[row] = row;
      loss[row] = rows - row;
      for (int i = 0; i < columns.length; i++) {
        columns[i][row] = points[row][i];
      }
    }
    return new Trace(SGD, step, loss, step, step, step, step, columns, null, ending);
  }

  private static Trace run(double[][] points) {
    return run(points, Ending.steps(points.length - 1));
  }

  @Test
  void pointsOfAPlaneAreInItAndKeepTheirDistances() {
    var random = new Random(5);
    double[] a = {0.6, 0, 0.8, 0, 0};
    double[] b = {0, 1, 0, 0, 0};
    double[][] points = new double[60][5];
    for (double[] point : points) {
      double u = 5 * random.nextGaussian();
      double v = random.nextGaussian();
      for (int i = 0; i < 5; i++) {
        point[i] = 3 + u * a[i] + v * b[i];
      }
    }
    Trace trace = run(points);
    PrincipalPlane found = PrincipalPlane.of(List.of(trace));
    assertThat(found.firstFraction() + found.secondFraction()).isCloseTo(1, within(1e-12));
    assertThat(found.firstFraction()).isGreaterThan(0.9);
    assertThat(dot(found.plane().first(), found.plane().second())).isCloseTo(0, within(1e-12));
    assertThat(dot(found.plane().first(), found.plane().first())).isCloseTo(1, within(1e-12));
    assertThat(found.plane().origin()).containsExactly(points[59]);
    Fan.Path path = found.plane().project(trace);
    double[] back = new double[5];
    for (int row = 0; row < points.length; row++) {
      found.plane().put(path.across()[row], path.up()[row], back);
      assertThat(back).containsExactly(points[row], within(1e-10));
    }
  }

  @Test
  void fractionsAreThoseOfTheVariances() {
    // Variances 4, 1 and 0.25 along the axes: points at the corners of a box.
    double[][] points = new double[8][3];
    for (int i = 0; i < 8; i++) {
      points[i] = new double[] {(i & 1) == 0 ? 1 : -1, (i & 2) == 0 ? 2 : -2, (i & 4) * 0.25 - 0.5};
    }
    PrincipalPlane found = PrincipalPlane.of(List.of(run(points)));
    assertThat(found.firstFraction()).isCloseTo(4 / 5.25, within(1e-12));
    assertThat(found.secondFraction()).isCloseTo(1 / 5.25, within(1e-12));
    assertThat(found.plane().first()).containsExactly(new double[] {0, 1, 0}, within(1e-12));
    assertThat(found.plane().second()).containsExactly(new double[] {1, 0, 0}, within(1e-12));
  }

  @Test
  void aStraightPathAndARestingOneStillHaveAPlane() {
    PrincipalPlane straight =
        PrincipalPlane.of(List.of(run(new double[][] {{0, 0, 0}, {1, 1, 0}, {2, 2, 0}})));
    assertThat(straight.firstFraction()).isCloseTo(1, within(1e-12));
    assertThat(straight.secondFraction()).isZero();
    assertThat(dot(straight.plane().first(), straight.plane().second()))
        .isCloseTo(0, within(1e-12));
    assertThat(dot(straight.plane().second(), straight.plane().second()))
        .isCloseTo(1, within(1e-12));
    PrincipalPlane resting = PrincipalPlane.of(List.of(run(new double[][] {{7, 7}, {7, 7}})));
    assertThat(resting.plane().first()).containsExactly(1, 0);
    assertThat(resting.plane().second()).containsExactly(0, 1);
    assertThat(resting.firstFraction()).isZero();
  }

  @Test
  void whoDivergedDoesNotTurnThePlane() {
    Trace calm = run(new double[][] {{0, 0, 1}, {1, 0, 1}, {2, 0.5, 1}});
    Trace lost =
        run(
            new double[][] {{0, 0, 1}, {0, 0, 1e150}, {0, 0, -1e200}},
            Ending.diverged(3, new double[3], Double.NaN));
    assertThat(PrincipalPlane.of(List.of(lost, calm)).plane().first())
        .containsExactly(PrincipalPlane.of(List.of(calm)).plane().first());
    assertThat(PrincipalPlane.of(List.of(lost)).plane().first())
        .containsExactly(new double[] {0, 0, 1}, within(1e-12));
  }

  @Test
  void aThousandVariablesAreNotTooMany() {
    var random = new Random(1);
    double[][] points = new double[3000][1000];
    for (int row = 0; row < points.length; row++) {
      for (int i = 0; i < 1000; i++) {
        points[row][i] = Math.exp(-row * (i + 1) / 1e5) + 1e-3 * random.nextGaussian();
      }
    }
    PrincipalPlane found = PrincipalPlane.of(List.of(run(points)));
    assertThat(found.firstFraction() + found.secondFraction()).isBetween(0.95, 1.0);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
