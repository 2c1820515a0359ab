package descent.optimizer;

import descent.objective.Objective;
import java.util.Arrays;

/**
 * Steps as long as a line search says. Remembers value and gradient where it stands, so that
 * nothing is computed twice.
 */
public final class Stride {
  private final LineSearch search;
  private final Ray ray;
  private final double[] place;
  private final double[] gradient;
  private double value = Double.NaN;
  private boolean stuck;

  public Stride(LineSearch search, int dimension) {
    this.search = search;
    this.ray = new Ray(dimension);
    this.place = new double[dimension];
    this.gradient = new double[dimension];
    Arrays.fill(place, Double.NaN);
  }

  public Stride copy() {
    Stride copy = new Stride(search, place.length);
    copy.stand(place, gradient, value);
    copy.stuck = stuck;
    return copy;
  }

  /** Whether this is where it stands, with the gradient that it saw there. */
  public boolean knows(double[] w, double[] g) {
    return Arrays.equals(w, place) && Arrays.equals(g, gradient);
  }

  /** Whether steepest descent has already failed here, so that it would fail again. */
  public boolean isStuck(double[] w, double[] g) {
    return stuck && knows(w, g);
  }

  /** Steepest descent has failed at w. */
  public void stay(double[] w, double[] g) {
    if (!knows(w, g)) {
      stand(w, g, Double.NaN);
    }
    stuck = true;
  }

  /**
   * Moves w along p.
   *
   * @param first the length to try first
   * @param last whether no other direction will be tried
   * @return false, and w is where it was, if p does not lead downhill or no length is good
   */
  public boolean go(
      Objective objective, double[] w, double[] g, double[] p, double first, boolean last) {
    double slope = 0;
    for (int i = 0; i < w.length; i++) {
      slope += g[i] * p[i];
    }
    if (!(slope < 0) || Double.isInfinite(slope)) {
      return false;
    }
    if (Double.isNaN(value) || !knows(w, g)) {
      stand(w, g, objective.value(w));
    }
    stuck = false;
    ray.aim(objective, w, value, p, slope);
    double length = search.search(ray, first, last);
    if (length == 0) {
      return false;
    }
    if (Double.isInfinite(length)) {
      for (int i = 0; i < w.length; i++) {
        // 0 times an infinite length would be NaN.
        w[i] += p[i] == 0 ? 0 : length * p[i];
      }
      return true;
    }
    System.arraycopy(ray.point, 0, w, 0, w.length);
    stand(w, ray.gradient, ray.value());
    return true;
  }

  /** The length to try first along the bare gradient: no farther than 1. */
  public static double shy(double[] g) {
    double size = 0;
    for (double component : g) {
      size += Math.abs(component);
    }
    return Math.min(1, 1 / size);
  }

  private void stand(double[] w, double[] g, double value) {
    System.arraycopy(w, 0, place, 0, place.length);
    System.arraycopy(g, 0, gradient, 0, gradient.length);
    this.value = value;
  }
}
