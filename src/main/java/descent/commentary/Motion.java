package descent.commentary;

import descent.objective.Norm;
import descent.objective.Objective;
import descent.trace.Trace;

/**
 * How a run moved, judged on its whole path: no coordinate is looked at by itself, and losses are
 * compared with each other alone, so that no unit matters.
 */
final class Motion {
  /** The second half is cut into this many parts to see growth. */
  private static final int PARTS = 4;

  private static final double GROWTH = 1e-6;

  /** This many climbing steps in a row are no swing. */
  private static final int EXPLODING = 3;

  /** A loss this many times as high as all before is an explosion. */
  private static final double EXPLOSION = 1e3;

  /** A run that is this many times as far out, and as deep, as it began is far away. */
  private static final double FAR = 1e9;

  /** A path goes back and forth if its ends are at most this fraction of its length apart. */
  private static final double TURNING = 0.25;

  /** From one quarter of the steps to the next, a swing of this part is the same. */
  private static final double UNDIMINISHED = 0.9;

  /** Fewer steps do not show a swing. */
  private static final int FEWEST_STEPS = 2;

  private static final int FIRST_STEPS = 12;

  /** How many points between two rows are looked at. */
  private static final int BETWEEN = 8;

  private final Trace trace;
  private final int last;

  /** The reach of the path; NaN until it is first asked for. */
  private double reach = Double.NaN;

  Motion(Trace trace) {
    this.trace = trace;
    last = trace.rows() - 1;
  }

  double first() {
    return trace.loss()[0];
  }

  double end() {
    return trace.loss()[last];
  }

  double[] endPoint() {
    return trace.pointAt(last);
  }

  double[] startPoint() {
    return trace.pointAt(0);
  }

  /** Whether all its rows have one loss, and gradient 0. */
  boolean isLevel() {
    return steepest() == 0 && highest() == trace.loss()[lowestRow()];
  }

  /** The largest norm of the gradient on the path. */
  double steepest() {
    double steepest = 0;
    for (double norm : trace.gradientNorm()) {
      steepest = Math.max(steepest, norm);
    }
    return steepest;
  }

  /** The row with the least loss, the first of them. */
  int lowestRow() {
    int lowest = 0;
    for (int row = 1; row <= last; row++) {
      if (trace.loss()[row] < trace.loss()[lowest]) {
        lowest = row;
      }
    }
    return lowest;
  }

  /** The largest rise on its way from which it came down again to below where the rise began. */
  double highestHill(Objective objective) {
    double highest = 0;
    double floor = first();
    double peak = floor;
    double[] x = startPoint();
    for (int row = 1; row <= last; row++) {
      for (int part = 1; part <= BETWEEN; part++) {
        for (int i = 0; i < x.length; i++) {
          double from = trace.point()[i][row - 1];
          x[i] = from + (trace.point()[i][row] - from) * part / BETWEEN;
        }
        double loss = objective.value(x);
        if (loss < floor) {
          highest = Math.max(highest, peak - floor);
          floor = loss;
          peak = loss;
        }
        peak = Math.max(peak, loss);
      }
    }
    return highest;
  }

  /** The largest loss of the last quarter of the rows. */
  double highestAtLast() {
    return highest(last - last / 4, last + 1);
  }

  /** The largest loss of all rows. */
  double highest() {
    return highest(0, last + 1);
  }

