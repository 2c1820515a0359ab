package descent.commentary;

import descent.trace.Trace;

/** Whether a run runs away: uphill, to a height at which it stays, or downhill without end. */
final class Growth {
  /** The second half is cut into this many parts to see growth. */
  private static final int PARTS = 4;

  private static final double GROWTH = 1e-6;

  /** Peaks whose rises fall to less than this part of the first come to an end. */
  private static final double UNABATED = 0.25;

  /** Losses that differ by less than this part of their size are one. */
  private static final double ROUNDING = 1e-10;

  /** This many climbing steps in a row are no swing. */
  private static final int EXPLODING = 3;

  /** A loss this many times as high as all before is an explosion. */
  private static final double EXPLOSION = 1e3;

  /**
   * A loss that ends this many times as far up as it began has exploded, though it may grow no
   * more.
   */
  private static final double FAR_ABOVE = 10;

  /** A run that is this many times as far out, and as deep, as it began is far away. */
  private static final double FAR = 1e9;

  private final Trace trace;
  private final Motion motion;
  private final int last;

  Growth(Trace trace, Motion motion) {
    this.trace = trace;
    this.motion = motion;
    last = trace.rows() - 1;
  }

  /**
   * Whether the loss ends above where it began and grows: over four parts of the second half its
   * peaks rise, at last above all of the first half, and its steps are longer in the last, or its
   * last steps lead a thousand times higher than all before; in a short run its last row is the
   * highest.
   */
  boolean grows() {
    if (last < 1 || !(motion.end() > motion.first())) {
      return false;
    }
    int half = last / 2;
    if (last - half < 2 * PARTS) {
      return motion.end() >= motion.highest() && (last < 3 || motion.end() > trace.loss()[half]);
    }
    return explodes() || climbs(half);
  }

  /** Whether it ends above all that its first half has seen. */
  boolean isAboveFirstHalf() {
    return motion.end() > motion.highest(0, last / 2 + 1);
  }

  /** Whether its second half has a longer step than its first: across a jump none is needed. */
  boolean strides() {
    return longestStep(last / 2 + 1, last + 1) > longestStep(1, last / 2 + 1);
  }

  /**
   * Whether its loss ends ten times as far as it began above a level, or, where it began on it,
   * above its own size.
   */
  boolean hasExploded(double level) {
    double above = motion.first() - level;
    double began = above > ROUNDING * Math.abs(motion.first()) ? above : Math.abs(motion.first());
    return motion.end() - motion.first() > FAR_ABOVE * began;
  }

  /** Whether its loss has fallen at every step since its highest, and for half of them at least. */
  boolean fallsSincePeak() {
    int peak = motion.highestRow();
    for (int row = peak + 1; row <= last; row++) {
      if (!(trace.loss()[row] < trace.loss()[row - 1])) {
        return false;
      }
    }
    return 2 * (last - peak) >= last;
  }

  /** Whether its last steps, each longer, lead far above all that it has seen. */
  boolean explodes() {
    if (last < EXPLODING) {
      return false;
    }
    double lowest = trace.loss()[motion.lowestRow()];
    double before = motion.highest(0, last - EXPLODING + 1) - lowest;
    for (int row = last - EXPLODING + 1; row <= last; row++) {
      boolean higher = trace.loss()[row] > trace.loss()[row - 1];
      if (!higher || !(motion.step(row) > motion.step(row - 1))) {
        return false;
      }
    }
    return motion.end() - lowest > EXPLOSION * before;
  }

  /**
   * Whether it runs away downhill: over four parts of the second half its losses fall by ever more,
   * in ever longer steps, to far from where it began.
   */
  boolean plunges() {
    int half = last / 2;
    if (last - half < 2 * PARTS
        || Rest.scale(motion.endPoint()) < FAR * Rest.scale(motion.startPoint())
        || motion.first() - motion.end() < FAR * Math.abs(motion.first())) {
      return false;
    }
    double depth = motion.first() - lowest(0, half);
    double stride = 0;
    for (int part = 0; part < PARTS; part++) {
      double here = motion.first() - lowest(border(half, part), border(half, part + 1));
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
    double firstRise = Double.NaN;
    double rise = Double.NaN;
    double lowest = trace.loss()[motion.lowestRow()];
    for (int part = 0; part < PARTS; part++) {
      double here = motion.highest(border(half, part), border(half, part + 1));
      if (part > 0 && !(here - lowest > (1 + GROWTH) * (peak - lowest))) {
        return false;
      }
      rise = here - peak;
      firstRise = Double.isNaN(firstRise) ? rise : firstRise;
      peak = here;
    }
    return rise >= UNABATED * firstRise
        && peak > motion.highest(0, half)
        && stride(half, PARTS - 1) > stride(half, 0);
  }

  /** Whether its steps grow from each part of the second half to the next. */
  boolean lengthens() {
    int half = last / 2;
    if (last - half < 2 * PARTS) {
      return motion.step(last) > motion.step(Math.max(1, half));
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
      longest = Math.max(longest, motion.step(row));
    }
    return longest;
  }
}
