package descent.run;

import descent.objective.Objective;

/** Counts what a method asks of its objective. */
final class CountingObjective implements Objective {
  private final Objective objective;
  private long functionEvaluations;
  private long gradientEvaluations;

  CountingObjective(Objective objective) {
    this.objective = objective;
  }

  long functionEvaluations() {
    return functionEvaluations;
  }

  long gradientEvaluations() {
    return gradientEvaluations;
  }

  /** Counts the gradient that a method is given with each step. */
  void countGradient() {
    gradientEvaluations++;
  }

  @Override
  public int dimension() {
    return objective.dimension();
  }

  @Override
  public double value(double[] x) {
    functionEvaluations++;
    return objective.value(x);
  }

  @Override
  public double gradient(double[] x, double[] gradient) {
    functionEvaluations++;
    gradientEvaluations++;
    return objective.gradient(x, gradient);
  }

  @Override
  public void hessian(double[] x, double[][] hessian) {
    gradientEvaluations += objective.dimension();
    objective.hessian(x, hessian);
  }
}