  private double highest(int from, int to) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int row = from; row < to; row++) {
      highest = Math.max(highest, trace.loss()[row]);
    }
    return highest;
  }

  /**
   * Whether the loss ends above where it began and grows: over four parts of the second half its
   * peaks rise, at last above all of the first half, and its steps are longer in the last, or its
   * last steps lead a thousand times higher than all before; in a short run its last row is the
   * highest.
   */
  boolean grows() {
    if (last < 1 || !(end() > first())) {
      return false;
    }
    int half = last / 2;
    if (last - half < 2 * PARTS) {
      return end() >= highest() && (last < 3 || end() > trace.loss()[half]);
    }
    return explodes() || climbs(half);
  }

  /** Whether its last steps, each longer, lead far above all that it has seen. */
  boolean explodes() {
    if (last < EXPLODING) {
      return false;
    }
    double lowest = trace.loss()[lowestRow()];
    double before = highest(0, last - EXPLODING + 1) - lowest;
    for (int row = last - EXPLODING + 1; row <= last; row++) {
      boolean higher = trace.loss()[row] > trace.loss()[row - 1];
      if (!higher || !(step(row) > step(row - 1))) {
        return false;
      }
    }
    return end() - lowest > EXPLOSION * before;
  }

  /**
   * Whether it runs away downhill: over four parts of the second half its losses fall by ever more,
   * in ever longer steps, to far from where it began.
   */
  boolean plunges() {
    int half = last / 2;
    if (last - half < 2 * PARTS
        || Rest.scale(endPoint()) < FAR * Rest.scale(startPoint())
        || first() - end() < FAR * Math.abs(first())) {
      return false;
    }
    double depth = first() - lowest(0, half);
    double stride = 0;
    for (int part = 0; part < PARTS; part++) {
      double here = first() - lowest(border(half, part), border(half, part + 1));
      double longest = stride(half, part);
      if (part > 0 && (!(here > 2 * depth) || !(longest > stride))) {
        return false;
      }
      depth = here;
      stride = longest;
    }
    return true;
  }

  private double lowest(int from, int to) {
    double lowest = Double.POSITIVE_INFINITY;
    for (int row = from; row < to; row++) {
      lowest = Math.min(lowest, trace.loss()[row]);
    }
    return lowest;
  }

  private boolean climbs(int half) {
    double peak = Double.NaN;
    double lowest = trace.loss()[lowestRow()];
    for (int part = 0; part < PARTS; part++) {
      double here = highest(border(half, part), border(half, part + 1));
      if (part > 0 && !(here - lowest > (1 + GROWTH) * (peak - lowest))) {
        return false;
      }
      peak = here;
    }
    return peak > highest(0, half) && stride(half, PARTS - 1) > stride(half, 0);
  }

  /** Whether its steps grow from each part of the second half to the next. */
  boolean lengthens() {
    int half = last / 2;
    if (last - half < 2 * PARTS) {
      return step(last) > step(Math.max(1, half));
    }
    for (int part = 1; part < PARTS; part++) {
      if (!(stride(half, part) > stride(half, part - 1))) {
        return false;
      }
    }
    return true;
  }

  private double stride(int half, int part) {
    return longestStep(border(half, part), border(half, part + 1));
  }

  /** The first row of a part of the rows from a half on. */
  private int border(int half, int part) {
    return half + (last + 1 - half) * part / PARTS;
  }

  private double longestStep(int from, int to) {
    double longest = 0;
    for (int row = Math.max(1, from); row < to; row++) {
      longest = Math.max(longest, step(row));
    }
    return longest;
  }

  private double step(int row) {
    double sum = 0;
    for (double[] x : trace.point()) {
      double change = x[row] - x[row - 1];
      sum += change * change;
    }
    return Math.sqrt(sum);
  }

  private double distance(int a, int b) {
    return distance(a, b, new double[trace.point().length]);
  }

  private double distance(int a, int b, double[] difference) {
    for (int i = 0; i < difference.length; i++) {
      double[] x = trace.point()[i];
      difference[i] = x[a] - x[b];
    }
    return Norm.of(difference);
  }

  /** The way made in the second half, step by step. */
  double way() {
    double way = 0;
    for (int row = last / 2 + 1; row <= last; row++) {
      way += step(row);
    }
    return way;
  }

  /** How far apart the beginning and the end of the second half are. */
  double gain() {
    return distance(last / 2, last);
  }

  /** How far the path reaches from its start. */
  double reach() {
    if (Double.isNaN(reach)) {
      double[] difference = new double[trace.point().length];
      double farthest = 0;
      for (int row = 1; row <= last; row++) {
        farthest = Math.max(farthest, distance(0, row, difference));
      }
      reach = farthest;
    }
    return reach;
  }

  /**
   * Whether the second half goes back and forth rather than on. Three steps to and fro still gain a
   * third of their way.
   */
  boolean turnsBack() {
    int steps = last - last / 2;
    double turning = Math.max(TURNING, steps <= 3 ? 1.0 / steps : 0) * (1 + 1e-12);
    return steps >= FEWEST_STEPS && way() > 0 && gain() <= turning * way();
  }

  /**
   * Whether it goes back and forth above a level by swings that do not die out, wherever among them
   * its last row happens to be.
   *
   * @param most a swing of so much is none
   */
  boolean swings(double level, double most) {
    int quarter = last - last / 4;
    if (last / 4 < FEWEST_STEPS || !turnsBack()) {
      return false;
    }
    double swing = highestAtLast() - level;
    return swing > most && swing >= UNDIMINISHED * (highest(last / 2, quarter) - level);
  }

  /** Whether the first steps go back and forth. */
  boolean zigzagsAtFirst() {
    int end = Math.min(last, FIRST_STEPS);
    double way = 0;
    for (int row = 1; row <= end; row++) {
      way += step(row);
    }
    return end >= 2 * FEWEST_STEPS && way > 0 && distance(0, end) <= TURNING * way;
  }

  /** Whether the last rows are one point, to the last bit. */
  boolean isFrozen() {
    int still = Math.max(1, last / 20);
    if (last < 1) {
      return false;
    }
    for (int row = last - still + 1; row <= last; row++) {
      if (step(row) != 0) {
        return false;
      }
    }
    return true;
  }

  /** The step from which on it does not move; its last one if it moves to the end. */
  int frozenFrom() {
    int row = last;
    while (row > 0 && step(row) == 0) {
      row--;
    }
    return (int) trace.step()[row];
  }

  /** Whether its last tenth is one step, so that a reader is told of a step. */
  boolean isShort() {
    return last < 10;
  }

  /** The loss before the last tenth of the rows. */
  double before() {
    return trace.loss()[rowBefore()];
  }

  /** The step of that row. */
  long stepBefore() {
    return (long) trace.step()[rowBefore()];
  }

  private int rowBefore() {
    return Math.max(0, last - Math.max(1, last / 10));
  }

  /** From the row before the last to the last; 0 where there is one row. */
  double[] lastStep() {
    double[] step = new double[trace.point().length];
    for (int i = 0; last > 0 && i < step.length; i++) {
      step[i] = trace.point()[i][last] - trace.point()[i][last - 1];
    }
    return step;
  }

  /** From the middle row to the last. */
  double[] drift() {
    return Rest.difference(endPoint(), trace.pointAt(last / 2));
  }

  /** The largest rate that led to a row; NaN where none did. */
  double largestRate() {
    double largest = Double.NaN;
    for (double rate : trace.learningRate()) {
      if (!Double.isNaN(rate)) {
        largest = Double.isNaN(largest) ? rate : Math.max(largest, rate);
      }
    }
    return largest;
  }

  /** The rate of the last row; NaN where a line search decided, or there is one row. */
  double lastRate() {
    return trace.learningRate()[last];
  }
}
