package descent.experiment.json;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.Experiment.Stop;
import descent.experiment.FunctionProblem;
import descent.experiment.FunctionProblem.Interval;
import descent.experiment.InvalidExperimentException;
import descent.experiment.NetworkProblem;
import descent.experiment.Problem;
import descent.experiment.Question;
import descent.experiment.Sweep;
import descent.expression.syntax.Variables;
import descent.message.InvalidInputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Experiments as JSON, version 1: the one place with the defaults and the limits of the format.
 * What is written holds every field in one order and is read back as the same experiment.
 */
public final class ExperimentJson {
  private static final int MOST_STEPS = 1_000_000;
  private static final int MOST_RUNS = 100;
  private static final int MOST_VARIABLES = 1000;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_NOTES = 20_000;
  private static final int LONGEST_EXPRESSION = 100_000;
  static final long LARGEST_SEED = (1L << 53) - 1;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private ExperimentJson() {}

  /** Reads an experiment, with defaults for what is absent. */
  public static Experiment read(String json) {
    return read(tree(json));
  }

  /** Reads any JSON. */
  public static JsonNode tree(String json) {
    return JsonText.tree(json);
  }

  /** Reads an experiment from a tree. */
  public static Experiment read(JsonNode node) {
    ObjectReader fields = ObjectReader.of(node, "");
    fields.whole("version", Experiment.VERSION, Experiment.VERSION, Experiment.VERSION);
    int steps = (int) fields.whole("steps", 200, 1, MOST_STEPS);
    Problem problem = anyProblem(fields.object("problem"));
    var experiment =
        new Experiment(
            fields.text("title", "", LONGEST_TITLE),
            fields.text("notes", "", LONGEST_NOTES),
            QuestionJson.read(fields, problem),
            problem,
            steps,
            every(fields, problem),
            fields.whole("seed", 1, -LARGEST_SEED, LARGEST_SEED),
            stop(fields.objectOrEmpty("stop")),
            runs(fields, problem, steps));
    Sweep sweep = SweepJson.read(fields, experiment);
    fields.end();
    return experiment.withSweep(sweep);
  }

  /**
   * The experiment with the value at a place replaced, checked as a whole. A sweep that names what
   * is not there any more is left out.
   */
  public static Experiment with(Experiment experiment, String pointer, JsonNode value) {
    ObjectNode tree = tree(experiment);
    int last = pointer.lastIndexOf('/');
    JsonNode parent = last < 0 ? null : tree.at(pointer.substring(0, last));
    String name = pointer.substring(last + 1);
    if (parent instanceof ObjectNode object) {
      object.set(name, value);
    } else if (parent instanceof ArrayNode array
        && name.matches("\\d{1,4}")
        && Integer.parseInt(name) < array.size()) {
      array.set(Integer.parseInt(name), value);
    } else {
      throw ObjectReader.wrong(
          pointer, "experiment.noPlace", "there is no such place in an experiment");
    }
    try {
      return read(tree);
    } catch (InvalidExperimentException e) {
      if (!e.path().startsWith(SweepJson.FIELD) || pointer.startsWith("/" + SweepJson.FIELD)) {
        throw e;
      }
      tree.remove(SweepJson.FIELD);
      return read(tree);
    }
  }

  /**
   * The canonical text: all fields, in the order of the format, without white space; a question and
   * a sweep only where there is one. The same experiment gives the same text, however it was
   * written before.
   */
  public static String write(Experiment experiment) {
    return MAPPER.writeValueAsString(tree(experiment));
  }

