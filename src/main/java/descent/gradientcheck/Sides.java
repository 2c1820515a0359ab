package descent.gradientcheck;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** On which side of each of its kinks a function is at one point, in the order of evaluation. */
public final class Sides {
  private int[] places = new int[64];
  private double[] sides = new double[64];
  private boolean[] jumps = new boolean[64];
  private int many;

  void clear() {
    many = 0;
  }

  /** There is a kink where the distance is 0. */
  public void distance(int place, double distance) {
    add(place, Math.signum(distance), false);
  }

  /** There is a kink or a jump where the piece changes. */
  public void piece(int place, double piece) {
    add(place, piece, true);
  }

  private void add(int place, double side, boolean jump) {
    if (many == places.length) {
      places = Arrays.copyOf(places, 2 * many);
      sides = Arrays.copyOf(sides, 2 * many);
      jumps = Arrays.copyOf(jumps, 2 * many);
    }
    places[many] = place;
    sides[many] = side;
    jumps[many] = jump;
    many++;
  }

  /**
   * The kinks that lie between two points, or at the point in the middle, and how often; touching a
   * kink with one end is not crossing it.
   */
  static Map<Integer, Integer> crossed(Sides low, Sides middle, Sides high) {
    Map<Integer, Integer> crossed = new LinkedHashMap<>();
    int many = Math.min(middle.many, Math.min(low.many, high.many));
    for (int i = 0; i < many; i++) {
      int place = middle.places[i];
      if (low.places[i] != place || high.places[i] != place) {
        // Behind a branch the order is another; the branch itself was told of.
        break;
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
}
