package descent.objective;

/**
 * A place of rest as it is written. Polishing leaves a residue of what is 0; but what is tiny
 * beside the start need not be one, so every 0 is asked of the function.
 *
 * @param point where what is 0 but for a residue is 0
 * @param value the value there, in the same way
 */
public record Place(double[] point, double value) {
  /** With more variables no Hessian is computed. */
  private static final int MOST_VARIABLES = 12;

  /** Up to this part of the scale a coordinate may be a residue. */
  private static final double TINY = 1e-4;

  /** A value is what a descent left if another of its steps promises at least this part of it. */
  private static final double PROMISED = 0.05;

  /** Losses closer than this part of their size are one. */
  private static final double SAME = 1e-12;

  /** A kink is found by values alone, to this part of its coordinates. */
  private static final double FOUND = 1e-9;

  /**
   * Looks at a place.
   *
   * @param scale of the coordinates: what is tiny beside it is asked about
   * @param fall beside which a value may be a residue
   * @param kink whether the place was found by values alone
   */
  public static Place of(
      Objective objective, double[] found, double scale, double fall, boolean kink) {
    double[] point = zeroed(objective, found, scale);
    double value = objective.value(point);
    double rounding = kink ? 1e-9 : 1e-14;
    boolean tiny = value != 0 && Math.abs(value) <= rounding * Math.abs(fall);
    return new Place(point, tiny && isResidue(objective, point, value, kink) ? 0 : value);
  }

  /** The point with 0 for tiny coordinates, one by one where the function does not tell them. */
  private static double[] zeroed(Objective objective, double[] found, double scale) {
    double[] all = found.clone();
    boolean any = false;
    for (int i = 0; i < all.length; i++) {
      if (all[i] != 0 && Math.abs(all[i]) < TINY * scale) {
        all[i] = 0;
        any = true;
      }
    }
    if (!any) {
      return found;
    }
    double margin = margin(objective, found);
    double value = objective.value(found);
    if (isOne(objective.value(all), value, margin)) {
      return all;
    }
    double[] point = found.clone();
    for (int i = 0; i < point.length; i++) {
      point[i] = all[i];
      if (!isOne(objective.value(point), value, margin)) {
        point[i] = found[i];
      }
    }
    return point;
  }

  private static boolean isOne(double there, double value, double margin) {
    return Math.abs(there - value) <= margin;
  }

  /** What a value may be off: its rounding, and what a descent left. */
  private static double margin(Objective objective, double[] point) {
    double value = SAME * Math.abs(objective.value(point));
    if (point.length > MOST_VARIABLES) {
      return value;
    }
    return Math.max(
        value, Curvature.at(objective, point).rounding(point) + residue(objective, point, false));
  }

  /**
   * What a descent may have left above the lowest value at the place that it came to.
   *
   * @param kink whether the place was found by values alone
   */
  public static double residue(Objective objective, double[] point, boolean kink) {
    if (kink) {
      return FOUND * scale(point) * Norm.ofGradient(objective, point);
    }
    double left = NewtonStep.promised(Curvature.at(objective, point)) / PROMISED;
    return Double.isFinite(left) ? left : 0;
  }

  private static boolean isResidue(
      Objective objective, double[] point, double value, boolean kink) {
    if (point.length > MOST_VARIABLES) {
      return true;
    }
    return Math.abs(value) <= (kink ? residue(objective, point, true) : margin(objective, point));
  }

  private static double scale(double[] point) {
    double largest = 0;
    for (double coordinate : point) {
      largest = Math.max(largest, Math.abs(coordinate));
    }
    return largest == 0 ? 1 : largest;
  }
}
