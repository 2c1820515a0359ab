package descent.experiment.edit;

import descent.comparison.LearningRate;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.FunctionProblem.Interval;
import descent.experiment.json.ExperimentJson;
import descent.expression.Expression;
import descent.expression.SourceText;
import descent.expression.notation.LookAlikes;
import descent.message.InvalidInputException;
import descent.message.Message;
import descent.objective.TestFunction;
import descent.optimizer.Optimizer;
import descent.schedule.Plan;
import descent.schedule.Schedules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The edits of a visitor, as functions from the experiment before to the one after. */
public final class Edits {
  /** Names that are variables by custom; any other free name gets a slider. */
  private static final List<String> COMMON = List.of("x", "y", "z");

  private static final Pattern VARIABLE = Pattern.compile("[xyz](?:_?\\d{1,2})?");

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final double NEW_PARAMETER = 1;
  private static final int NEW_DIMENSION = 10;
  private static final int MOST_VARIABLES = 1000;

  /** The most names that a button shows. */
  private static final int MOST_EXCHANGED = 6;

  private Edits() {}

  /**
   * Another expression, read as its writer most likely means it: names that were variables stay so,
   * x, y and z are variables, x[i] asks for a dimension, and what is left is a parameter.
   */
  public static Experiment expression(Experiment experiment, String text, Remembered remembered) {
    var source = new SourceText(text);
    Expression expression = source.parsed();
    FunctionProblem old = experiment.function();
    LookAlikes.refuse(text, old.parameters().keySet());
    List<String> names = expression.freeNames();
    List<String> variables = List.of();
    int dimension;
    if (expression.array() != null) {
      OptionalInt told = expression.highestIndex();
      dimension =
          told.isPresent()
              ? Math.min(told.getAsInt(), MOST_VARIABLES)
              : old.variables().isEmpty() ? old.dimension() : NEW_DIMENSION;
    } else {
      // x stands before y, in whatever order they are typed; other variables stay in front.
      var found =
          new ArrayList<>(
              old.variables().stream()
                  .filter(name -> names.contains(name) && !VARIABLE.matcher(name).matches())
                  .toList());
      var usual = new TreeSet<String>();
      for (String name : names) {
        if (VARIABLE.matcher(name).matches()) {
          usual.add(name);
        } else if (misread(name, old)) {
          // xy is explained as x*y only where x and y are variables.
          COMMON.stream().filter(name.toLowerCase(Locale.ROOT)::contains).forEach(usual::add);
        }
      }
      found.addAll(usual);
      variables = found.isEmpty() ? List.of("x") : List.copyOf(found);
      dimension = variables.size();
    }
    Map<String, Double> parameters = new LinkedHashMap<>();
    for (String name : names) {
      boolean known = variables.contains(name) || (expression.array() != null && name.equals("n"));
      if (!known && !misread(name, old)) {
        parameters.put(name, remembered.parameter(name, NEW_PARAMETER));
      }
    }
    boolean sameVariables = variables.equals(old.variables()) && dimension == old.dimension();
    var problem =
        new FunctionProblem(
            source,
            variables,
            parameters,
            sameVariables ? old.start() : starts(old, variables, dimension, remembered),
            sameVariables ? old.domain() : frame(old, variables, dimension, remembered),
            old.gradientNoise());
    return withProblem(experiment, problem);
  }

  /**
   * Whether a name looks like something else, as xy does like x*y; it gets no slider, but a
   * question.
   */
  private static boolean misread(String name, FunctionProblem old) {
    return (name.length() > 1 || name.equals("X") || name.equals("Y"))
        && !VARIABLE.matcher(name).matches()
        && !old.parameters().containsKey(name)
        && Expression.likelyMeaning(name, COMMON) != null;
  }

