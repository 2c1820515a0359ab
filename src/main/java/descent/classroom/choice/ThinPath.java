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
 * its chord, for its length, gets the point where it does (Ramer, 1972; Douglas and Peucker, 1973),
 * until none is seen to stray, or there are enough points.
 */
final class ThinPath {
  private static final int MOST_POINTS = 160;

  /** Of more points neighbours are taken at even distances, so that what bounces still does. */
  private static final int MOST_LOOKED_AT = 5_000;

  /** Of the extent of the path: half a pixel of a small picture. */
  private static final double SEEN = 1.0 / 600;

  /** Squares of distances that differ by less are those of one zigzag. */
  private static final double ALIKE = 0.8;

  /** A path that leaves the neighbourhood of its start has left every picture. */
  private static final double FAR = 100;

  private static final MathContext DIGITS = new MathContext(5);

  /**
   * @param farthest a point between two kept ones that lies as far from their chord as any, nearly
   * @param distance the square of how far the farthest lies
   */
  private record Stretch(int from, int to, int farthest, double distance) {}

  // Both axes as long as the path; a path of one number has no second one.
  private final double[] x;
  private final double[] y;

  private ThinPath(List<double[]> points) {
    x = scaled(points, 0);
    y = points.getFirst().length > 1 ? scaled(points, 1) : new double[x.length];
  }

  private static double[] scaled(List<double[]> points, int axis) {
    double low = points.getFirst()[axis];
    double high = low;
    for (double[] point : points) {
      low = Math.min(low, point[axis]);
      high = Math.max(high, point[axis]);
    }
    double scale = high > low ? 1 / (high - low) : 0;
    double[] all = new double[points.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = points.get(i)[axis] * scale;
    }
    return all;
  }

  /**
   * Some of the points with their first five digits, both ends among them.
   *
   * @param path points of one or two numbers
   */
  static List<List<Double>> of(List<double[]> path) {
    if (path.size() <= 2) {
      return rounded(path);
    }
    int near = near(path);
    List<double[]> looked = even(path.subList(0, near));
    BitSet kept = new ThinPath(looked).kept();
    var thin = new ArrayList<double[]>();
    for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
      thin.add(looked.get(i));
    }
    if (near < path.size()) {
      thin.add(path.getLast());
    }
    return rounded(thin);
  }

  /** How many points come before the path is far away, with the first one there. */
  private static int near(List<double[]> path) {
    double start = 0;
    for (double each : path.getFirst()) {
      start = Math.max(start, Math.abs(each));
    }
    double far = FAR * Math.max(1, start);
    for (int i = 0; i < path.size(); i++) {
      // The first number of a network's point is the step, which may be large.
      double[] point = path.get(i);
      if (!(Math.abs(point[point.length - 1]) <= far)) {
        return i + 1;
      }
    }
    return path.size();
  }

  private static List<double[]> even(List<double[]> path) {
    if (path.size() <= MOST_LOOKED_AT) {
      return path;
    }
    var some = new ArrayList<double[]>();
    int pairs = MOST_LOOKED_AT / 2;
    for (int i = 0; i < pairs; i++) {
      int at = (int) ((long) i * (path.size() - 2) / (pairs - 1));
      some.add(path.get(at));
      some.add(path.get(at + 1));
    }
    return some;
  }

  private BitSet kept() {
    int last = x.length - 1;
    var kept = new BitSet();
    kept.set(0);
    kept.set(last);
    // Where there are too few points for all, long stretches come first, so that none is left out.
    var open =
        new PriorityQueue<Stretch>(
            Comparator.comparingDouble(each -> -each.distance * (each.to - each.from)));
    open.add(stretch(0, last));
    while (kept.cardinality() < MOST_POINTS && !open.isEmpty()) {
      Stretch worst = open.remove();
      if (!(worst.distance > SEEN * SEEN)) {
        continue;
      }
      kept.set(worst.farthest);
      open.add(stretch(worst.from, worst.farthest));
      open.add(stretch(worst.farthest, worst.to));
    }
    return kept;
  }

  /** Of points that stray nearly alike the middle one is taken, so that both halves get some. */
  private Stretch stretch(int from, int to) {
    double most = 0;
    for (int i = from + 1; i < to; i++) {
      most = Math.max(most, away(i, from, to));
    }
    int farthest = from;
    for (int i = from + 1; i < to; i++) {
      boolean nearer = Math.abs(2 * i - from - to) < Math.abs(2 * farthest - from - to);
      if ((farthest == from || nearer) && away(i, from, to) >= ALIKE * most) {
        farthest = i;
      }
    }
    return new Stretch(from, to, farthest, most);
  }

  /** The square of how far a point lies from a chord. */
  private double away(int i, int from, int to) {
    double chordX = x[to] - x[from];
    double chordY = y[to] - y[from];
    double length = chordX * chordX + chordY * chordY;
    double offX = x[i] - x[from];
    double offY = y[i] - y[from];
    // Where the point's foot lies between the ends of the chord.
    double at = length > 0 ? Math.clamp((offX * chordX + offY * chordY) / length, 0.0, 1.0) : 0;
    offX -= at * chordX;
    offY -= at * chordY;
    return offX * offX + offY * offY;
  }

  private static List<List<Double>> rounded(List<double[]> path) {
    var all = new ArrayList<List<Double>>();
    for (double[] point : path) {
      var numbers = new ArrayList<Double>();
      for (double each : point) {
        numbers.add(rounded(each));
      }
      all.add(numbers);
    }
    return all;
  }

  private static double rounded(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
  }
}
