package descent.commentary;

import descent.objective.Gallery;
import descent.objective.TestFunction;
import descent.objective.TypedFunction;
import descent.run.Ending;
import descent.trace.Trace;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Judges a run again from its trace and the function's values, by the definitions of
 * docs/verdicts.md but by other means: plain gradient descent and {@link Levenberg}'s in place of
 * the product's methods, drawn points in place of eigenvalues. Where the two could differ at a
 * border, it asks for what must hold on either side.
 */
final class Referee {
  private static final int DESCENTS = 600;
  private static final int WAYPOINTS = 8;
  private static final int DRAWN = 60;

  /** Those of the corpus that have no bottom, as their texts tell. */
  private static final Set<String> BOTTOMLESS =
      Set.of(
          "x*y",
          "-x^2 - y^2",
          "x^2 - y^2",
          "x + 2y",
          "x^3 + y^2",
          "tan(x) + tan(y)",
          "log(x) + y^2",
          "x^2 - log(y)",
          "floor(x) + y^2");

  /** A gallery function that falls without end outside the domain that its minimum is of. */
  private static final String BOTTOMLESS_OUTSIDE = "mccormick";

  /** Lowest values at kinks and edges, where descents by gradients come to rest too high. */
  private static final Map<String, Double> LOWEST =
      Map.of("abs(x) + 2*abs(y)", 0.0, "8*abs(x^2 - y) + (1 - x)^2", 0.0, "sqrt(x) + y^2", 0.0);

  private final Told told;
  private final Trace trace;
  private final TypedFunction f;
  private final int last;
  private final double[] end;
  private final double first;
  private final double loss;

  Referee(Told told, int run) {
    this.told = told;
    this.trace = told.traces().get(run);
    this.f = told.objective();
    last = trace.rows() - 1;
    end = last < 0 ? new double[0] : trace.pointAt(last);
    first = last < 0 ? Double.NaN : trace.loss()[0];
    loss = last < 0 ? Double.NaN : trace.loss()[last];
  }

  /** What is wrong with a word; empty if nothing is. */
  String objection(String word) {
    if (last < 0) {
      return word.equals("undefined") ? "" : "nothing happened";
    }
    boolean broken = trace.ending().reason() == Ending.Reason.DIVERGED;
    if (broken && !Set.of("diverges", "endless", "undefined").contains(word)) {
      return "it ended at numbers that are not finite";
    }
    boolean frozen = last > 20;
    for (int row = last - last / 20 - 1; row < last && frozen; row++) {
      frozen = distance(end, trace.pointAt(row)) == 0;
    }
    if (!broken
        && frozen
        && !Set.of("arrives", "trapped", "stuck", "flat", "endless", "diverges").contains(word)) {
      return "it does not move";
    }
    if (!broken && climbs() && !word.equals("diverges")) {
      return "it climbs above its start";
    }
    return switch (word) {
      case "undefined" -> broken ? "" : "all its numbers are finite";
      case "diverges" ->
          broken || (loss > first && loss > highest(0, last / 2 + 1) - 1e-9 * Math.abs(loss))
              ? ""
              : loss > first
                      && (highest(last / 2, last + 1) > highest(0, last / 2)
                          || loss - first > 9 * (first - deepest()))
                  ? ""
                  : "it does not grow";
      case "endless" -> hasBottom() ? "the function has a bottom" : "";
      case "flat" ->
          spread(0.05) <= 1e-13 * Math.max(size(), amplitude()) ? "" : "the values around differ";
      case "arrives" ->
          loss - deepest() <= 1.2e-3 * fall(deepest()) + 1e-9 * size()
              ? ""
              : "something deeper is known: " + deepest();
      case "trapped" ->
          // A step of floor is lower, however near, and no gradient tells.
          expression().contains("floor")
                  || loss > deepestOfAll()
                      && loss - polished(end) <= 1.2e-3 * (highest(0, last + 1) - polished(end))
              ? ""
              : "it is at no local minimum";
      case "stuck" ->
          distance(end, trace.pointAt(last - last / 20)) == 0 || last < 20 || canFallNear()
              ? ""
              : "nothing near is lower";
      case "oscillates" ->
          turns() <= (last < 7 ? 0.5001 : 0.2501) || comesBackUp() || climbsAgain()
              ? ""
              : "it goes on: " + turns();
      case "stalls" -> tookOfWhatIsLeft() >= 0.011 ? "it took " + tookOfWhatIsLeft() : "";
      case "progressing" ->
          turns() <= 0.2499 && last >= 8
              ? "it goes back and forth: " + turns()
              : loss - first > 1e-3 * Math.abs(first) && !comesBackDown()
                  ? "it ends above where it began: " + loss + " instead of " + first
                  : "";
      default -> "no such word";
    };
  }

