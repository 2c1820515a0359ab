package descent.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.comparison.RateSweep.Bound;
import descent.comparison.RateSweep.Range;
import descent.comparison.RateSweep.Widening;
import descent.comparison.trial.Outcome;
import descent.comparison.trial.Trial;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.json.ExperimentJson;
import descent.objective.Objective;
import descent.run.Ending;
import descent.run.FunctionRun;
import descent.run.NetworkRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateSweepTest {
  private static final String RAVINE =
      """
      {"problem": {"type": "function", "expression": "0.5*x^2 + 50*y^2", "variables": ["x", "y"],
         "start": [-4, 1]%s}, "steps": %d, "runs": [%s]}
      """;

  private static final String NETWORK =
      """
      {"problem": {"type": "network", "dataset": {"type": "xor", "samples": 40}, "batchSize": 10,
         "layers": [{"units": 3, "activation": "tanh", "keepProbability": 0.8}]}, "steps": 25,
         "runs": [{"optimizer": {"type": "adam"}, "averaging": {"decay": 0.9}}]}
      """;

  private record Tried(Cell cell, Summary summary) {}

  private static Experiment ravine(int steps, String... runs) {
    return ExperimentJson.read(RAVINE.formatted("", steps, String.join(",", runs)));
  }

  private static String run(String optimizer, double rate) {
    return "{\"optimizer\": %s, \"schedule\": {\"learningRate\": %s}, \"name\": \"%s %s\"}"
        .formatted(optimizer, rate, optimizer.replaceAll("[^a-z0-9]", ""), rate);
  }

  private static @Nullable Objective objective(Experiment experiment) {
    return experiment.problem() instanceof FunctionProblem function
        ? function.objective(function.compile())
        : null;
  }

  private static Outcome outcome(Experiment experiment, Contender contender, double target) {
    Trial trial = Trial.of(experiment, contender, objective(experiment), target);
    while (trial.advance()) {
      assertThat(trial.loss()).isFinite();
    }
    return trial.outcome();
  }

  private static List<Tried> all(Experiment experiment, RateSweep sweep) {
    var tried = new ArrayList<Tried>();
    for (Cell cell = sweep.next(); cell != null; cell = sweep.next()) {
      Summary summary = Summary.of(List.of(outcome(experiment, cell.contender(), 0)));
      sweep.take(cell, summary);
      tried.add(new Tried(cell, summary));
    }
    return tried;
  }

  /** Theory: 2/L, 2(1+mu)/L, 2(1+mu)/((1+2mu)L) with L = 100. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\": \"sgd\"} | 0.02",
        "{\"type\": \"momentum\", \"momentum\": 0.5} | 0.03",
        "{\"type\": \"momentum\", \"momentum\": 0.9} | 0.038",
        "{\"type\": \"nesterov\", \"momentum\": 0.9} | 0.0135714285714"
      })
  void theRegionOfDivergenceBeginsWhereTheorySays(String optimizer, double limit) {
    Experiment experiment = ravine(1000, run(optimizer, 0.001));
    RateSweep sweep = new RateSweep(experiment, new Range(-4, 0, 6));
    all(experiment, sweep);
    Bound bound = Objects.requireNonNull(sweep.bound(0));
    assertThat(limit).isBetween(bound.below() * (1 - 1e-3), bound.from() * (1 + 1e-3));
    assertThat(bound.from() / bound.below()).isLessThanOrEqualTo(1.01);
    Theory theory = new Theory(experiment, Objects.requireNonNull(objective(experiment)));
    assertThat(theory.limit(experiment.runs().getFirst()).orElseThrow())
        .isCloseTo(limit, within(1e-9));
  }

  @Test
  void theBestRateOfGradientDescentIsThatOfTheory() {
    // At 2/(L + m) = 0.4 both directions shrink alike; the nearest round number is 0.39.
    Experiment experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "function", "expression": "0.5*x^2 + 2*y^2", "variables": ["x", "y"],
              "start": [1, 1]}, "steps": 50, "runs": [{"optimizer": {"type": "sgd"}}]}
            """);
    Tried best =
        all(experiment, new RateSweep(experiment, new Range(-2, 1, 24))).stream()
            .min(Comparator.comparingDouble(tried -> tried.summary().last().median()))
            .orElseThrow();
    assertThat(best.cell().values()).containsExactly(0.39);
  }

  @Test
  void everyNumberIsThatOfTheRunItself() {
    Experiment experiment =
        ravine(60, run("{\"type\": \"adam\"}", 0.1), run("{\"type\": \"momentum\"}", 0.01));
    for (Tried tried : all(experiment, new RateSweep(experiment, new Range(-3, 1, 3)))) {
      Experiment opened = opened(experiment, tried.cell());
      var run =
          new FunctionRun(
              opened,
              Objects.requireNonNull(objective(opened)),
              opened.runs().get(tried.cell().run()));
      double best = run.loss();
      while (run.advance()) {
        best = Math.min(best, run.loss());
      }
      Ending ending = Objects.requireNonNull(run.ending());
      assertThat(tried.summary().last().median())
          .isEqualTo(
              ending.reason() == Ending.Reason.DIVERGED ? Double.POSITIVE_INFINITY : run.loss());
      assertThat(tried.summary().best().median()).isEqualTo(best);
    }
  }

  @Test
  void aNetworksNumberIsThatOfItsTraining() {
    Experiment experiment = ExperimentJson.read(NETWORK);
    for (Tried tried : all(experiment, new RateSweep(experiment, new Range(-3, 0, 3)))) {
      Experiment opened = opened(experiment, tried.cell());
      var run = new NetworkRun(opened, opened.runs().getFirst());
      while (run.ending() == null) {
        run.advance();
      }
      var row = Objects.requireNonNull(run.row());
      assertThat(tried.summary().last().median()).isEqualTo(row.training().loss());
      assertThat(tried.summary().validation().median())
          .isEqualTo(Objects.requireNonNull(row.validation()).loss());
    }
  }

  /** What a visitor opens: the same experiment with the tried contender, by way of its JSON. */
  private static Experiment opened(Experiment experiment, Cell cell) {
    var runs = new ArrayList<>(experiment.runs());
    runs.set(cell.run(), cell.contender());
    return ExperimentJson.read(ExperimentJson.write(experiment.withRuns(runs)));
  }

  @Test
  void ratesAreRoundNumbersAroundThoseOfTheContenders() {
    Experiment experiment =
        ravine(1, run("{\"type\": \"sgd\"}", 0.018), run("{\"type\": \"adam\"}", 0.1));
    assertThat(Range.around(experiment, 12)).isEqualTo(new Range(-4, 1, 12));
    assertThat(RoundNumbers.between(-1, 1, 3))
        .containsExactly(0.1, 0.22, 0.47, 1.0, 2.2, 4.7, 10.0);
    assertThat(RoundNumbers.between(0, 1, 24)).hasSize(25).isSorted();
    assertThat(RoundNumbers.middle(0.018, 0.022)).isEqualTo(0.0199);
    assertThat(RoundNumbers.power(1e-3)).isEqualTo(-3);
    assertThat(RoundNumbers.power(9.99e5)).isEqualTo(5);
  }

  @Test
  void coarseComesBeforeFineAndNoRateTwice() {
    Experiment experiment = ravine(1, run("{\"type\": \"sgd\"}", 0.01));
    List<Double> rates =
        all(experiment, new RateSweep(experiment, new Range(-3, -1, 6))).stream()
            .map(tried -> tried.cell().values().getFirst())
            .toList();
    assertThat(rates.subList(0, 5)).containsExactly(0.01, 0.001, 0.0047, 0.022, 0.1);
    assertThat(rates).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(13);
  }

  @Test
  void aScheduleKeepsItsFormAndALineSearchHasNoRate() {
    Experiment experiment =
        ravine(
            5,
            """
            {"optimizer": {"type": "sgd"}, "schedule": {"type": "cosine", "learningRate": 0.01, "over": 9, "warmup": 3}}
            """,
            "{\"optimizer\": {\"type\": \"lbfgs\"}}");
    List<Tried> tried = all(experiment, new RateSweep(experiment, new Range(-3, -2, 3)));
    assertThat(tried.stream().filter(t -> t.cell().run() == 1)).hasSize(1);
    assertThat(tried.getFirst().cell().values()).containsExactly(0.01);
    Contender turned = tried.getLast().cell().contender();
    assertThat(turned.plan().warmup()).isEqualTo(3);
    assertThat(turned.plan().schedule().entry().type()).isEqualTo("cosine");
    Theory theory = new Theory(experiment, Objects.requireNonNull(objective(experiment)));
    assertThat(theory.limit(turned)).isEmpty();
  }

  @Test
  void whatReachesTheTargetSaysWhen() {
    Experiment experiment = ravine(200, run("{\"type\": \"sgd\"}", 0.01));
    Outcome outcome = outcome(experiment, experiment.runs().getFirst(), 1);
    // x shrinks by .99 a step: 8 * .99^(2t) <= 1 from t = 104 on, when y has long been 0.
    assertThat(outcome.steps()).isEqualTo(104);
    assertThat(outcome(experiment, experiment.runs().getFirst(), -1).steps()).isInfinite();
    assertThat(outcome(experiment, experiment.runs().getFirst(), 100).steps()).isZero();
  }

  @Test
  void aRunThatDivergesIsInfinite() {
    Experiment experiment = ravine(2000, run("{\"type\": \"sgd\"}", 1));
    Outcome outcome = outcome(experiment, experiment.runs().getFirst(), 0);
    assertThat(outcome.last()).isInfinite();
    assertThat(outcome.best()).isEqualTo(58);
    assertThat(outcome.lost()).isTrue();
    assertThat(Summary.of(List.of(outcome)).diverged()).isEqualTo(1);
  }

  private static final String BOWL =
      """
      {"problem": {"type": "function", "expression": "(x^2+y^2)/100", "variables": ["x", "y"], "start": [2, 1]},
       "steps": 60, "runs": [%s]}
      """;

  @Test
  void aBestAtTheBorderWidensTheRange() {
    // One step at rate 50 reaches the minimum; the contenders' own rates suggest 1e-4 to 10.
    Experiment experiment =
        ExperimentJson.read(
            BOWL.formatted(
                run("{\"type\": \"sgd\"}", 0.018) + "," + run("{\"type\": \"adam\"}", 0.1)));
    Range range = Range.around(experiment, 12);
    assertThat(range.to()).isEqualTo(1);
    RateSweep sweep = new RateSweep(experiment, range, Widening.ITSELF, Double.NaN);
    List<Tried> tried = all(experiment, sweep);
    assertThat(sweep.range().to()).isEqualTo(2);
    double at47 =
        tried.stream()
            .filter(t -> t.cell().run() == 0 && t.cell().values().equals(List.of(47.0)))
            .mapToDouble(t -> t.summary().judged().median())
            .findFirst()
            .orElseThrow();
    assertThat(at47).isLessThan(1e-50);
    // At 100 exactly it bounces for ever, which is no divergence.
    assertThat(sweep.bound(0)).isNull();
    assertThat(new RateSweep(experiment, range).range()).isEqualTo(range);
  }

  @Test
  void allWidenTogetherWhereTheyAreToHaveTheSameRates() {
    Experiment experiment =
        ExperimentJson.read(
            BOWL.formatted(
                run("{\"type\": \"sgd\"}", 0.018) + "," + run("{\"type\": \"adam\"}", 0.1)));
    var sweep = new RateSweep(experiment, Range.around(experiment, 12), Widening.ALL, Double.NaN);
    List<Tried> tried = all(experiment, sweep);
    assertThat(sweep.range().to()).isEqualTo(2);
    for (int run : new int[] {0, 1}) {
      assertThat(tried)
          .anyMatch(t -> t.cell().run() == run && t.cell().values().equals(List.<Double>of(47.0)));
    }
  }

  @Test
  void noRateIsBetterThanOneThatComesToTheMinimum() {
    // AdaGrad is exactly at 0 from rate 0.8 on.
    Experiment experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "function", "expression": "0.5*x^2+50*y^2", "variables": ["x", "y"], "start": [-4, 1]},
             "steps": 200, "runs": [%s]}
            """
                .formatted(run("{\"type\": \"adagrad\"}", 0.1)));
    Range range = Range.around(experiment, 6);
    for (double floor : new double[] {0, Double.NaN}) {
      var sweep = new RateSweep(experiment, range, Widening.ITSELF, floor);
      all(experiment, sweep);
      assertThat(sweep.range().to()).isEqualTo(floor == 0 ? range.to() : range.to() + 3);
    }
  }

  @Test
  void noRateIsBetterThanOneThatComesToTheLossAtWhichRunsStop() {
    // Before they stop, the highest rate has gone furthest below 1.
    Experiment experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "function", "expression": "x^2/1000", "variables": ["x"], "start": [100]},
             "steps": 200, "stop": {"loss": 1}, "runs": [%s]}
            """
                .formatted(run("{\"type\": \"sgd\"}", 1)));
    Range range = Range.around(experiment, 3);
    var sweep = new RateSweep(experiment, range, Widening.ITSELF, Double.NaN);
    all(experiment, sweep);
    assertThat(sweep.range()).isEqualTo(range);
    var free = new RateSweep(unstopped(experiment), range, Widening.ITSELF, Double.NaN);
    all(unstopped(experiment), free);
    assertThat(free.range().to()).isGreaterThan(range.to());
  }

  private static Experiment unstopped(Experiment experiment) {
    return ExperimentJson.read(
        ExperimentJson.write(experiment).replaceFirst("\"loss\": *1", "\"loss\": null"));
  }

  @Test
  void noRateIsBetterThanOneThatIsStoppedByItsGradient() {
    Experiment experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "function", "expression": "x^2/1000", "variables": ["x"], "start": [100]},
             "steps": 2000, "stop": {"gradientNorm": 0.01}, "runs": [%s]}
            """
                .formatted(run("{\"type\": \"sgd\"}", 1)));
    var trials = new Trials(experiment);
    Range range = Range.around(experiment, 3);
    // Of the rates that stop it, the highest jumps furthest below the limit; all would come to 0.
    var sweep = new RateSweep(experiment, range, Widening.ITSELF, 0);
    for (Cell cell = sweep.next(); cell != null; cell = sweep.next()) {
      Trial trial = trials.start(cell.experiment(), 0);
      while (trial.advance()) {
        assertThat(trial.loss()).isFinite();
      }
      Outcome outcome = trials.outcome(cell.experiment(), trial);
      assertThat(outcome.reach()).isLessThanOrEqualTo(outcome.last());
      sweep.take(cell, Summary.of(List.of(outcome)));
    }
    assertThat(sweep.range()).isEqualTo(range);
  }

  @Test
  void oscillatingIsNotDiverging() {
    Experiment experiment =
        ExperimentJson.read(
            BOWL.formatted(run("{\"type\": \"adam\", \"beta1\": 0}", 1))
                .replace("[2, 1]", "[0.1, 0.1]"));
    Outcome outcome = outcome(experiment, experiment.runs().getFirst(), 0);
    assertThat(outcome.last()).isGreaterThan(outcome.start()).isLessThan(1);
    assertThat(outcome.lost()).isFalse();
    Experiment above = ExperimentJson.read(BOWL.formatted(run("{\"type\": \"sgd\"}", 102)));
    assertThat(outcome(above, above.runs().getFirst(), 0).lost()).isTrue();
  }

  @Test
  void anOscillatingEndIsJudgedByTheMeanOfItsLastTenth() {
    Experiment experiment = ravine(100, run("{\"type\": \"momentum\"}", 0.03));
    var run =
        new FunctionRun(
            experiment,
            Objects.requireNonNull(objective(experiment)),
            experiment.runs().getFirst());
    double sum = 0;
    while (run.advance()) {
      sum += run.step() > 90 ? run.loss() : 0;
    }
    Outcome outcome = outcome(experiment, experiment.runs().getFirst(), 0);
    assertThat(outcome.judged()).isEqualTo(sum / 10);
    assertThat(outcome.judged()).isNotEqualTo(outcome.last());
    Experiment calm = ravine(100, run("{\"type\": \"sgd\"}", 0.01));
    Outcome smooth = outcome(calm, calm.runs().getFirst(), 0);
    assertThat(smooth.judged()).isEqualTo(smooth.last());
  }
}
