package descent.objective;

import descent.expression.Expression;
import descent.expression.Interpreter;

/**
 * Values of a function by which it is known again, however it is written.
 *
 * @param points where it was looked at, {@value #COMPARED} x n
 * @param values there
 */
record Sampled(TestFunction known, double[][] points, double[] values) {
  private static final int COMPARED = 8;

  static Sampled of(TestFunction known, Expression expression) {
    var interpreter = new Interpreter(expression, known.declared(), known.parameters(), false);
    double[][] points = new double[COMPARED][known.dimension()];
    double[] values = new double[COMPARED];
    for (int k = 0; k < COMPARED; k++) {
      for (int i = 0; i < points[k].length; i++) {
        points[k][i] = known.start().get(i) + 2 * StrictMath.sin(1 + 3.7 * k + i);
      }
      values[k] = interpreter.value(points[k], null);
    }
    return new Sampled(known, points, values);
  }

  /** Whether a function has the same values there, but for rounding. */
  boolean agrees(Objective function) {
    if (known.dimension() != function.dimension()) {
      return false;
    }
    for (int k = 0; k < COMPARED; k++) {
      double off = Math.abs(function.value(points[k]) - values[k]);
      if (!(off <= 1e-11 * Math.max(1, Math.abs(values[k])))) {
        return false;
      }
    }
    return true;
  }
}