  private boolean hasBottom() {
    return !BOTTOMLESS.contains(expression())
        && Gallery.withExpression(expression())
            .filter(named -> named.id().equals(BOTTOMLESS_OUTSIDE))
            .isEmpty();
  }

  private String expression() {
    return told.experiment().function().expression();
  }

  private boolean climbs() {
    if (last < 30 || !(loss > first)) {
      return false;
    }
    double stride = 0;
    for (int row = last - 20; row <= last; row++) {
      double step = distance(trace.pointAt(row), trace.pointAt(row - 1));
      if (!(trace.loss()[row] > trace.loss()[row - 1] * (1 + 1e-3 * Math.signum(loss)))
          || !(step > stride)) {
        return false;
      }
      stride = step;
    }
    return loss >= highest(0, last + 1) && rises(4);
  }

  private boolean rises(int parts) {
    double before = Double.NEGATIVE_INFINITY;
    for (int part = 0; part < parts; part++) {
      double here =
          highest(
              last / 2 + (last - last / 2) * part / parts,
              last / 2 + (last - last / 2) * (part + 1) / parts);
      if (!(here > before)) {
        return false;
      }
      before = here;
    }
    return true;
  }

  /** Whether the loss went up and came down, and has not come to a stand above where it began. */
  private boolean comesBackUp() {
    double before = trace.loss()[Math.max(0, last - Math.max(1, last / 10))];
    return loss > first && loss != before && highest(0, last + 1) > loss;
  }

  /** Whether the second half goes uphill for three eighths of the way of its loss at least. */
  private boolean climbsAgain() {
    double up = 0;
    double way = 0;
    for (int row = last / 2 + 1; row <= last; row++) {
      double change = trace.loss()[row] - trace.loss()[row - 1];
      up += Math.max(0, change);
      way += Math.abs(change);
    }
    return up >= 0.3749 * way;
  }

  /** Whether the loss falls row by row in its second half, so fast that it is soon back. */
  private boolean comesBackDown() {
    for (int row = last / 2 + 1; row <= last; row++) {
      if (!(trace.loss()[row] < trace.loss()[row - 1])) {
        return false;
      }
    }
    int tenth = Math.max(1, last / 10);
    double level = Math.min(deepest(), first);
    double rate = Math.log((loss - level) / (trace.loss()[last - tenth] - level)) / tenth;
    return Math.log((first - level) / (loss - level)) >= rate * (last / 2 + 1);
  }

  private double size() {
    return Math.max(Math.abs(first), Math.abs(loss));
  }

