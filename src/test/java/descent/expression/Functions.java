package descent.expression;

import descent.expression.program.DifferentiableFunction;
import descent.expression.syntax.Variables;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Short ways to a function for tests. */
final class Functions {
  private Functions() {}

  static DifferentiableFunction of(String text, String... variables) {
    return Expression.parse(text)
        .compile(Variables.named(Arrays.asList(variables)), List.of())
        .bind(Map.of());
  }

  static DifferentiableFunction ofArray(String text, int n) {
    return Expression.parse(text).compile(Variables.array("x", n), List.of()).bind(Map.of());
  }

  static double[] gradient(DifferentiableFunction function, double... x) {
    double[] gradient = new double[x.length];
    function.gradient(x, gradient);
    return gradient;
  }

  static double[][] hessian(DifferentiableFunction function, double... x) {
    double[][] hessian = new double[x.length][x.length];
    function.hessian(x, hessian);
    return hessian;
  }

  /** The value of an expression without variables. */
  static double value(String text) {
    return of(text, "unused").value(new double[1]);
  }
}