  /**
   * The names that can change their role in one click: those with sliders where no variable occurs,
   * as in u^2 + v^2, which become variables; and variables that no one would take for such, which
   * become numbers again. Empty where there are none.
   */
  public static List<String> exchangeable(FunctionProblem problem) {
    Expression expression = problem.source().parsed();
    if (expression.array() != null) {
      return List.of();
    }
    List<String> names = expression.freeNames();
    if (problem.variables().stream().noneMatch(names::contains)) {
      List<String> free = names.stream().filter(problem.parameters()::containsKey).toList();
      return free.size() <= MOST_EXCHANGED ? free : List.of();
    }
    boolean usual = problem.variables().stream().anyMatch(n -> VARIABLE.matcher(n).matches());
    return usual || problem.variables().size() > MOST_EXCHANGED ? List.of() : problem.variables();
  }

  /** What {@link #exchangeable} offers. */
  public static Experiment rolesExchanged(Experiment experiment, Remembered remembered) {
    FunctionProblem old = experiment.function();
    List<String> names = exchangeable(old);
    if (names.isEmpty()) {
      return experiment;
    }
    boolean toVariables = old.parameters().keySet().containsAll(names);
    List<String> variables = toVariables ? names : List.of(COMMON.getFirst());
    Map<String, Double> parameters = new LinkedHashMap<>(old.parameters());
    for (String name : names) {
      if (toVariables) {
        parameters.remove(name);
      } else {
        parameters.put(name, remembered.parameter(name, NEW_PARAMETER));
      }
    }
    return withProblem(
        experiment,
        new FunctionProblem(
            old.source(),
            variables,
            parameters,
            starts(old, variables, variables.size(), remembered),
            frame(old, variables, variables.size(), remembered),
            old.gradientNoise()));
  }

  /**
   * What the text may mean instead of what it says; empty where it is clear, or where the sliders
   * of such names have been moved.
   */
  public static Optional<LookAlikes.Reading> reading(FunctionProblem problem) {
    boolean indexed = problem.variables().isEmpty();
    List<String> untouched =
        problem.parameters().entrySet().stream()
            .filter(entry -> entry.getValue() == NEW_PARAMETER)
            .map(Map.Entry::getKey)
            .toList();
    return LookAlikes.reading(
        problem.expression(), untouched, name -> !indexed && VARIABLE.matcher(name).matches());
  }

  /**
   * Another number of indexed variables. Those there are keep their start; new ones start where the
   * last one does.
   */
  public static Experiment dimension(Experiment experiment, double wanted) {
    FunctionProblem old = experiment.function();
    if (wanted != Math.rint(wanted) || wanted < 1 || wanted > MOST_VARIABLES) {
      throw new InvalidInputException(
          Message.of(
              "functions.wrongDimension",
              "The dimension is a whole number from 1 to {0}.",
              MOST_VARIABLES));
    }
    int n = (int) wanted;
    var start = new ArrayList<Double>();
    for (int i = 0; i < n; i++) {
      start.add(old.start().get(Math.min(i, old.dimension() - 1)));
    }
    List<Interval> domain = old.domain().subList(0, Math.min(n, old.domain().size()));
    return withProblem(
        experiment,
        new FunctionProblem(
            old.source(), List.of(), old.parameters(), start, domain, old.gradientNoise()));
  }

  /** Another start; one number is that of every variable. */
  public static Experiment start(Experiment experiment, List<Double> numbers) {
    int n = experiment.function().dimension();
    return at(
        experiment,
        "/problem/start",
        numbers.size() == 1 ? Collections.nCopies(n, numbers.getFirst()) : numbers);
  }

  /** A function of the gallery, with rates and steps that suit it. */
  public static Experiment function(Experiment experiment, TestFunction function) {
    FunctionProblem problem = FunctionProblem.of(function);
    var runs =
        experiment.runs().stream()
            .map(
                run ->
                    LearningRate.set(
                        run, run.optimizer().rateOn(function.rates()).orElse(rate(run.plan()))))
            .toList();
    return new Experiment(
        experiment.title(),
        experiment.notes(),
        experiment.question(),
        problem,
        function.steps(),
        1,
        experiment.seed(),
        experiment.stop(),
        runs);
  }

