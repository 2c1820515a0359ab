package descent.classroom.choice;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A path with as few points as show its shape: again and again the stretch that strays most from
 * its chord gets the point where it does (Ramer, 1972; Douglas and Peucker, 1973), until none is
 * seen to stray, or there are enough points.
 */
final class ThinPath {
  private static final int MOST_POINTS = 160;

  /** Of more points neighbours are taken at even distances, so that what bounces still does. */
  private static final int MOST_LOOKED_AT = 5_000;

  /** Of the extent of the path: half a pixel of a small picture. */
  private static final double SEEN = 1.0 / 600;

  /** A path that leaves the neighbourhood of its start has left every picture. */
  private static final double FAR = 100;

  private static final MathContext DIGITS = new MathContext(5);

  /**
   * @param farthest the point between two kept ones that lies farthest from their chord
   */
  private record Stretch(int from, int to, int farthest, double distance) {}

  private final double[][] points;
  private final double[] scale;

  private ThinPath(double[][] points) {
    this.points = points;
    scale = new double[points[0].length];
    for (int axis = 0; axis < scale.length; axis++) {
      double low = points[0][axis];
      double high = low;
      for (double[] point : points) {
        low = Math.min(low, point[axis]);
        high = Math.max(high, point[axis]);
      }
      scale[axis] = high > low ? 1 / (high - low) : 0;
    }
  }

  /** Some of the points with their first five digits, both ends among them. */
  static List<List<Double>> of(List<List<Double>> path) {
    if (path.size() <= 2) {
      return rounded(path);
    }
    int near = near(path);
    List<List<Double>> looked = even(path.subList(0, near));
    double[][] points =
        looked.stream()
            .map(point -> point.stream().mapToDouble(Double::doubleValue).toArray())
            .toArray(double[][]::new);
    BitSet kept = new ThinPath(points).kept();
    var thin = new ArrayList<List<Double>>();
    kept.stream().forEach(i -> thin.add(looked.get(i)));
    if (near < path.size()) {
      thin.add(path.getLast());
    }
    return rounded(thin);
  }

  /** How many points come before the path is far away, with the first one there. */
  private static int near(List<List<Double>> path) {
    double start = path.getFirst().stream().mapToDouble(Math::abs).max().orElse(0);
    double far = FAR * Math.max(1, start);
    for (int i = 0; i < path.size(); i++) {
      // The first number of a network's point is the step, which may be large.
      double last = path.get(i).getLast();
      if (!(Math.abs(last) <= far)) {
        return i + 1;
      }
    }
    return path.size();
  }

  private static List<List<Double>> even(List<List<Double>> path) {
    if (path.size() <= MOST_LOOKED_AT) {
      return path;
    }
    var some = new ArrayList<List<Double>>();
    int pairs = MOST_LOOKED_AT / 2;
    for (int i = 0; i < pairs; i++) {
      int at = (int) ((long) i * (path.size() - 2) / (pairs - 1));
      some.add(path.get(at));
      some.add(path.get(at + 1));
    }
    return some;
  }

  private BitSet kept() {
    int last = points.length - 1;
    var kept = new BitSet();
    kept.set(0);
    kept.set(last);
    var open = new PriorityQueue<Stretch>(Comparator.comparingDouble(each -> -each.distance));
    open.add(stretch(0, last));
    while (kept.cardinality() < MOST_POINTS && !open.isEmpty()) {
      Stretch worst = open.remove();
      if (!(worst.distance > SEEN)) {
        break;
      }
      kept.set(worst.farthest);
      open.add(stretch(worst.from, worst.farthest));
      open.add(stretch(worst.farthest, worst.to));
    }
    return kept;
  }

  private Stretch stretch(int from, int to) {
    int farthest = from;
    double distance = 0;
    for (int i = from + 1; i < to; i++) {
      double away = away(points[i], points[from], points[to]);
      if (away > distance) {
        farthest = i;
        distance = away;
      }
    }
    return new Stretch(from, to, farthest, distance);
  }

  /** The distance of a point from a chord, both axes as long as the path. */
  private double away(double[] point, double[] from, double[] to) {
    double along = 0;
    double length = 0;
    for (int axis = 0; axis < scale.length; axis++) {
      double chord = (to[axis] - from[axis]) * scale[axis];
      along += (point[axis] - from[axis]) * scale[axis] * chord;
      length += chord * chord;
    }
    double at = length > 0 ? Math.clamp(along / length, 0, 1) : 0;
    double away = 0;
    for (int axis = 0; axis < scale.length; axis++) {
      double foot = from[axis] + at * (to[axis] - from[axis]);
      double off = (point[axis] - foot) * scale[axis];
      away += off * off;
    }
    return Math.sqrt(away);
  }

  private static List<List<Double>> rounded(List<List<Double>> path) {
    return path.stream().map(point -> point.stream().map(ThinPath::rounded).toList()).toList();
  }

  private static Double rounded(Double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
  }
}
