package descent.optimizer;

import descent.objective.Objective;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The objective along a ray, {@code phi(a) = f(w + a*p)} with its slope: what a line search sees.
 * Reused from search to search, so that searching allocates nothing.
 */
public final class Ray {
  /** Where the last trial stood, and the gradient there. */
  public final double[] point;

  public final double[] gradient;
  private @Nullable Objective objective;
  private double[] origin;
  private double[] direction;
  private double startValue;
  private double startSlope;
  private double value;
  private double slope;

  public Ray(int dimension) {
    point = new double[dimension];
    gradient = new double[dimension];
    origin = point;
    direction = gradient;
  }

  /** Begins a search at w along p; both stay as they are until it ends. */
  public void aim(Objective objective, double[] w, double value, double[] p, double slope) {
    this.objective = objective;
    this.origin = w;
    this.direction = p;
    this.startValue = value;
    this.startSlope = slope;
  }

  /** Evaluates value and gradient at this length. */
  public void go(double length) {
    for (int i = 0; i < point.length; i++) {
      point[i] = origin[i] + length * direction[i];
    }
    value = Objects.requireNonNull(objective).gradient(point, gradient);
    slope = 0;
    for (int i = 0; i < point.length; i++) {
      slope += gradient[i] * direction[i];
    }
  }

  /** phi(0). */
  double startValue() {
    return startValue;
  }

  /** The slope at 0, which is negative. */
  public double startSlope() {
    return startSlope;
  }

  /** phi at the last trial. */
  public double value() {
    return value;
  }

  /** The slope at the last trial. */
  public double slope() {
    return slope;
  }
}
