package descent.experiment;

import descent.expression.Mending;
import descent.expression.SourceText;
import descent.expression.program.Program;
import descent.expression.syntax.Variables;
import descent.message.InvalidInputException;
import descent.objective.Objective;
import descent.objective.TestFunction;
import descent.objective.TypedFunction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A function to be minimised.
 *
 * @param source in the expression language
 * @param variables their names in order; empty for x[1] to x[n]
 * @param parameters the values of the other names
 * @param start where every run begins, of length n
 * @param domain what a picture frames; empty to let the picture choose
 * @param gradientNoise the standard deviation of the noise on each component of the gradient that
 *     an optimizer sees
 */
public record FunctionProblem(
    SourceText source,
    List<String> variables,
    Map<String, Double> parameters,
    List<Double> start,
    List<Interval> domain,
    double gradientNoise)
    implements Problem {
  /** The columns of a trace that stand before the variables; no variable has such a name. */
  public static final List<String> TRACE_COLUMNS =
      List.of(
          "run",
          "step",
          "loss",
          "gradient_norm",
          "learning_rate",
          "function_evaluations",
          "gradient_evaluations");

  public FunctionProblem {
    variables = List.copyOf(variables);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    start = List.copyOf(start);
    domain = List.copyOf(domain);
  }

  public FunctionProblem(
      String expression,
      List<String> variables,
      Map<String, Double> parameters,
      List<Double> start,
      List<Interval> domain,
      double gradientNoise) {
    this(new SourceText(expression), variables, parameters, start, domain, gradientNoise);
  }

  /** As it was written. */
  public String expression() {
    return source.text();
  }

  /** From low to high, low being less. */
  public record Interval(double low, double high) {}

  /** A function of the gallery, with its own start and frame, and without noise. */
  public static FunctionProblem of(TestFunction function) {
    var parameters = new LinkedHashMap<String, Double>();
    // In the order in which the expression names them: the sliders stand in that order.
    var source = new SourceText(function.expression());
    for (String name : source.parsed().freeNames()) {
      Double value = function.parameters().get(name);
      if (value != null) {
        parameters.put(name, value);
      }
    }
    return new FunctionProblem(
        source,
        function.variables(),
        parameters,
        function.start(),
        function.domain().stream().map(ends -> new Interval(ends.get(0), ends.get(1))).toList(),
        0);
  }

  /** n. */
  public int dimension() {
    return start.size();
  }

  /** The start as an array of its own. */
  public double[] startPoint() {
    return start.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The names of the n variables, as columns and pictures show them. */
  public List<String> variableNames() {
    return variables.isEmpty()
        ? IntStream.rangeClosed(1, dimension()).mapToObj(i -> "x[" + i + "]").toList()
        : variables;
  }

  /** The variables as the expression language wants them. */
  public Variables declared() {
    return variables.isEmpty() ? Variables.array("x", dimension()) : Variables.named(variables);
  }

  /** The compiled expression, for any values of the parameters. */
  public Program compile() {
    try {
      return compiled(source);
    } catch (InvalidInputException e) {
      throw new InvalidExperimentException(
          "problem.expression",
          e,
          Mending.of(expression(), other -> compiled(new SourceText(other))));
    }
  }

  private Program compiled(SourceText text) {
    return text.parsed().compile(declared(), parameters.keySet());
  }

  @Override
  public Objective compiled() {
    return objective(compile());
  }

  /** The function with the parameters filled in. */
  public TypedFunction objective(Program program) {
    try {
      return TypedFunction.of(program, parameters);
    } catch (InvalidInputException e) {
      throw new InvalidExperimentException("problem.expression", e);
    }
  }

  @Override
  public boolean isRandom() {
    return gradientNoise > 0;
  }

  @Override
  public boolean hasRoomForMatrices() {
    return true;
  }

  @Override
  public int usualEvery() {
    return 1;
  }
}
