package descent.gradientcheck;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** On which side of each of its kinks a function is at one point, in the order of evaluation. */
public final class Sides {
  /**
   * A norm that comes nearer to 0 than this fraction of the step has a kink that shapes the
   * difference.
   */
  private static final double NEAR = 1e-3;

  private static final double[] NONE = {};

  private int[] places = new int[64];
  private double[] sides = new double[64];
  private boolean[] jumps = new boolean[64];
  private double[][] vectors = new double[64][];
  private int count;

  void clear() {
    count = 0;
  }

  /** There is a kink where the distance is 0. */
  public void distance(int place, double distance) {
    add(place, Math.signum(distance), false, NONE);
  }

  /** There is a kink or a jump where the piece changes. */
  public void piece(int place, double piece) {
    add(place, piece, true, NONE);
  }

  /** There is a kink where this vector is 0: that of its norm. */
  public void norm(int place, double[] vector) {
    add(place, 0, false, vector);
  }

  private void add(int place, double side, boolean jump, double[] vector) {
    if (count == places.length) {
      places = Arrays.copyOf(places, 2 * count);
      sides = Arrays.copyOf(sides, 2 * count);
      jumps = Arrays.copyOf(jumps, 2 * count);
      vectors = Arrays.copyOf(vectors, 2 * count);
    }
    places[count] = place;
    sides[count] = side;
    jumps[count] = jump;
    vectors[count] = vector;
    count++;
  }

  /**
   * The kinks that lie between two points, or at the point in the middle, and how often; touching a
   * kink with one end is not crossing it.
   */
  static Map<Integer, Integer> crossed(Sides low, Sides middle, Sides high) {
    Map<Integer, Integer> crossed = new LinkedHashMap<>();
    int count = Math.min(middle.count, Math.min(low.count, high.count));
    for (int i = 0; i < count; i++) {
      int place = middle.places[i];
      if (low.places[i] != place || high.places[i] != place) {
        // Beyond a different branch the places do not correspond; the branch has been noted above.
        break;
      }
      double[] from = low.vectors[i];
      double[] at = middle.vectors[i];
      double[] to = high.vectors[i];
      if (from.length > 0 && from.length == to.length && from.length == at.length) {
        if (passesZero(from, at, to)) {
          crossed.merge(place, 1, Integer::sum);
        }
        continue;
      }
      double a = low.sides[i];
      double b = middle.sides[i];
      double c = high.sides[i];
      boolean same = a == b && b == c;
      boolean touches = !middle.jumps[i] && b != 0 && a * b >= 0 && b * c >= 0;
      if (!same && !touches) {
        crossed.merge(place, 1, Integer::sum);
      }
    }
    return crossed;
  }

  /** Whether the way from one vector to the other passes 0 nearby; touching it is not passing. */
  private static boolean passesZero(double[] from, double[] at, double[] to) {
    double length = 0;
    double along = 0;
    double here = 0;
    for (int i = 0; i < from.length; i++) {
      double step = to[i] - from[i];
      length += step * step;
      along -= from[i] * step;
      here += at[i] * at[i];
    }
    if (length == 0) {
      return false;
    }
    double fraction = along / length;
    if (here > NEAR * NEAR * length && (fraction <= NEAR || fraction >= 1 - NEAR)) {
      return false;
    }
    double apart = 0;
    for (int i = 0; i < from.length; i++) {
      double nearest = from[i] + Math.clamp(fraction, 0, 1) * (to[i] - from[i]);
      apart += nearest * nearest;
    }
    return apart <= NEAR * NEAR * length;
  }
}
