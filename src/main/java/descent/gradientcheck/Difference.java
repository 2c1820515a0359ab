package descent.gradientcheck;

import java.util.Map;

/** Numeric derivatives by one parameter after another, of one subject at its point. */
final class Difference {
  /**
   * A difference whose middle is farther from w than this fraction of its width is one of another
   * place.
   */
  private static final double MOST_ASIDE = 0.05;

  private final Subject subject;
  private final double[] w;
  private final double[] middleValues = {Double.NaN, Double.NaN};
  private final Sides low = new Sides();
  private final Sides middle = new Sides();
  private final Sides high = new Sides();
  private boolean knowsMiddle;

  Difference(Subject subject, double[] point) {
    this.subject = subject;
    w = point.clone();
  }

  /**
   * A difference quotient.
   *
   * @param derivative the quotient; its divisor is the distance of the two points as rounded
   * @param rounding how far rounding can bring the quotient from its exact value: by that of the
   *     two values, and by that of the points, whose middle is not quite w
   * @param lost whether the step is so small that a point is w again, or both are far from where
   *     they should be
   */
  record Quotient(double derivative, double rounding, boolean lost) {}

  double coordinate(int parameter) {
    return w[parameter];
  }

  Quotient by(int parameter, CheckSettings settings) {
    double before = w[parameter];
    double at = point(before, settings);
    double upper = point(before + settings.step(), settings);
    double lower = point(settings.centred() ? before - settings.step() : before, settings);
    if (upper == lower) {
      return new Quotient(0, Double.POSITIVE_INFINITY, true);
    }
    w[parameter] = upper;
    double above = value(settings);
    double error = rounding(settings, above);
    w[parameter] = lower;
    double below = value(settings);
    error += rounding(settings, below);
    w[parameter] = before;
    double width = upper - lower;
    double derivative =
        settings.single()
            ? ((float) above - (float) below) / (float) width
            : (above - below) / width;
    double rounding = error / width;
    double aside = settings.centred() ? Math.abs((upper - at) - (at - lower)) / 2 : 0;
    if (aside > 0 && !subject.isRandom()) {
      double bend = above - 2 * middle(settings) + below;
      rounding += aside * (Math.abs(bend) + 2 * error) * 4 / (width * width);
    }
    rounding += settings.machineEpsilon() * Math.abs(derivative);
    return new Quotient(derivative, rounding, aside > MOST_ASIDE * width);
  }

  private double rounding(CheckSettings settings, double value) {
    if (subject.isRandom()) {
      return settings.machineEpsilon() * Math.abs(value);
    }
    return subject.rounding(w, settings.single());
  }

  private double middle(CheckSettings settings) {
    int precision = settings.single() ? 1 : 0;
    if (Double.isNaN(middleValues[precision])) {
      middleValues[precision] = value(settings);
    }
    return middleValues[precision];
  }

  /** The kinks that a difference crosses, by their places, and how often each. */
  Map<Integer, Integer> kinks(int parameter, CheckSettings settings) {
    if (!subject.hasKinks() || subject.isRandom()) {
      return Map.of();
    }
    double before = w[parameter];
    if (!knowsMiddle) {
      look(middle);
      knowsMiddle = true;
    }
    w[parameter] = before + settings.step();
    look(high);
    if (settings.centred()) {
      w[parameter] = before - settings.step();
      look(low);
    }
    w[parameter] = before;
    return Sides.crossed(settings.centred() ? low : middle, middle, high);
  }

  private void look(Sides sides) {
    sides.clear();
    subject.sides(w, sides);
  }

  private double value(CheckSettings settings) {
    return settings.single() ? subject.singleValue(w) : subject.value(w);
  }

  private static double point(double coordinate, CheckSettings settings) {
    return settings.single() ? (float) coordinate : coordinate;
  }
}
