package descent.experiment;

import descent.catalogue.Entry;
import descent.catalogue.Parameter;
import descent.catalogue.Parameter.Real;
import descent.catalogue.Parameter.Whole;
import descent.dataset.Preparation;
import descent.network.Layer;
import descent.schedule.Plan;
import descent.schedule.Schedule;
import descent.schedule.Schedules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One number that a run of an experiment depends on, by its name in the format, so that it can be
 * given another value while all else stays. A plain name such as {@code learningRate} or {@code
 * momentum} is looked for in the optimizer, then in the schedule, then in the problem as this run
 * takes it; {@code optimizer.}, {@code schedule.} or {@code problem.} before it says where. {@code
 * keepProbability} and {@code units} are those of all hidden layers, with {@code layers[0].} before
 * them those of one; {@code start[0]} and {@code parameters.a} are numbers of a function.
 *
 * @param name as it was asked for
 * @param range what the number may be, a {@link Real} or a {@link Whole}
 */
public record SweptField(String name, Place place, Parameter range) {
  /** The name of the rate; a schedule keeps its form and starts from it. */
  public static final String RATE = Schedule.RATE;

  /** The name of the rows in an update of a network. */
  public static final String BATCH_SIZE = NetworkProblem.BATCH_SIZE;

  private static final int MOST_WARMUP = 1_000_000;
  private static final String WARMUP = "warmup";
  static final Real ANY = real(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY);
  static final Real FROM_ZERO = real(0, true, Double.POSITIVE_INFINITY);
  static final Real KEPT = real(0, false, 1);
  static final Real FRACTION = real(0, true, 1);

  /** Where a number stands. */
  public sealed interface Place {
    /** A parameter of the optimizer. */
    record OfOptimizer(String parameter) implements Place {}

    /** A parameter of the schedule, or its warm-up. */
    record OfSchedule(String parameter) implements Place {}

    /** A number of the network: penalty, batch, data. */
    record OfNetwork(String field) implements Place {}

    /**
     * A number of a hidden layer.
     *
     * @param layer counted from 0; -1 for all
     */
    record OfLayer(int layer, String field) implements Place {}

    /** The noise on the gradients of a function. */
    record OfNoise() implements Place {}

    /** A coordinate of a function's start, counted from 0. */
    record OfStart(int variable) implements Place {}

    /** The value of a name in a function. */
    record OfParameter(String parameter) implements Place {}
  }

  /** The number of this name for a run of an experiment; empty where it has none. */
  public static Optional<SweptField> named(String name, Experiment experiment, Contender run) {
    for (String where : List.of("optimizer", "schedule", "problem")) {
      String prefix = where + ".";
      boolean told = name.startsWith(prefix);
      if (told || !startsWithPlace(name)) {
        String plain = told ? name.substring(prefix.length()) : name;
        SweptField found =
            switch (where) {
              case "optimizer" -> ofOptimizer(name, plain, run);
              case "schedule" -> ofSchedule(name, plain, run);
              default -> problem(experiment, run).swept(name, plain);
            };
        if (found != null) {
          return Optional.of(found);
        }
      }
    }
    return Optional.empty();
  }

  /** The learning rate of any run. */
  public static SweptField rate(Experiment experiment, Contender run) {
    return named("schedule." + RATE, experiment, run).orElseThrow();
  }

  private static boolean startsWithPlace(String name) {
    return name.startsWith("optimizer.")
        || name.startsWith("schedule.")
        || name.startsWith("problem.");
  }

  private static @Nullable SweptField ofOptimizer(String name, String plain, Contender run) {
    Parameter range = number(run.optimizer().entry(), plain);
    return range == null ? null : new SweptField(name, new Place.OfOptimizer(plain), range);
  }

  private static @Nullable SweptField ofSchedule(String name, String plain, Contender run) {
    Entry<Schedule> entry = run.plan().schedule().entry();
    String own = plain.equals(RATE) ? Schedules.rate(entry).name() : plain;
    Parameter range = own.equals(WARMUP) ? whole(0, MOST_WARMUP) : number(entry, own);
    return range == null ? null : new SweptField(name, new Place.OfSchedule(own), range);
  }

  private static @Nullable Parameter number(Entry<?> entry, String name) {
    return entry.parameters().stream()
        .filter(p -> p.name().equals(name) && (p instanceof Real || p instanceof Whole))
        .findFirst()
        .orElse(null);
  }

  /** The problem as a run takes it. */
  private static Problem problem(Experiment experiment, Contender run) {
    return run.network() == null ? experiment.problem() : run.network().problem();
  }

  private static Real real(double minimum, boolean minimumAllowed, double maximum) {
    return new Real(
        "value", "value", null, minimum, minimumAllowed, maximum, maximum == 1, false, "A number.");
  }

  static Whole whole(int minimum, int maximum) {
    return new Whole("value", "value", null, minimum, maximum, "A whole number.");
  }

  /** Whether it may be this, which for whole numbers is rounded. */
  public boolean allows(double value) {
    return switch (range) {
      case Real real -> real.allows(value);
      case Whole whole -> rounded(value) >= whole.minimum() && rounded(value) <= whole.maximum();
      default -> false;
    };
  }

  /** The range of its values, as an interval such as {@code [0, 1)}. */
  public String interval() {
    return switch (range) {
      case Real real -> real.range();
      case Whole whole -> "[" + whole.minimum() + ", " + whole.maximum() + "]";
      default -> "";
    };
  }

