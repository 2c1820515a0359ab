package descent.commentary;

import descent.message.Message;
import descent.run.Ending;
import descent.trace.Trace;
import org.jspecify.annotations.Nullable;

/** One word on how a run went. */
public enum Verdict {
  DIVERGES("verdict.diverges", "diverges"),
  ZIGZAGS("verdict.zigzags", "zigzags"),
  OVERSHOOTS("verdict.overshoots", "overshoots"),
  ARRIVES("verdict.arrives", "arrives"),
  TRAPPED("verdict.trapped", "trapped"),
  STALLS("verdict.stalls", "stalls"),
  CRAWLS("verdict.crawls", "still on its way");

  /** Of the fall that is possible, the share that may be left at an arrival. */
  private static final double ARRIVED = 1e-3;

  /**
   * A run stalls if the last tenth of its steps takes away less than this share of what is left.
   */
  private static final double STALLED = 0.15;

  /**
   * Where the gradient has fallen to this share without an arrival, a local minimum or a saddle
   * holds the run.
   */
  private static final double STILL = 1e-5;

  private static final double ZIGZAG = 0.6;
  private static final double OVERSHOOT = 0.5;

  private final String key;
  private final String english;

  Verdict(String key, String english) {
    this.key = key;
    this.english = english;
  }

  /** The word, ready to be told in the visitor's language. */
  public Message message() {
    return Message.of(key, english);
  }

  /** Judges a run; null where nothing can be said, as of one without rows. */
  public static @Nullable Verdict of(Trace trace, Facts facts) {
    if (trace.ending().reason() == Ending.Reason.DIVERGED) {
      return DIVERGES;
    }
    int rows = trace.rows();
    if (rows < 10 || facts.minima().isEmpty()) {
      return null;
    }
    if (turns(trace) > ZIGZAG) {
      return ZIGZAGS;
    }
    double first = trace.loss()[0];
    double last = trace.loss()[rows - 1];
    double possible = first - facts.least();
    if (overshoot(trace, nearest(trace, facts)) > OVERSHOOT) {
      return OVERSHOOTS;
    }
    if (last - facts.least() <= ARRIVED * possible
        || trace.ending().reason() == Ending.Reason.CONVERGED) {
      return ARRIVES;
    }
    if (trace.gradientNorm()[rows - 1] <= STILL * trace.gradientNorm()[0]) {
      return TRAPPED;
    }
    double before = trace.loss()[rows - 1 - rows / 10];
    return before - last < STALLED * (before - facts.least()) ? STALLS : CRAWLS;
  }

  /**
   * The largest share, over the coordinates, of steps in the first half that turn back on the step
   * before.
   */
  private static double turns(Trace trace) {
    int half = Math.max(2, trace.rows() / 2);
    int most = 0;
    for (double[] x : trace.point()) {
      int turns = 0;
      for (int row = 2; row < half; row++) {
        if ((x[row] - x[row - 1]) * (x[row - 1] - x[row - 2]) < 0) {
          turns++;
        }
      }
      most = Math.max(most, turns);
    }
    return most / (double) Math.max(1, half - 2);
  }

  private static double[] nearest(Trace trace, Facts facts) {
    double[] end = trace.pointAt(trace.rows() - 1);
    double[] nearest = facts.minima().getFirst().point();
    for (var minimum : facts.minima()) {
      if (squaredDistance(end, minimum.point()) < squaredDistance(end, nearest)) {
        nearest = minimum.point();
      }
    }
    return nearest;
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }

  /** How far a coordinate swings beyond the minimum, as a share of where it began. */
  private static double overshoot(Trace trace, double[] minimum) {
    double most = 0;
    for (int i = 0; i < minimum.length; i++) {
      double[] x = trace.point()[i];
      double begun = x[0] - minimum[i];
      if (begun == 0) {
        continue;
      }
      for (double v : x) {
        most = Math.max(most, -(v - minimum[i]) / begun);
      }
    }
    return most;
  }
}
