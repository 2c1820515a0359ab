package descent.experiment.json;

import static org.assertj.core.api.Assertions.assertThat;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Framework;
import descent.catalogue.Parameter;
import descent.catalogue.Parameter.Real;
import descent.catalogue.Parameter.Whole;
import descent.comparison.LearningRate;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.SweptField;
import descent.export.PythonProgram;
import descent.objective.Objective;
import descent.optimizer.Counterpart;
import descent.optimizer.Memory;
import descent.optimizer.Optimizer;
import descent.optimizer.rule.Optimizers;
import descent.run.Ending;
import descent.run.FunctionRun;
import descent.schedule.Plan;
import descent.schedule.Schedule;
import descent.schedule.Schedules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every optimizer and every schedule, and two that nobody has heard of, whose numbers have names of
 * their own, go all the way: begun from nothing but their entry, to JSON and back, through the
 * export and a run.
 */
class MadeUpChoicesTest {
  private static final List<Entry<Optimizer>> OPTIMIZERS =
      Stream.concat(Optimizers.entries().stream(), Stream.of(Leap.ENTRY)).toList();
  private static final List<Entry<Schedule>> SCHEDULES =
      Stream.concat(Schedules.entries().stream(), Stream.of(Sawtooth.ENTRY)).toList();

  /** SGD whose steps are longer. */
  public record Leap(double stretch, int hops) implements Optimizer {
    static final Entry<Optimizer> ENTRY =
        new Entry<>(
            "leap",
            "Leap",
            "Steps that are stretched.",
            List.of(
                new Real("stretch", "stretch", null, 2, false, 9, true, false, "How much."),
                new Whole("hops", "hops", null, 3, 7, "How often.")),
            null,
            Names.NONE,
            false,
            values -> new Leap(values.real("stretch"), values.whole("hops")));

    @Override
    public Entry<Optimizer> entry() {
      return ENTRY;
    }

    @Override
    public String formula() {
      return "w = w - lr*stretch*hops*g";
    }

    @Override
    public Counterpart in(Framework framework, boolean constantRate) {
      return Counterpart.rule("No framework leaps.");
    }

    @Override
    public Memory start(int dimension) {
      return new Memory() {
        @Override
        public void step(Objective objective, double[] w, double[] g, double rate) {
          for (int i = 0; i < w.length; i++) {
            w[i] -= rate * stretch * hops * g[i];
          }
        }

        @Override
        public Map<String, double[]> state() {
          return Map.of();
        }

        @Override
        public Memory copy() {
          return this;
        }
      };
    }
  }

  /** Falls in a straight line and jumps back; its rate has another name. */
  public record Sawtooth(double peak, int teeth, double depth) implements Schedule {
    static final Entry<Schedule> ENTRY =
        new Entry<>(
            "sawtooth",
            "Sawtooth",
            "Falls and jumps back.",
            List.of(
                Real.positive("peak", RATE_SYMBOL, null, "The highest rate."),
                new Whole("teeth", "teeth", null, 2, 50, "How many counts a tooth has."),
                new Real("depth", "depth", null, 0, false, 0.5, false, false, "How deep.")),
            null,
            Names.NONE,
            false,
            values ->
                new Sawtooth(values.real("peak"), values.whole("teeth"), values.real("depth")));

    @Override
    public Entry<Schedule> entry() {
      return ENTRY;
    }

    @Override
    public double learningRate() {
      return peak;
    }

    @Override
    public String formula() {
      return "lr*(1 - depth*mod(t, teeth)/teeth)";
    }

    @Override
    public Rates start() {
      return Rates.of(t -> peak * (1 - depth * (t % teeth) / teeth));
    }
  }

  static Stream<Contender> contenders() {
    return OPTIMIZERS.stream()
        .flatMap(
            optimizer ->
                SCHEDULES.stream()
                    .map(
                        schedule ->
                            new Contender(
                                "me",
                                made(optimizer),
                                new Plan(Schedules.starting(schedule, 1e-3, 20), 0, false))));
  }

  private static <T> T made(Entry<T> entry) {
    var values = new HashMap<String, Object>();
    for (Parameter parameter : entry.parameters()) {
      values.put(parameter.name(), parameter.initial(20));
    }
    return entry.create().apply(new Entry.Values(values));
  }

  @ParameterizedTest
  @MethodSource("contenders")
  void aChoiceGoesAllTheWay(Contender contender) {
    Experiment base =
        ExperimentJson.read(
            """
            {"problem": {"type": "function", "expression": "x^2 + 3*y^2", "variables": ["x", "y"],
             "start": [1, 1]}, "steps": 20, "runs": [{"optimizer": {"type": "sgd"}}]}\
            """);

    ObjectNode json = JsonNodeFactory.instance.objectNode();
    RecipeJson.write(json, contender);
    assertThat(
            RecipeJson.contender(
                ObjectReader.of(json, "runs[0]"), base.problem(), 20, 100, OPTIMIZERS, SCHEDULES))
        .isEqualTo(contender);

    assertThat(LearningRate.of(contender)).isEqualTo(1e-3);
    Contender slower = LearningRate.set(contender, 5e-4);
    assertThat(LearningRate.of(slower)).isEqualTo(5e-4);
    assertThat(LearningRate.set(slower, 1e-3)).isEqualTo(contender);

    Experiment experiment = base.withRuns(List.of(contender));
    for (Parameter parameter : contender.plan().schedule().entry().parameters()) {
      if (parameter instanceof Real || parameter instanceof Whole) {
        assertThat(SweptField.named("schedule." + parameter.name(), experiment, contender))
            .isPresent();
      }
    }
    SweptField rate = SweptField.rate(experiment, contender);
    assertThat(rate.set(experiment, 0, 5e-4).runs()).containsExactly(slower);

    for (Framework framework : Framework.values()) {
      assertThat(PythonProgram.of(experiment, framework)).contains("rate_1", "optimizer_1");
    }
    var function = experiment.function();
    var run = new FunctionRun(experiment, function.objective(function.compile()), contender);
    double start = run.loss();
    while (run.advance()) {}
    assertThat(run.ending().reason()).isEqualTo(Ending.Reason.STEPS);
    assertThat(run.loss()).isLessThan(start);
  }
}
