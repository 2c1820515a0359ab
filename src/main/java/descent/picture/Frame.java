package descent.picture;

import descent.experiment.FunctionProblem;
import java.util.Arrays;

/** What a picture shows of the plane; y grows upwards. */
public record Frame(double left, double right, double bottom, double top) {
  private static final double ROOM = 0.08;

  /**
   * That of the experiment, or one around the start. For one variable only left and right count.
   */
  static Frame of(FunctionProblem problem) {
    var across = problem.map().getFirst();
    var up = problem.map().getLast();
    return new Frame(across.low(), across.high(), up.low(), up.high());
  }

  /** The same with the heights that show a graph; a pole does not flatten the rest. */
  Frame around(double[] losses) {
    double[] sorted = Arrays.stream(losses).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return new Frame(left, right, 0, 1);
    }
    double low = sorted[0];
    double high = sorted[sorted.length - 1];
    double inner = sorted[(int) (0.02 * sorted.length)];
    double outer = sorted[(int) (0.98 * sorted.length)];
    double reach = Math.max(outer - inner, 1e-12 * Math.abs(outer));
    double from = low < inner - 10 * reach ? inner - reach : low;
    double to = high > outer + 10 * reach ? outer + reach : high;
    double room = to > from ? (to - from) * ROOM : Math.max(1e-9, Math.abs(from) * ROOM);
    return new Frame(left, right, from - room, to + room);
  }

  boolean isFinite() {
    return right > left
        && top > bottom
        && Double.isFinite(right - left)
        && Double.isFinite(top - bottom);
  }

  /** As a fraction of the width, from the left. */
  double across(double x) {
    return (x - left) / (right - left);
  }

  /** As a fraction of the height, from above. */
  double down(double y) {
    return 1 - (y - bottom) / (top - bottom);
  }
}
