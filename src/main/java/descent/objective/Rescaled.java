package descent.objective;

/**
 * A function in other units of its coordinates.
 *
 * @param units a point of the function is these times a point of this one
 */
public record Rescaled(Objective objective, double[] units) implements Objective {
  @Override
  public int dimension() {
    return units.length;
  }

  /** The point of the function itself. */
  public double[] back(double[] u) {
    double[] x = new double[units.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = u[i] * units[i];
    }
    return x;
  }

  /** The point of this one. */
  public double[] there(double[] x) {
    double[] u = new double[units.length];
    for (int i = 0; i < u.length; i++) {
      u[i] = x[i] / units[i];
    }
    return u;
  }

  @Override
  public double value(double[] u) {
    return objective.value(back(u));
  }

  @Override
  public double gradient(double[] u, double[] gradient) {
    double value = objective.gradient(back(u), gradient);
    for (int i = 0; i < units.length; i++) {
      gradient[i] *= units[i];
    }
    return value;
  }

  @Override
  public void hessian(double[] u, double[][] hessian) {
    objective.hessian(back(u), hessian);
    for (int i = 0; i < units.length; i++) {
      for (int j = 0; j < units.length; j++) {
        hessian[i][j] *= units[i] * units[j];
      }
    }
  }
}