  /** A problem alone, in its canonical form. */
  public static String write(FunctionProblem problem) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    problem(tree, problem);
    return MAPPER.writeValueAsString(tree);
  }

  private static Stop stop(ObjectReader fields) {
    double gradientNorm = fields.real("gradientNorm", 0, v -> v >= 0, "[0, ∞)");
    JsonNode loss = fields.get("loss");
    fields.end();
    return new Stop(
        gradientNorm,
        loss == null || loss.isNull() ? null : ObjectReader.asReal(loss, fields.path("loss")));
  }

  /** The given value, by default an epoch for networks and a step for functions. */
  private static int every(ObjectReader fields, Problem problem) {
    boolean told = fields.has("every") && !fields.isNull("every");
    return told ? (int) fields.whole("every", 1, MOST_STEPS) : problem.usualEvery();
  }

  private static Problem anyProblem(ObjectReader fields) {
    String type = fields.text("type", LONGEST_NAME);
    return switch (type) {
      case "function" -> problem(fields);
      case "network" -> NetworkJson.read(fields);
      default ->
          throw ObjectReader.choice(fields.path("type"), type, List.of("function", "network"));
    };
  }

  /** Reads a function. */
  public static FunctionProblem problem(ObjectReader fields) {
    String type = fields.text("type", LONGEST_NAME);
    if (!type.equals("function")) {
      throw ObjectReader.wrong(
          fields.path("type"), "experiment.choice", "{0} is not one of {1}", type, "function");
    }
    String expression = fields.text("expression", LONGEST_EXPRESSION);
    List<String> variables = variables(fields);
    Map<String, Double> parameters = parameters(fields);
    List<Double> start = fields.reals("start", MOST_VARIABLES);
    int dimension =
        variables.isEmpty() ? (int) fields.whole("dimension", 1, MOST_VARIABLES) : variables.size();
    if (start.size() != dimension) {
      throw ObjectReader.wrong(
          fields.path("start"),
          "experiment.start",
          "expected one number for each of the {1} variables, not {0}",
          start.size(),
          dimension);
    }
    var problem =
        new FunctionProblem(
            expression,
            variables,
            parameters,
            start,
            domain(fields, dimension),
            fields.real("gradientNoise", 0, v -> v >= 0, "[0, ∞)"));
    fields.end();
    Variables declared;
    try {
      declared = problem.declared();
    } catch (InvalidInputException e) {
      throw new InvalidExperimentException(fields.path("variables"), e);
    }
    try {
      declared.checkParameters(parameters.keySet());
    } catch (InvalidInputException e) {
      throw new InvalidExperimentException(fields.path("parameters"), e);
    }
    return problem;
  }

  private static List<String> variables(ObjectReader fields) {
    if (fields.has("variables") == fields.has("dimension")) {
      throw ObjectReader.wrong(
          fields.path("variables"),
          "experiment.variables",
          "a function has either variables, a list of names, or dimension, the n of x[1] to x[n]");
    }
    var names = new ArrayList<String>();
    if (fields.has("variables")) {
      fields
          .list("variables", MOST_VARIABLES)
          .forEach(
              (place, value) -> {
                String name = ObjectReader.asText(value, place, LONGEST_NAME);
                if (FunctionProblem.TRACE_COLUMNS.contains(name)) {
                  throw ObjectReader.wrong(
                      place, "experiment.column", "{0} is the name of a column of the trace", name);
                }
                names.add(name);
              });
      if (names.isEmpty()) {
        throw ObjectReader.wrong(
            fields.path("variables"),
            "experiment.noVariables",
            "a function has at least one variable");
      }
    }
    return names;
  }

  private static Map<String, Double> parameters(ObjectReader fields) {
    ObjectReader object = fields.objectOrEmpty("parameters");
    var parameters = new LinkedHashMap<String, Double>();
    for (String name : object.names()) {
      parameters.put(name, object.real(name, v -> true, ""));
    }
    return parameters;
  }

  private static List<Interval> domain(ObjectReader fields, int dimension) {
    var domain = new ArrayList<Interval>();
    if (fields.has("domain")) {
      fields
          .list("domain", dimension)
          .forEach(
              (place, value) -> {
                List<Double> ends = ObjectReader.reals(value, place, 2);
                if (ends.size() != 2 || ends.get(0) >= ends.get(1)) {
                  throw ObjectReader.wrong(
                      place, "experiment.domain", "expected two numbers, the lower one first");
                }
                domain.add(new Interval(ends.get(0), ends.get(1)));
              });
      if (!domain.isEmpty() && domain.size() < Math.min(2, dimension)) {
        throw ObjectReader.wrong(
            fields.path("domain"),
            "experiment.shortDomain",
            "frames {0} variable; a picture of this function needs two",
            domain.size());
      }
    }
    return domain;
  }

  private static List<Contender> runs(ObjectReader fields, Problem problem, int steps) {
    var runs = new ArrayList<Contender>();
    Set<String> names = new HashSet<>();
    fields
        .list("runs", MOST_RUNS)
        .forEach(
            (place, value) -> {
              Contender run =
                  RecipeJson.contender(ObjectReader.of(value, place), problem, steps, LONGEST_NAME);
              if (!names.add(run.name())) {
                throw ObjectReader.wrong(
                    place + ".name",
                    "experiment.sameName",
                    "another run is called {0} too; give it another name",
                    run.name());
              }
              runs.add(run);
            });
    if (runs.isEmpty()) {
      throw ObjectReader.wrong("runs", "experiment.noRuns", "an experiment has at least one run");
    }
    return runs;
  }

  static ObjectNode tree(Experiment experiment) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("version", Experiment.VERSION);
    tree.put("title", experiment.title());
    tree.put("notes", experiment.notes());
    Question question = experiment.question();
    if (question != null) {
      QuestionJson.write(tree, question);
    }
    switch (experiment.problem()) {
      case FunctionProblem function -> problem(tree.putObject("problem"), function);
      case NetworkProblem network -> NetworkJson.write(tree.putObject("problem"), network);
    }
    tree.put("steps", experiment.steps());
    if (experiment.every() == Experiment.EVERY_EPOCH) {
      tree.putNull("every");
    } else {
      tree.put("every", experiment.every());
    }
    tree.put("seed", experiment.seed());
    ObjectNode stop = tree.putObject("stop");
    stop.set("gradientNorm", number(experiment.stop().gradientNorm()));
    Double loss = experiment.stop().loss();
    stop.set("loss", loss == null ? JsonNodeFactory.instance.nullNode() : number(loss));
    ArrayNode runs = tree.putArray("runs");
    experiment.runs().forEach(run -> RecipeJson.write(runs.addObject(), run));
    Sweep sweep = experiment.sweep();
    if (sweep != null) {
      SweepJson.write(tree, sweep);
    }
    return tree;
  }

  private static void problem(ObjectNode tree, FunctionProblem problem) {
    tree.put("type", "function");
    tree.put("expression", problem.expression());
    if (problem.variables().isEmpty()) {
      tree.put("dimension", problem.dimension());
    } else {
      problem.variables().forEach(tree.putArray("variables")::add);
    }
    ObjectNode parameters = tree.putObject("parameters");
    ordered(problem).forEach((name, value) -> parameters.set(name, number(value)));
    ArrayNode start = tree.putArray("start");
    problem.start().forEach(value -> start.add(number(value)));
    ArrayNode domain = tree.putArray("domain");
    problem
        .domain()
        .forEach(ends -> domain.addArray().add(number(ends.low())).add(number(ends.high())));
    tree.set("gradientNoise", number(problem.gradientNoise()));
  }

  /**
   * The parameters as the expression names them one after the other; unused ones by their names.
   */
  private static Map<String, Double> ordered(FunctionProblem problem) {
    var left = new TreeMap<>(problem.parameters());
    var ordered = new LinkedHashMap<String, Double>();
    for (String name : named(problem)) {
      Double value = left.remove(name);
      if (value != null) {
        ordered.put(name, value);
      }
    }
    ordered.putAll(left);
    return ordered;
  }

  private static List<String> named(FunctionProblem problem) {
    try {
      return problem.source().parsed().freeNames();
    } catch (InvalidInputException e) {
      return List.of();
    }
  }

  /**
   * A whole number without a point, any other as {@link Double#toString}: read back as the same
   * double.
   */
  public static JsonNode number(double value) {
    boolean whole =
        value == Math.rint(value) && Math.abs(value) < 1e15 && !(value == 0 && 1 / value < 0);
    return whole
        ? JsonNodeFactory.instance.numberNode((long) value)
        : JsonNodeFactory.instance.numberNode(value);
  }
}