  /** The values as they are set: whole numbers are rounded, and each comes once. */
  public List<Double> settled(List<Double> values) {
    return range instanceof Whole
        ? values.stream().map(SweptField::rounded).distinct().toList()
        : values;
  }

  /** A half up. */
  private static double rounded(double value) {
    return Math.floor(value + 0.5);
  }

  /** Whether it counts, and so is written without a point. */
  public boolean isWhole() {
    return range instanceof Whole;
  }

  /** Whether it counts the rows of an update, where 0 stands for all. */
  boolean isBatchSize() {
    return column().equals(column(BATCH_SIZE));
  }

  /** The name of its column in CSV: {@code learningRate} becomes {@code learning_rate}. */
  public String column() {
    return column(name);
  }

  /** The name of a field as a column. */
  public static String column(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  /** Whether setting one of the two changes the other. */
  public boolean overlaps(SweptField other) {
    if (place instanceof Place.OfLayer(int layer, String field)
        && other.place instanceof Place.OfLayer(int otherLayer, String otherField)) {
      return field.equals(otherField) && (layer == otherLayer || layer < 0 || otherLayer < 0);
    }
    return place.equals(other.place);
  }

  /**
   * The experiment with another value for one run; a number of a function is shared by its runs.
   *
   * @param run the number of the run
   * @param value in its range
   * @throws descent.message.InvalidInputException if the optimizer or the schedule refuses it
   */
  public Experiment set(Experiment experiment, int run, double value) {
    Contender contender = experiment.runs().get(run);
    return switch (place) {
      case Place.OfOptimizer(String parameter) ->
          with(
              experiment,
              run,
              contender.with(
                  made(contender.optimizer().entry(), contender.optimizer(), parameter, value)));
      case Place.OfSchedule(String parameter) ->
          with(experiment, run, contender.with(plan(contender.plan(), parameter, value)));
      case Place.OfNetwork(String field) ->
          with(experiment, run, changed(experiment, contender, field, value));
      case Place.OfLayer(int layer, String field) ->
          with(experiment, run, layers(experiment, contender, layer, field, value));
      case Place.OfNoise() -> {
        FunctionProblem f = experiment.function();
        yield experiment.withProblem(
            new FunctionProblem(
                f.source(), f.variables(), f.parameters(), f.start(), f.domain(), value));
      }
      case Place.OfStart(int variable) -> {
        var start = new ArrayList<>(experiment.function().start());
        start.set(variable, value);
        FunctionProblem f = experiment.function();
        yield experiment.withProblem(
            new FunctionProblem(
                f.source(), f.variables(), f.parameters(), start, f.domain(), f.gradientNoise()));
      }
      case Place.OfParameter(String parameter) -> {
        var parameters = new LinkedHashMap<>(experiment.function().parameters());
        parameters.put(parameter, value);
        FunctionProblem f = experiment.function();
        yield experiment.withProblem(
            new FunctionProblem(
                f.source(), f.variables(), parameters, f.start(), f.domain(), f.gradientNoise()));
      }
    };
  }

  private static Experiment with(Experiment experiment, int run, Contender contender) {
    var runs = new ArrayList<>(experiment.runs());
    runs.set(run, contender);
    return experiment.withRuns(runs);
  }

  private static Plan plan(Plan plan, String parameter, double value) {
    return parameter.equals(WARMUP)
        ? new Plan(plan.schedule(), (int) value, plan.perEpoch())
        : new Plan(
            made(plan.schedule().entry(), plan.schedule(), parameter, value),
            plan.warmup(),
            plan.perEpoch());
  }

  private static <T> T made(Entry<T> entry, T like, String parameter, double value) {
    Map<String, Object> values = new HashMap<>(Entry.Values.of((Record) like).byName());
    values.computeIfPresent(
        parameter, (key, old) -> old instanceof Integer ? (Object) (int) value : (Object) value);
    return entry.create().apply(new Entry.Values(values));
  }

  private static Contender changed(
      Experiment experiment, Contender contender, String field, double value) {
    NetworkProblem p = contender.problem(experiment);
    Preparation data = p.preparation();
    boolean labels = field.equals("labelNoise");
    boolean rows = field.equals("trainingSamples");
    var preparation =
        new Preparation(
            data.validationFraction(),
            data.split(),
            rows ? Integer.valueOf((int) value) : data.trainingSamples(),
            labels ? value : data.labelNoise(),
            data.standardize());
    return contender.with(
        new NetworkProblem(
            p.dataset(),
            preparation,
            p.layers(),
            p.loss(),
            p.dropout(),
            field.equals("weightDecay") ? value : p.weightDecay(),
            field.equals(BATCH_SIZE) ? (int) value : p.batchSize(),
            p.shuffle(),
            p.initialization()),
        field);
  }

  private static Contender layers(
      Experiment experiment, Contender contender, int layer, String field, double value) {
    NetworkProblem p = contender.problem(experiment);
    var layers = new ArrayList<Layer>();
    for (Layer old : p.layers()) {
      boolean other = layer >= 0 && layer != layers.size();
      layers.add(
          other
              ? old
              : field.equals("units")
                  ? new Layer((int) value, old.activation(), old.keepProbability())
                  : new Layer(old.units(), old.activation(), value));
    }
    return contender.with(
        new NetworkProblem(
            p.dataset(),
            p.preparation(),
            layers,
            p.loss(),
            p.dropout(),
            p.weightDecay(),
            p.batchSize(),
            p.shuffle(),
            p.initialization()),
        "layers");
  }
}