  private double highest(int from, int to) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int row = from; row < to; row++) {
      highest = Math.max(highest, trace.loss()[row]);
    }
    return highest;
  }

  private double fall(double level) {
    return first - level > 1e-9 * size() ? first - level : highest(0, last + 1) - level;
  }

  /**
   * The lowest of what the runs saw and of what is known; where nothing is, of what own descents
   * find from the lowest and the last points.
   */
  private double deepest() {
    double known = known();
    double deepest = known;
    for (Trace other : told.traces()) {
      for (double seen : other.loss()) {
        deepest = Math.min(deepest, seen);
      }
      if (other.rows() > 0 && Double.isInfinite(known)) {
        deepest = Math.min(deepest, below(other.pointAt(lowestRow(other))));
        int end = other.rows() - 1;
        // Who was thrown far up has lost its way.
        if (other.loss()[end] <= other.loss()[0]) {
          deepest = Math.min(deepest, below(other.pointAt(end)));
        }
      }
    }
    return deepest;
  }

  /** The same, or lower: what descents find that may leave a basin, from rows and drawn points. */
  private double deepestOfAll() {
    double deepest = deepest();
    for (Trace other : told.traces()) {
      for (int part = 0; part <= WAYPOINTS && other.rows() > 0; part++) {
        double[] from = other.pointAt((other.rows() - 1) * part / WAYPOINTS);
        deepest = Math.min(deepest, Math.min(polished(from), Levenberg.lowest(f, from)));
      }
    }
    Random random = new Random(13);
    double reach = 1.5 * Math.max(scale(end), scale(trace.pointAt(0)));
    for (int i = 0; i < DRAWN && !(deepest < loss); i++) {
      double[] from = end.clone();
      for (int k = 0; k < from.length; k++) {
        from[k] = reach * (2 * random.nextDouble() - 1);
      }
      deepest = Math.min(deepest, polished(from));
    }
    return deepest;
  }

  /** The lowest value as the text or the gallery tells it; infinite where neither does. */
  private double known() {
    var problem = told.experiment().function();
    return Gallery.withExpression(problem.expression())
        .filter(named -> named.parameters().equals(problem.parameters()))
        .map(TestFunction::minimum)
        .orElse(LOWEST.getOrDefault(problem.expression(), Double.POSITIVE_INFINITY));
  }

  private double below(double[] from) {
    double[] x = from.clone();
    descend(x);
    return Levenberg.lowest(f, x);
  }

  private static int lowestRow(Trace trace) {
    int lowest = 0;
    for (int row = 1; row < trace.rows(); row++) {
      lowest = trace.loss()[row] < trace.loss()[lowest] ? row : lowest;
    }
    return lowest;
  }

  /**
   * Gradient descent that shortens its step until the value falls and lengthens it afterwards, and
   * never goes farther at once than a hundredth of the point's size: it must not leave a basin.
   */
  private double polished(double[] from) {
    return descend(from.clone());
  }

  private double descend(double[] x) {
    double[] g = new double[x.length];
    double[] next = new double[x.length];
    double value = f.gradient(x, g);
    double step = 1e-3;
    for (int i = 0; i < DESCENTS; i++) {
      double norm = Math.sqrt(dot(g, g));
      double most = 0.01 * scale(x) / norm;
      double length = Math.min(step, most);
      for (int k = 0; k < x.length; k++) {
        next[k] = x[k] - length * g[k];
      }
      double there = f.value(next);
      if (there < value) {
        System.arraycopy(next, 0, x, 0, x.length);
        value = f.gradient(x, g);
        step = 2 * length;
      } else {
        step = length / 4;
      }
    }
    return value;
  }

  /** The largest coordinate in size, or 1. */
  private static double scale(double[] x) {
    double largest = 0;
    for (double coordinate : x) {
      largest = Math.max(largest, Math.abs(coordinate));
    }
    return largest > 0 ? largest : 1;
  }

  /** The largest value between the end and the origin, in size. */
  private double amplitude() {
    double amplitude = 0;
    for (double part = 0; part <= 1; part += 1 / 64.0) {
      double[] x = end.clone();
      for (int k = 0; k < x.length; k++) {
        x[k] *= part;
      }
      double value = Math.abs(f.value(x));
      amplitude = Double.isFinite(value) ? Math.max(amplitude, value) : amplitude;
    }
    return amplitude;
  }

  private double spread(double radius) {
    Random random = new Random(7);
    double spread = 0;
    for (int i = 0; i < 100; i++) {
      double[] x = end.clone();
      for (int k = 0; k < x.length; k++) {
        x[k] += radius * scale(end) * (2 * random.nextDouble() - 1);
      }
      spread = Math.max(spread, Math.abs(f.value(x) - loss));
    }
    return spread;
  }

  /** Whether a drawn point near the end is lower than the place that gradient descent comes to. */
  private boolean canFallNear() {
    Random random = new Random(11);
    double reach = Math.max(scale(end), distance(end, trace.pointAt(0)));
    for (int i = 0; i < 4000; i++) {
      double radius = reach * StrictMath.pow(10, -4 * random.nextDouble());
      double[] x = end.clone();
      for (int k = 0; k < x.length; k++) {
        x[k] += radius * random.nextGaussian();
      }
      if (f.value(x) < loss) {
        return true;
      }
    }
    return false;
  }

  /** The distance between the ends of the second half over the length of its path. */
  private double turns() {
    double way = 0;
    for (int row = last / 2 + 1; row <= last; row++) {
      way += distance(trace.pointAt(row), trace.pointAt(row - 1));
    }
    return way == 0 ? Double.NaN : distance(end, trace.pointAt(last / 2)) / way;
  }

  /** The last tenth took at most this part of what was left before it. */
  private double tookOfWhatIsLeft() {
    double before = trace.loss()[Math.max(0, last - Math.max(1, last / 10))];
    double level = Math.min(deepest(), loss);
    // Where the gradient is rounding alone, no descent finds what lies ahead.
    level = Math.min(level, loss - (amplitude() > 1e6 * Math.abs(loss) ? amplitude() : 0));
    return (before - loss) / (before - level);
  }

  private static double distance(double[] a, double[] b) {
    double[] d = a.clone();
    for (int i = 0; i < d.length; i++) {
      d[i] -= b[i];
    }
    return Math.sqrt(dot(d, d));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
