package descent.comparison;

import descent.catalogue.Entry;
import descent.catalogue.Parameter;
import descent.catalogue.Parameter.Real;
import descent.catalogue.Parameter.Whole;
import descent.experiment.Axis;
import descent.experiment.Axis.Scale;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem.Interval;
import descent.experiment.NetworkProblem;
import descent.experiment.Sweep;
import descent.experiment.SweptField;
import descent.experiment.SweptField.Place;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers of a run that can be an axis of a map, with the values that suit each. */
public final class SweptNumbers {
  private static final int POINTS = 25;
  private static final int POINTS_OF_FRACTIONS = 34;
  private static final int FEW_POINTS = 7;

  private final Experiment experiment;
  private final Contender contender;
  private final boolean quick;
  private final List<Choice> choices = new ArrayList<>();

  /**
   * A number that can be varied.
   *
   * @param field which one
   * @param own where it stands in the experiment
   * @param usual an axis around that
   */
  public record Choice(SweptField field, double own, Axis usual) {}

  private SweptNumbers(Experiment experiment, int run) {
    this.experiment = experiment;
    contender = experiment.runs().get(run);
    quick = experiment.problem().isQuick();
  }

  /** All numbers of a run, its rate first. */
  public static List<Choice> of(Experiment experiment, int run) {
    var axes = new SweptNumbers(experiment, run);
    if (LearningRate.matters(axes.contender)) {
      axes.add("schedule", SweptField.RATE);
    }
    axes.addAll("optimizer", axes.contender.optimizer().entry());
    axes.addAll("schedule", axes.contender.plan().schedule().entry());
    axes.add("schedule", "warmup");
    experiment.problem().sweptNumbers().forEach(name -> axes.add("problem", name));
    return List.copyOf(axes.choices);
  }

  /**
   * All numbers of a run, those that a map of it varies under the names that the map gives them: it
   * may vary what is not usually offered, or write the place before a name.
   */
  public static List<Choice> withSwept(Experiment experiment, int run) {
    var axes = new SweptNumbers(experiment, run);
    axes.choices.addAll(of(experiment, run));
    if (experiment.sweep() instanceof Sweep.Grid grid && grid.run().equals(axes.contender.name())) {
      axes.name(grid.x());
      axes.name(grid.y());
    }
    return List.copyOf(axes.choices);
  }

  private void name(Axis swept) {
    SweptField field = SweptField.named(swept.field(), experiment, contender).orElseThrow();
    for (int i = 0; i < choices.size(); i++) {
      Choice offered = choices.get(i);
      if (isSame(offered.field(), field)) {
        Axis usual = offered.usual();
        choices.set(
            i,
            new Choice(
                field,
                offered.own(),
                new Axis(field.name(), usual.from(), usual.to(), usual.points(), usual.scale())));
        return;
      }
    }
    choices.add(new Choice(field, own(field), swept));
  }

  /** Whether two names mean one number; a single layer is all layers. */
  private boolean isSame(SweptField one, SweptField other) {
    return one.place().equals(other.place())
        || one.overlaps(other) && contender.problem(experiment).layers().size() == 1;
  }

  private void addAll(String where, Entry<?> entry) {
    for (Parameter parameter : entry.parameters()) {
      boolean rate = parameter.name().equals(SweptField.RATE);
      if ((parameter instanceof Real || parameter instanceof Whole) && !rate) {
        add(where, parameter.name());
      }
    }
  }

  /** Under its plain name where that means it, else with its place. */
  private void add(String where, String name) {
    SweptField placed = SweptField.named(where + "." + name, experiment, contender).orElse(null);
    if (placed == null) {
      return;
    }
    SweptField plain = SweptField.named(name, experiment, contender).orElse(placed);
    SweptField field = plain.place().equals(placed.place()) ? plain : placed;
    double own = own(field);
    Axis usual = usual(field, own);
    if (usual != null && field.allows(usual.from()) && field.allows(usual.to())) {
      choices.add(new Choice(field, own, usual));
    }
  }

