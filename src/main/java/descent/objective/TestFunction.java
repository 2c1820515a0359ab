package descent.objective;

import descent.expression.syntax.Variables;
import java.util.List;
import java.util.Map;

/**
 * A named function of the literature, with what a visitor needs to race on it.
 *
 * @param id the name in addresses and translation files
 * @param title the name for people
 * @param expression in the expression language
 * @param variables in order; empty for x[1] to x[n]
 * @param start where runs begin by custom, of length n
 * @param domain what a picture frames: lowest and highest value of each shown variable
 * @param minima the known global minima
 * @param minimum the loss there
 * @param rates a learning rate with which each family of rules behaves well
 * @param steps how many steps are worth watching
 * @param source who published it
 * @param what what to look at, in one English sentence
 * @param hint what to try, in one English sentence
 */
public record TestFunction(
    String id,
    String title,
    String expression,
    List<String> variables,
    Map<String, Double> parameters,
    List<Double> start,
    List<List<Double>> domain,
    List<List<Double>> minima,
    double minimum,
    Rates rates,
    int steps,
    String source,
    String what,
    String hint) {
  /**
   * Learning rates of SGD, momentum and its kin, AdaGrad, and the rules that divide by a decaying
   * root; each optimizer knows which of them is its own.
   */
  public record Rates(double sgd, double momentum, double adagrad, double adaptive) {}

  /** n. */
  public int dimension() {
    return start.size();
  }

  /** The variables as the expression language wants them. */
  public Variables declared() {
    return variables.isEmpty() ? Variables.array("x", dimension()) : Variables.named(variables);
  }

  /** The function itself. */
  public Objective objective() {
    return TypedFunction.of(expression, declared(), parameters);
  }
}
