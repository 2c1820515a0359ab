package descent.optimizer.secondorder;

import descent.expression.syntax.Variables;
import descent.objective.Objective;
import descent.objective.TypedFunction;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Functions for methods that need second derivatives, by their names in the golden files. */
public final class Landscape {
  private static final List<String> XY = List.of("x", "y");

  private Landscape() {}

  /** The function that a golden name means; a second start is written with a 2 behind. */
  public static Objective of(String name) {
    return switch (name.replaceFirst("2$", "")) {
      case "rosenbrock" -> typed("(1 - x)^2 + 100*(y - x^2)^2");
      case "beale" -> typed("(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2");
      case "himmelblau" -> typed("(x^2 + y - 11)^2 + (x + y^2 - 7)^2");
      case "booth" -> typed("(x + 2*y - 7)^2 + (2*x + y - 5)^2");
      case "ackley" ->
          typed("-20exp(-0.2sqrt((x^2+y^2)/2)) - exp((cos(2pi*x)+cos(2pi*y))/2) + 20 + e");
      case "rastrigin" -> typed("20 + x^2 + y^2 - 10*(cos(2pi*x) + cos(2pi*y))");
      case "styblinski_tang" -> typed("(x^4 - 16*x^2 + 5*x + y^4 - 16*y^2 + 5*y)/2");
      case "illcond" -> typed("0.5*(x^2 + 100*y^2)");
      case "saddle" -> typed("x^2 - y^2");
      case "odd_smooth" ->
          typed("log(1+exp(x*y)) + tanh(x-y)^2 + sqrt(1+x^2+y^4)/(2+cos(x)) + 0.3*sin(3*x)*cos(y)");
      case "powell4" ->
          typed("(a+10*b)^2 + 5*(c-d)^2 + (b-2*c)^4 + 10*(a-d)^4", List.of("a", "b", "c", "d"));
      case "rosenbrock10" ->
          TypedFunction.of(
              "sum(i, 1, n-1, 100*(x[i+1] - x[i]^2)^2 + (1 - x[i])^2)",
              Variables.array("x", 10),
              Map.of());
      default -> throw new IllegalArgumentException(name);
    };
  }

  static Objective typed(String expression) {
    return typed(expression, XY);
  }

  static Objective typed(String expression, List<String> variables) {
    return TypedFunction.of(expression, Variables.named(variables), Map.of());
  }

  /** A convex quadratic of n variables whose curvatures reach from 1 to about the condition. */
  static Quadratic quadratic(Random random, int n, double condition) {
    double[][] a = new double[n][n];
    for (int k = 0; k < n; k++) {
      double curvature = n == 1 ? 1 : Math.pow(condition, (double) k / (n - 1));
      double[] v = random.doubles(n, -1, 1).toArray();
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          a[i][j] += curvature * v[i] * v[j] / n + (i == j && k == 0 ? 1 : 0);
        }
      }
    }
    return new Quadratic(a, random.doubles(n, -3, 3).toArray());
  }

  /** (x - c)'A(x - c)/2. */
  record Quadratic(double[][] a, double[] minimum) implements Objective {
    @Override
    public int dimension() {
      return minimum.length;
    }

    @Override
    public double value(double[] x) {
      return gradient(x, new double[x.length]);
    }

    @Override
    public double gradient(double[] x, double[] gradient) {
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        gradient[i] = 0;
        for (int j = 0; j < x.length; j++) {
          gradient[i] += a[i][j] * (x[j] - minimum[j]);
        }
        sum += gradient[i] * (x[i] - minimum[i]) / 2;
      }
      return sum;
    }

    @Override
    public void hessian(double[] x, double[][] hessian) {
      for (int i = 0; i < x.length; i++) {
        System.arraycopy(a[i], 0, hessian[i], 0, x.length);
      }
    }
  }
}
