package descent.optimizer;

import descent.catalogue.Entry;
import descent.catalogue.Framework;
import descent.expression.Rule;
import descent.objective.TestFunction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A rule that moves parameters downhill: a record of its hyperparameters, immutable and free of run
 * state. What a run remembers lives in a {@link Memory}.
 */
public interface Optimizer {
  /** The catalogue entry of this kind of optimizer: its parameters, names and paper. */
  Entry<Optimizer> entry();

  /**
   * The update as assignments in the expression language, one a line, over {@code w} (parameters),
   * {@code g} (gradient at w), {@code lr} (rate), {@code t} (step, from 1), the symbols of the
   * hyperparameters, and names that start at 0. A name that is read before it is assigned is state:
   * it comes from the step before. The others abbreviate. Empty for a rule of matrices, which the
   * language does not have.
   */
  String formula();

  /** The update as LaTeX for KaTeX. */
  default String latex() {
    return Rule.parse(formula()).toLatex();
  }

  /** Arrows that explain a step on the map, beside the step itself; empty for none. */
  default List<Arrow> arrows() {
    return List.of();
  }

  /**
   * The counterpart that makes the same steps in a framework.
   *
   * @param constantRate whether the rate is the same at every step
   */
  Counterpart in(Framework framework, boolean constantRate);

  /**
   * The learning rate that a constant rate must stay below to be stable on a convex quadratic, by
   * theory: below it every eigenvalue of the iteration is inside the unit circle, above it the one
   * of the steepest direction is not.
   *
   * @param largest L, the largest eigenvalue of the Hessian, above 0
   * @return empty where theory gives none
   */
  default OptionalDouble stabilityLimit(double largest) {
    return OptionalDouble.empty();
  }

  /**
   * How the distance from the minimum goes on from step to step along one eigenvector of a convex
   * quadratic, under a constant rate.
   *
   * @param step the rate times the eigenvalue
   * @return empty where theory gives none
   */
  default Optional<Recurrence> alongEigenvector(double step) {
    return Optional.empty();
  }

  /**
   * The momentum at which both roots of that recurrence are equal: the fastest approach that does
   * not overshoot (critical damping).
   *
   * @param step the rate times the eigenvalue
   * @return empty for methods without such a number
   */
  default OptionalDouble criticalMomentum(double step) {
    return OptionalDouble.empty();
  }

  /**
   * The constant rate and momentum that converge fastest on a quadratic.
   *
   * @param largest L, the largest eigenvalue of the Hessian
   * @param smallest l, above 0
   * @return empty where theory gives none
   */
  default Optional<Best> bestOnQuadratic(double largest, double smallest) {
    return Optional.empty();
  }

  /** The linear recurrence {@code x'' = sum*x' - product*x} of the distance from the minimum. */
  record Recurrence(double sum, double product) {}

  /**
   * A constant rate and a constant momentum.
   *
   * @param rate alpha
   * @param momentum mu
   */
  record Best(double rate, double momentum) {}

  /**
   * mu where gradients add up in a velocity v = mu*v + g, so that steps along a constant gradient
   * grow to rate/(1 - mu) of it; 0 for other methods.
   */
  default double momentum() {
    return 0;
  }

  /** Whether past gradients carry a step on, so that it can swing beyond a minimum. */
  default boolean hasMomentum() {
    return false;
  }

  /** Whether a step is the rate times the gradient alone. */
  default boolean isPlainDescent() {
    return false;
  }

  /** Whether steps become shorter and shorter, however constant the rate is. */
  default boolean stepsDieOut() {
    return false;
  }

  /** Whether a line search decides how long a step is, in place of the rate. */
  default boolean searchesLine() {
    return false;
  }

  /** Whether a step goes to any point where the quadratic model is flat, a saddle too. */
  default boolean attractedBySaddles() {
    return false;
  }

  /** Whether a step needs n x n numbers for n parameters, too many for a network. */
  default boolean needsMatrix() {
    return false;
  }

  /** The matrix product that makes the step, if the rule is one of matrices; else null. */
  default @Nullable MatrixStep matrixStep() {
    return null;
  }

  /** A rate that behaves well on a test function; empty where none is known. */
  default OptionalDouble rateOn(TestFunction.Rates rates) {
    return OptionalDouble.empty();
  }

  /** The rate to start with where none is given. */
  default double defaultLearningRate() {
    return 0.01;
  }

  /**
   * About how many additions one step costs.
   *
   * @param dimension n
   * @param gradient what one evaluation of the objective with its gradient costs
   */
  default double work(int dimension, double gradient) {
    return gradient + 10.0 * dimension;
  }

  /**
   * Empty memory for runs that go side by side, each with a rule of this kind.
   *
   * @param each of the runs' rules, all of this class
   * @param dimension n
   * @return null for a rule that asks for more in a step than the gradient that it is given
   */
  default @Nullable Lanes lanes(List<Optimizer> each, int dimension) {
    return Lanes.of(each.stream().map(rule -> rule.start(dimension)).toList(), dimension);
  }

  /** Empty memory for n parameters. */
  Memory start(int dimension);
}
