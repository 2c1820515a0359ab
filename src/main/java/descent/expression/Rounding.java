package descent.expression;

import descent.expression.graph.Operation;
import descent.expression.syntax.Function;
import descent.expression.syntax.Tree;
import descent.expression.syntax.Variables;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the rounding error of an expression's value by following it from part to part: a running
 * error analysis (Higham, "Accuracy and stability of numerical algorithms", section 3.3). It
 * detects what a bound from the value alone cannot: that {@code 1e16 + y - 1e16} has lost its
 * digits. For expressions that have been compiled with the same names. Not for sharing by threads.
 */
public final class Rounding {
  /** How many spacings of numbers a function's result may be off. */
  private static final double OF_A_FUNCTION = 2;

  private final Tree tree;
  private final boolean single;
  private final Bindings scope;

  /** Beside the value that was computed last. */
  private double error;

  /**
   * @param single whether every operation rounds its result to float
   */
  public Rounding(
      Expression expression, Variables variables, Map<String, Double> parameters, boolean single) {
    this.tree = expression.tree();
    this.single = single;
    scope = new Bindings(variables, parameters);
  }

  /**
   * How far the computed f(x) may be from the exact one, where x is exact; NaN or infinite where
   * the value is none.
   */
  public double at(double[] x) {
    scope.at(x);
    double value = value(tree);
    return Double.isFinite(value) ? error : Double.NaN;
  }

  private double value(Tree tree) {
    return switch (tree) {
      case Tree.Literal n -> read(n.value());
      case Tree.Name n -> read(scope.value(n.name()));
      case Tree.Element e -> read(scope.component(value(e.index())));
      case Tree.Sum s -> {
        double sum = value(s.terms().getFirst().tree());
        for (Tree.Term term : s.terms().subList(1, s.terms().size())) {
          sum = combined(term.subtracted() ? Operation.SUBTRACT : Operation.ADD, sum, term.tree());
        }
        yield sum;
      }
      case Tree.Product p -> {
        double product = value(p.factors().getFirst().tree());
        for (Tree.Factor factor : p.factors().subList(1, p.factors().size())) {
          product =
              combined(
                  factor.divides() ? Operation.DIVIDE : Operation.MULTIPLY, product, factor.tree());
        }
        yield product;
      }
      case Tree.Negation n -> -value(n.operand());
      case Tree.Power p -> power(p.base(), p.exponent());
      case Tree.Call c -> call(c);
      case Tree.Reduction r -> throw new IllegalStateException(r.toString());
      case Tree.Choice c ->
          value(c.comparison().holds(value(c.left()), value(c.right())) ? c.then() : c.otherwise());
      case Tree.Series s -> series(s);
    };
  }

  private double read(double number) {
    double rounded = rounded(number);
    error = Math.abs(rounded - number);
    return rounded;
  }

  private double power(Tree base, Tree exponent) {
    if (base instanceof Tree.Name name && name.name().equals("e")) {
      return applied(Operation.EXP, value(exponent), OF_A_FUNCTION);
    }
    double root = value(base);
    double rootError = error;
    double power = value(exponent);
    // Powers are products: each multiplication adds its rounding.
    double spacings = Math.min(Math.abs(power), 64) + OF_A_FUNCTION;
    return applied(Operation.POW, root, rootError, power, error, spacings);
  }

  private double call(Tree.Call call) {
    List<Tree> arguments = call.arguments();
    if (call.function() == Function.POW) {
      return power(arguments.get(0), arguments.get(1));
    }
    Operation operation = Operation.valueOf(call.function().name());
    double result = value(arguments.getFirst());
    if (arguments.size() == 1) {
      return applied(operation, result, OF_A_FUNCTION);
    }
    for (Tree argument : arguments.subList(1, arguments.size())) {
      double before = error;
      double next = value(argument);
      result = applied(operation, result, before, next, error, OF_A_FUNCTION);
    }
    return result;
  }

  private double series(Tree.Series series) {
    long from = (long) value(series.from());
    long to = (long) value(series.to());
    double result = series.product() ? 1 : 0;
    error = 0;
    @Nullable Double hidden = scope.outside(series.index());
    for (long i = from; i <= to; i++) {
      scope.setIndex(series.index(), i);
      result =
          combined(series.product() ? Operation.MULTIPLY : Operation.ADD, result, series.body());
    }
    scope.restore(series.index(), hidden);
    return result;
  }

  private double combined(Operation operation, double a, Tree tree) {
    double before = error;
    double b = value(tree);
    return applied(operation, a, before, b, error, 0.5);
  }

  private double applied(Operation operation, double a, double spacings) {
    double result = operation.apply(a, 0);
    double off = 0;
    if (error > 0) {
      double by = Math.max(error, Math.ulp(a));
      off = further(off, result, operation.apply(a + by, 0));
      off = further(off, result, operation.apply(a - by, 0));
    }
    return finished(operation, result, off, spacings);
  }

  private double applied(
      Operation operation, double a, double aError, double b, double bError, double spacings) {
    double result = operation.apply(a, b);
    double off =
        switch (operation) {
          case ADD, SUBTRACT -> aError + bError;
          case MULTIPLY -> Math.abs(a) * bError + (Math.abs(b) + bError) * aError;
          default -> offAtCorners(operation, a, aError, b, bError, result);
        };
    return finished(operation, result, off, spacings);
  }

  private static double offAtCorners(
      Operation operation, double a, double aError, double b, double bError, double result) {
    double byA = aError > 0 ? Math.max(aError, Math.ulp(a)) : 0;
    double byB = bError > 0 ? Math.max(bError, Math.ulp(b)) : 0;
    if (byA == 0 && byB == 0) {
      return 0;
    }
    double off = further(0, result, operation.apply(a + byA, b + byB));
    off = further(off, result, operation.apply(a + byA, b - byB));
    off = further(off, result, operation.apply(a - byA, b + byB));
    return further(off, result, operation.apply(a - byA, b - byB));
  }

  /** Beyond the border of where the operation is defined nothing is learnt. */
  private static double further(double off, double result, double other) {
    double apart = Math.abs(other - result);
    return apart > off ? apart : off;
  }

  private double finished(Operation operation, double result, double off, double spacings) {
    double own =
        switch (operation) {
          case ABS, MIN, MAX, SIGN, FLOOR, CEIL, RELU -> 0;
          default -> spacings * Math.ulp(result);
        };
    double rounded = rounded(result);
    error = off + own + (single ? Math.abs(Math.ulp((float) result)) / 2 : 0);
    return rounded;
  }

  private double rounded(double value) {
    return single ? (float) value : value;
  }
}