  private double own(SweptField field) {
    return switch (field.place()) {
      case Place.OfOptimizer(String name) -> number(contender.optimizer(), name);
      case Place.OfSchedule(String name) ->
          name.equals("warmup")
              ? contender.plan().warmup()
              : number(contender.plan().schedule(), name);
      case Place.OfNetwork(String name) -> ofNetwork(contender.problem(experiment), name);
      case Place.OfLayer(int layer, String name) -> {
        var own = contender.problem(experiment).layers().get(Math.max(0, layer));
        yield name.equals("units") ? own.units() : own.keepProbability();
      }
      case Place.OfNoise() -> experiment.function().gradientNoise();
      case Place.OfStart(int variable) -> experiment.function().start().get(variable);
      case Place.OfParameter(String name) ->
          experiment.function().parameters().getOrDefault(name, Double.NaN);
    };
  }

  private static double number(Object recipe, String name) {
    Map<String, Object> values = Entry.Values.of((Record) recipe).byName();
    return values.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private static double ofNetwork(NetworkProblem problem, String name) {
    return switch (name) {
      case "weightDecay" -> problem.weightDecay();
      case "labelNoise" -> problem.preparation().labelNoise();
      case "trainingSamples" -> {
        Integer rows = problem.preparation().trainingSamples();
        yield rows == null ? Double.NaN : rows;
      }
      default -> problem.batchSize();
    };
  }

  private @Nullable Axis usual(SweptField field, double own) {
    int points = quick ? POINTS : FEW_POINTS;
    String name = field.name();
    return switch (field.place()) {
      case Place.OfStart(int variable) -> start(name, variable, own, points);
      case Place.OfParameter p -> around(name, own, points);
      case Place.OfNoise n -> new Axis(name, 0, own > 0 ? 2 * own : 1, points, Scale.LINEAR);
      case Place.OfLayer(int layer, String what) ->
          what.equals("units")
              ? whole(name, own, 1, 2000)
              : new Axis(name, 0.2, 1, 5, Scale.LINEAR);
      case Place.OfNetwork(String what) ->
          switch (what) {
            case "weightDecay" -> new Axis(name, 1e-5, 1, 6, Scale.LOG);
            case "labelNoise" -> new Axis(name, 0, 0.5, 6, Scale.LINEAR);
            case "trainingSamples" -> new Axis(name, 20, 320, 5, Scale.LOG);
            default -> new Axis(name, 4, 256, 7, Scale.LOG);
          };
      default ->
          switch (field.range()) {
            case Whole whole ->
                name.endsWith("warmup")
                    ? new Axis(name, 0, Math.max(2, experiment.steps() / 2), 7, Scale.LINEAR)
                    : whole(name, own, whole.minimum(), whole.maximum());
            case Real real when real.maximum() == 1 ->
                own > 0.99 && real.allows(0.999)
                    ? new Axis(name, 0.9, 0.999, quick ? POINTS_OF_FRACTIONS : 4, Scale.LINEAR)
                    : new Axis(name, 0, 0.99, quick ? POINTS_OF_FRACTIONS : 4, Scale.LINEAR);
            default -> decades(name, own, points);
          };
    };
  }

  private Axis start(String name, int variable, double own, int points) {
    List<Interval> domain = experiment.function().domain();
    Interval shown =
        variable < domain.size() ? domain.get(variable) : new Interval(own - 3, own + 3);
    return new Axis(name, shown.low(), shown.high(), points, Scale.LINEAR);
  }

  private static Axis around(String name, double own, int points) {
    if (own > 0) {
      return new Axis(name, rounded(own / 10), rounded(own * 10), points, Scale.LOG);
    }
    return own == 0
        ? new Axis(name, -1, 1, points, Scale.LINEAR)
        : new Axis(name, 2 * own, 0, points, Scale.LINEAR);
  }

  /** Two decades to each side, from a power of ten to another. */
  private static Axis decades(String name, double own, int points) {
    int power = own > 0 ? RoundNumbers.power(own) : -2;
    return new Axis(name, ten(power - 2), ten(power + 2), points, Scale.LOG);
  }

  private static Axis whole(String name, double own, int least, int most) {
    int from = (int) Math.clamp(Math.floor(own / 8), Math.max(1, least), Math.max(1, most - 1));
    int to = (int) Math.clamp(own * 8, from + 1L, Math.max(from + 1L, most));
    return new Axis(name, from, to, FEW_POINTS, Scale.LOG);
  }

  private static double ten(int power) {
    return BigDecimal.ONE.scaleByPowerOfTen(power).doubleValue();
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(new MathContext(2, RoundingMode.HALF_UP)).doubleValue();
  }
}
