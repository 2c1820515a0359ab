package descent.commentary;

import descent.objective.Norm;
import descent.objective.Objective;
import descent.trace.Trace;

/**
 * How a run moved, judged on its whole path: no coordinate is looked at by itself, and losses are
 * compared with each other alone, so that no unit matters.
 */
final class Motion {
  /** A path goes back and forth if its ends are at most this fraction of its length apart. */
  private static final double TURNING = 0.25;

  /** From one quarter of the steps to the next, a swing of this part is the same. */
  private static final double UNDIMINISHED = 0.9;

  /** A loss that goes up and down by less than this part of what it did before only ripples. */
  private static final double RIPPLE = 0.01;

  /** Fewer steps in a quarter do not show that swings of the loss go on. */
  private static final int FEWEST_SWINGS = 5;

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

  /** The norm of the gradient at the end. */
  double endSlope() {
    return trace.gradientNorm()[last];
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

  /** The least loss. */
  double lowest() {
    return trace.loss()[lowestRow()];
  }

  /** The largest coordinate in size of all rows, or 1. */
  double farthest() {
    double farthest = 0;
    for (double[] coordinates : trace.point()) {
      farthest = Math.max(farthest, Rest.scale(coordinates));
    }
    return farthest;
  }

  /** The row with the highest loss, the first of them. */
  int highestRow() {
    int highest = 0;
    for (int row = 1; row <= last; row++) {
      if (trace.loss()[row] > trace.loss()[highest]) {
        highest = row;
      }
    }
    return highest;
  }

  long stepOf(int row) {
    return (long) trace.step()[row];
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

  /** The largest loss of some rows. */
  double highest(int from, int to) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int row = from; row < to; row++) {
      highest = Math.max(highest, trace.loss()[row]);
    }
    return highest;
  }

  /** The length of the step that led to a row. */
  double step(int row) {
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

  /** The least loss of the second half. */
  double lowestOfHalf() {
    return lowest(last / 2, last + 1);
  }

  /** The largest loss of the second half. */
  double highestOfHalf() {
    return highest(last / 2, last + 1);
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
   * Whether the loss goes up and down rather than down, though the point may go on, as over one
   * jump after another: in its second half it changes by four times what it gains at least, by
   * swings that do not die out and are no ripples beside the losses before.
   */
  boolean lossTurnsBack() {
    int half = last / 2;
    int quarter = last - last / 4;
    if (last / 4 < FEWEST_SWINGS) {
      return false;
    }
    double swing = range(quarter, last + 1);
    return swing >= RIPPLE * range(0, half + 1)
        && swing >= UNDIMINISHED * range(half, quarter)
        && Math.abs(trace.loss()[half] - end()) <= TURNING * lossWay();
  }

  /** By how much the loss goes up and down in the second half, step by step. */
  private double lossWay() {
    double way = 0;
    for (int row = last / 2 + 1; row <= last; row++) {
      way += Math.abs(trace.loss()[row] - trace.loss()[row - 1]);
    }
    return way;
  }

  private double range(int from, int to) {
    return highest(from, to) - lowest(from, to);
  }

  private double lowest(int from, int to) {
    double lowest = Double.POSITIVE_INFINITY;
    for (int row = from; row < to; row++) {
      lowest = Math.min(lowest, trace.loss()[row]);
    }
    return lowest;
  }

  /**
   * Whether it goes back and forth above a level by swings that do not die out, wherever among them
   * its last row happens to be.
   *
   * @param most a swing of so much is none
   */
  boolean swings(double level, double most) {
    int quarter = last - last / 4;
    if (last / 4 < FEWEST_STEPS || !(turnsBack() || lossTurnsBack())) {
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
    return stepOf(rowBefore());
  }

  /** How many rows follow the first. */
  int steps() {
    return last;
  }

  /** How many of them are its last tenth. */
  int stepsOfLastTenth() {
    return last - rowBefore();
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
