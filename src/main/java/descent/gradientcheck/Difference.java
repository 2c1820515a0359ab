package descent.gradientcheck;

import java.util.Map;

/** Numeric derivatives by one parameter after another, of one subject at its point. */
final class Difference {
  private final Subject subject;
  private final double[] w;
  private final Sides low = new Sides();
  private final Sides middle = new Sides();
  private final Sides high = new Sides();
  private boolean knowsMiddle;

  Difference(Subject subject) {
    this.subject = subject;
    w = subject.point();
  }

  /**
   * A difference quotient.
   *
   * @param derivative the quotient; its divisor is the distance of the two points as rounded
   * @param largest the larger one of the two values, in size
   * @param lost whether the step is so small that both points are the same number
   */
  record Quotient(double derivative, double largest, boolean lost) {}

  Quotient by(int parameter, Settings settings) {
    double before = w[parameter];
    double upper = point(before + settings.step(), settings);
    double lower = point(settings.centred() ? before - settings.step() : before, settings);
    if (upper == lower) {
      return new Quotient(0, 0, true);
    }
    w[parameter] = upper;
    double above = value(settings);
    w[parameter] = lower;
    double below = value(settings);
    w[parameter] = before;
    double derivative =
        settings.single()
            ? ((float) above - (float) below) / (float) (upper - lower)
            : (above - below) / (upper - lower);
    return new Quotient(derivative, Math.max(Math.abs(above), Math.abs(below)), false);
  }

  /** The kinks that a difference crosses, by their places, and how often each. */
  Map<Integer, Integer> kinks(int parameter, Settings settings) {
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

  private double value(Settings settings) {
    return settings.single() ? subject.singleValue(w) : subject.value(w);
  }

  private static double point(double coordinate, Settings settings) {
    return settings.single() ? (float) coordinate : coordinate;
  }
}