  /** The value at a JSON pointer changed, and the whole checked. */
  public static Experiment at(Experiment experiment, String pointer, @Nullable Object value) {
    return ExperimentJson.with(experiment, pointer, MAPPER.valueToTree(value));
  }

  /** A number as a form shows it. */
  public static String shown(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value).replace(".0E", "e").replace("E", "e");
  }

  static Experiment withProblem(Experiment e, FunctionProblem problem) {
    return new Experiment(
        e.title(),
        e.notes(),
        e.question(),
        problem,
        e.steps(),
        e.every(),
        e.seed(),
        e.stop(),
        e.runs());
  }

  /** One run changed. */
  public static Experiment withRun(Experiment e, int index, UnaryOperator<Contender> change) {
    var runs = new ArrayList<>(e.runs());
    runs.set(index, change.apply(runs.get(index)));
    return e.withRuns(runs);
  }

  /** One run more, with a name that no other has. */
  public static Experiment add(Experiment e, Contender run) {
    var runs = new ArrayList<>(e.runs());
    runs.add(run.named(freeName(e, run.name())));
    return e.withRuns(runs);
  }

  /** A second run like this one, below it. */
  public static Experiment duplicate(Experiment e, int index) {
    var run = e.runs().get(index);
    var runs = new ArrayList<>(e.runs());
    runs.add(index + 1, run.named(freeName(e, run.name())));
    return e.withRuns(runs);
  }

  public static Experiment remove(Experiment e, int index) {
    var runs = new ArrayList<>(e.runs());
    runs.remove(index);
    return e.withRuns(runs);
  }

  /** Another rule for a run; a name that only said the old rule follows. */
  public static Experiment optimizer(Experiment e, int index, Optimizer optimizer) {
    return withRun(
        e,
        index,
        run -> {
          String old = run.optimizer().entry().title();
          boolean named = !run.name().equals(old) && !run.name().startsWith(old + " ");
          String name =
              named
                  ? run.name()
                  : freeName(e.withRuns(without(e, index)), optimizer.entry().title());
          return run.named(name).with(optimizer);
        });
  }

  /** The learning rate that a plan starts from. */
  public static double rate(Plan plan) {
    return plan.schedule().learningRate();
  }

  /** The plan of a new contender. */
  public static Plan constant(double rate) {
    return new Plan(Schedules.constant(rate), 0, false);
  }

  private static List<Contender> without(Experiment e, int index) {
    return remove(e, index).runs();
  }

  private static String freeName(Experiment e, String wanted) {
    String base = wanted.replaceFirst(" \\d+$", "");
    String name = wanted;
    for (int i = 2; taken(e, name); i++) {
      name = base + " " + i;
    }
    return name;
  }

  private static boolean taken(Experiment e, String name) {
    return e.runs().stream().anyMatch(run -> run.name().equals(name));
  }

  private static List<Double> starts(
      FunctionProblem old, List<String> variables, int dimension, Remembered remembered) {
    var start = new ArrayList<Double>();
    for (int i = 0; i < dimension; i++) {
      double likely = old.start().get(Math.min(i, old.dimension() - 1));
      start.add(variables.isEmpty() ? likely : remembered.start(variables.get(i), likely));
    }
    return start;
  }

  private static List<Interval> frame(
      FunctionProblem old, List<String> variables, int dimension, Remembered remembered) {
    var domain = new ArrayList<Interval>();
    for (int i = 0; i < Math.min(2, dimension) && !old.domain().isEmpty(); i++) {
      Interval likely = old.domain().get(Math.min(i, old.domain().size() - 1));
      domain.add(variables.isEmpty() ? likely : remembered.frame(variables.get(i), likely));
    }
    return domain;
  }
}
