package descent.objective;

import descent.expression.Expression;
import descent.expression.program.DifferentiableFunction;
import descent.expression.program.Program;
import descent.expression.syntax.Variables;
import java.util.Map;

/** A visitor's own function: an expression with its parameters filled in. */
public final class TypedFunction implements Objective {
  private final DifferentiableFunction function;
  private final int dimension;

  private TypedFunction(DifferentiableFunction function) {
    this.function = function;
    this.dimension = function.dimension();
  }

  /** Reads and compiles an expression. */
  public static TypedFunction of(
      String expression, Variables variables, Map<String, Double> parameters) {
    return of(Expression.parse(expression).compile(variables, parameters.keySet()), parameters);
  }

  /** The same function, whose roots of sums of squares have a value where a square overflows. */
  public static TypedFunction withoutOverflowingNorms(
      String expression, Variables variables, Map<String, Double> parameters) {
    return of(
        Expression.parse(expression)
            .withoutOverflowingNorms()
            .compile(variables, parameters.keySet()),
        parameters);
  }

  /** Fills the parameters into a compiled expression. */
  public static TypedFunction of(Program program, Map<String, Double> parameters) {
    return new TypedFunction(program.bind(parameters));
  }

  /** About how many additions one gradient costs. */
  public double cost() {
    return function.cost();
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public double value(double[] x) {
    return function.value(x);
  }

  @Override
  public double gradient(double[] x, double[] gradient) {
    return function.gradient(x, gradient);
  }

  /**
   * The gradients at many points that lie side by side, to the bit what each has alone.
   *
   * @param x the points, n x count or longer
   * @param gradients the same shape
   * @param values f at each point, as long
   * @param count how many points
   */
  public void gradients(double[][] x, double[][] gradients, double[] values, int count) {
    function.gradients(x, gradients, values, count);
  }

  @Override
  public void hessian(double[] x, double[][] hessian) {
    function.hessian(x, hessian);
  }
}
