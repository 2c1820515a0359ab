package descent.experiment;

import descent.experiment.SweptField.Place;
import descent.expression.Mending;
import descent.expression.SourceText;
import descent.expression.program.Program;
import descent.expression.syntax.Variables;
import descent.message.InvalidInputException;
import descent.objective.TestFunction;
import descent.objective.TypedFunction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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

  private static final int MAP_AXES = 2;
  private static final int MOST_SWEPT_COORDINATES = 4;
  private static final String NOISE = "gradientNoise";
  private static final String PARAMETERS = "parameters.";
  private static final Pattern START = Pattern.compile("start\\[(\\d{1,4})\\]");

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

  /** The domain of its one or two axes, or else a part around the start. */
  @Override
  public List<Interval> map() {
    int axes = Math.min(MAP_AXES, dimension());
    double reach = start.stream().limit(axes).mapToDouble(Math::abs).reduce(1, Math::max);
    var otherwise = new Interval(-1.5 * reach, 1.5 * reach);
    return IntStream.range(0, axes)
        .mapToObj(axis -> axis < domain.size() ? domain.get(axis) : otherwise)
        .toList();
  }

  /** n. */
  public int dimension() {
    return start.size();
  }

  /** The start as an array of its own. */
  public double[] startPoint() {
    return start.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public List<String> coordinates() {
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
      Consumer<String> attempt = other -> compiled(new SourceText(other));
      String mended = Mending.of(expression(), attempt);
      throw new InvalidExperimentException(
          "problem.expression",
          mended == null ? Mending.obstacle(expression(), e, attempt) : e,
          mended);
    }
  }

  private Program compiled(SourceText text) {
    return text.parsed().compile(declared(), parameters.keySet());
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
  public String lab() {
    return "functions";
  }

  @Override
  public TypedFunction compiled(Function<FunctionProblem, TypedFunction> compile) {
    return compile.apply(this);
  }

  @Override
  public Objectives objectives() {
    Program program = compile();
    TypedFunction own = objective(program);
    return experiment -> {
      FunctionProblem other = experiment.function();
      return other.parameters().equals(parameters) ? own : other.objective(program);
    };
  }

  @Override
  public long leastWeights() {
    return 0;
  }

  @Override
  public boolean isRandom() {
    return gradientNoise > 0;
  }

  @Override
  public boolean isQuick() {
    return true;
  }

  @Override
  public boolean hasRoomForMatrices() {
    return true;
  }

  @Override
  public int usualEvery() {
    return 1;
  }

  @Override
  public String file() {
    return "";
  }

  @Override
  public boolean predicts() {
    return false;
  }

  @Override
  public List<String> overridable() {
    return List.of();
  }

  @Override
  public List<String> sweptNumbers() {
    var names = new ArrayList<>(List.of(NOISE));
    for (int i = 0; i < Math.min(MOST_SWEPT_COORDINATES, dimension()); i++) {
      names.add("start[" + i + "]");
    }
    parameters.keySet().forEach(name -> names.add(PARAMETERS + name));
    return names;
  }

  @Override
  public @Nullable SweptField swept(String name, String plain) {
    if (plain.equals(NOISE)) {
      return new SweptField(name, new Place.OfNoise(), SweptField.FROM_ZERO);
    }
    Matcher coordinate = START.matcher(plain);
    if (coordinate.matches() && Integer.parseInt(coordinate.group(1)) < dimension()) {
      int variable = Integer.parseInt(coordinate.group(1));
      return new SweptField(name, new Place.OfStart(variable), SweptField.ANY);
    }
    String parameter = plain.startsWith(PARAMETERS) ? plain.substring(PARAMETERS.length()) : "";
    return parameters.containsKey(parameter)
        ? new SweptField(name, new Place.OfParameter(parameter), SweptField.ANY)
        : null;
  }
}
