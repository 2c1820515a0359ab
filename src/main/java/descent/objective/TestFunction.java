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
 * @param words what to look at, and what to try
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
    Words words) {
  /**
   * Learning rates of SGD, momentum and its kin, AdaGrad, and the rules that divide by a decaying
   * root; each optimizer knows which of them is its own.
   */
  public record Rates(double sgd, double momentum, double adagrad, double adaptive) {}

  /**
   * What is said over a race on a function, where it holds.
   *
   * @param what what to look at, in one English sentence
   * @param claim what that says of runs
   * @param hint what to try, in one English sentence
   * @param need what a race must have for it
   */
  public record Words(String what, Claim claim, String hint, Need need) {
    /** Words about the function alone. */
    static Words of(String what, String hint) {
      return new Words(what, Claim.NOTHING, hint, Need.NOTHING);
    }
  }

  /** What words say of the runs of a race. */
  public enum Claim {
    NOTHING,
    /** Every method arrives. */
    ALL_ARRIVE,
    /** Plain descent has its troubles, so there is one. */
    PLAIN_DESCENT,
    /**
     * Gradients alone lead from the start by custom: those as they are crawl, scaled ones do not.
     */
    GRADIENTS_CRAWL,
    /** Plain descent stays in a local minimum, and momentum goes on. */
    MOMENTUM_PASSES
  }

  /** What a race must have so that there is something to try. */
  public enum Need {
    NOTHING,
    /** Several runs, to compare them. */
    SEVERAL,
    /** A run with a rate. */
    A_RATE,
    /** A run with momentum that is trapped all the same. */
    MOMENTUM_TRAPPED,
    /** A run with momentum that is not. */
    MOMENTUM_FREE
  }

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
