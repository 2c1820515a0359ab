package descent.inspection;

import descent.objective.Objective;
import descent.optimizer.StrongWolfe;
import descent.run.Update;
import org.jspecify.annotations.Nullable;

/**
 * A step whose length was searched for along a line, with the strong Wolfe conditions that it was
 * accepted for (Nocedal and Wright, "Numerical Optimization", 2006, (3.7)).
 *
 * @param length of the step, in units of the direction
 * @param value the loss at its beginning
 * @param slope along the direction there; negative
 * @param nextValue the loss at its end
 * @param nextSlope along the direction there
 */
public record Search(
    double length, double value, double slope, double nextValue, double nextSlope) {
  /** Null where no line was searched, or nothing better found along it. */
  static @Nullable Search of(Objective objective, Update update) {
    double[] p = update.after().state().get("p");
    double length = length(update);
    if (p == null || update.after().tookRate() || !(length > 0)) {
      return null;
    }
    double[] next = new double[p.length];
    double nextValue = objective.gradient(update.next(), next);
    return new Search(length, update.loss(), dot(update.seen(), p), nextValue, dot(next, p));
  }

  /** How many directions long the step is, as its largest component tells; 0 where it stays. */
  static double length(Update update) {
    double[] p = update.after().state().get("p");
    if (p == null) {
      return Double.NaN;
    }
    int largest = 0;
    for (int i = 1; i < p.length; i++) {
      if (Math.abs(p[i]) > Math.abs(p[largest])) {
        largest = i;
      }
    }
    double moved = update.next()[largest] - update.point()[largest];
    return moved == 0 ? 0 : moved / p[largest];
  }

  /** The most that the loss may be at the end: value + c1*length*slope. */
  public double highest() {
    return value + StrongWolfe.C1 * length * slope;
  }

  /** The most that the slope may be in size: c2*|slope|. */
  public double steepest() {
    return StrongWolfe.C2 * Math.abs(slope);
  }

  /** Whether the loss has fallen by the fraction c1 of what the slope promised. */
  public boolean fell() {
    return nextValue <= highest();
  }

  /** Whether the slope has become flat enough. */
  public boolean flattened() {
    return Math.abs(nextSlope) <= steepest();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
