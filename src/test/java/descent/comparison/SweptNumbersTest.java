package descent.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import descent.comparison.SweptNumbers.Choice;
import descent.comparison.trial.Outcome;
import descent.comparison.trial.Trial;
import descent.experiment.Axis;
import descent.experiment.Experiment;
import descent.experiment.Sweep.Grid;
import descent.experiment.SweptField;
import descent.experiment.json.ExperimentJson;
import descent.objective.Objective;
import descent.optimizer.rule.Momentum;
import descent.run.FunctionRun;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweptNumbersTest {
  private static final String NETWORK =
      """
      {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 60},
         "layers": [{"units": 5, "keepProbability": 0.6}, {"units": 3}], "batchSize": 8},
       "steps": 3, "runs": [{"optimizer": {"type": "adamw"},
         "schedule": {"type": "step", "learningRate": 0.1, "every": 5}}]}
      """;

  private static Experiment ravine(String optimizer) {
    return ExperimentJson.read(
        """
        {"problem": {"type": "function", "expression": "a*x^2 + 50*y^2", "variables": ["x", "y"],
          "parameters": {"a": 0.5}, "start": [-4, 1]}, "steps": 100,
          "runs": [{"optimizer": %s, "schedule": {"learningRate": 0.01}}]}
        """
            .formatted(optimizer));
  }

  private static Choice choice(Experiment experiment, String name) {
    return SweptNumbers.of(experiment, 0).stream()
        .filter(choice -> choice.field().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Experiment swept(Experiment experiment, String across, String up) {
    return experiment.withSweep(
        new Grid(
            experiment.runs().getFirst().name(),
            choice(experiment, across).usual(),
            choice(experiment, up).usual(),
            1,
            null));
  }

  private static List<Cell> cells(CellSequence sweep) {
    var cells = new ArrayList<Cell>();
    var nothing = Summary.of(List.of(new Outcome(1, 1, 1, 1, 1, 1, Double.NaN, false)));
    for (Cell cell = sweep.next(); cell != null; cell = sweep.next()) {
      sweep.take(cell, nothing);
      cells.add(cell);
    }
    return cells;
  }

  @Test
  void everyPairComesOnceFromCoarseToFine() {
    Experiment experiment = swept(ravine("{\"type\": \"momentum\"}"), "learningRate", "momentum");
    SweepTable table = SweepTable.of(experiment);
    List<Cell> cells = cells(new TableSweep(table));
    assertThat(cells).hasSize(table.settings()).hasSize(25 * 34);
    assertThat(new HashSet<>(cells)).hasSameSizeAs(cells);
    assertThat(table.values(1)).startsWith(0.0, 0.03).contains(0.9, 0.99).isSorted();
    Cell first = cells.getFirst();
    assertThat(first.values()).containsExactly(1e-4, 0.0);
    assertThat(first.contender().optimizer()).isEqualTo(new Momentum(0));
    assertThat(LearningRate.of(first.contender())).isEqualTo(1e-4);
    assertThat(cells.get(1).values()).containsExactly(1e-4, 0.12);
  }

  @Test
  void aCellsNumberIsThatOfTheExperimentThatIsOpened() {
    Experiment experiment = swept(ravine("{\"type\": \"adam\"}"), "beta1", "parameters.a");
    var trials = new Trials(experiment);
    for (Cell cell : cells(new TableSweep(SweepTable.of(experiment))).subList(0, 40)) {
      Trial trial = trials.start(cell.experiment(), 0);
      while (trial.advance()) {
        assertThat(trial.step()).isPositive();
      }
      Experiment opened = ExperimentJson.read(ExperimentJson.write(cell.experiment()));
      Objective objective = opened.function().objective(opened.function().compile());
      var run = new FunctionRun(opened, objective, opened.runs().getFirst());
      while (run.advance()) {
        assertThat(run.step()).isPositive();
      }
      assertThat(trial.outcome().last()).isEqualTo(run.loss());
    }
  }

  @Test
  void anyNumberThatDecidesSomethingIsAnAxis() {
    assertThat(names(ravine("{\"type\": \"adam\"}")))
        .containsExactly(
            "learningRate",
            "beta1",
            "beta2",
            "epsilon",
            "warmup",
            "gradientNoise",
            "start[0]",
            "start[1]",
            "parameters.a");
    assertThat(names(ravine("{\"type\": \"lbfgs\"}"))).startsWith("memory");
    assertThat(names(ExperimentJson.read(NETWORK)))
        .containsExactly(
            "learningRate",
            "beta1",
            "beta2",
            "epsilon",
            "weightDecay",
            "factor",
            "every",
            "warmup",
            "keepProbability",
            "problem.weightDecay",
            "batchSize",
            "units",
            "trainingSamples",
            "labelNoise",
            "layers[0].keepProbability",
            "layers[0].units",
            "layers[1].keepProbability",
            "layers[1].units");
  }

  @Test
  void aMapsNumbersAreCalledAsItCallsThem() {
    Experiment network = ExperimentJson.read(NETWORK);
    assertThat(namesOver(network, "problem.keepProbability", "layers[1].units"))
        .contains("problem.keepProbability", "layers[1].units")
        .doesNotContain("keepProbability")
        .hasSameSizeAs(names(network));
    Experiment shallow = ExperimentJson.read(NETWORK.replace(", {\"units\": 3}", ""));
    assertThat(namesOver(shallow, "layers[0].keepProbability", "problem.units"))
        .contains("layers[0].keepProbability", "problem.units")
        .doesNotContain("keepProbability", "units")
        .hasSameSizeAs(names(shallow));
    Experiment many =
        ExperimentJson.read(
            """
            {"problem": {"type": "function", "expression": "sum(i, 1, 9, x[i]^2)", "dimension": 9,
              "start": [1, 1, 1, 1, 1, 1, 1, 1, 1]}, "steps": 3, "runs": [{"optimizer": {"type": "sgd"}}]}
            """);
    assertThat(namesOver(many, "start[8]", "learningRate"))
        .startsWith(names(many).toArray(String[]::new))
        .endsWith("start[8]");
  }

  private static List<String> namesOver(Experiment experiment, String x, String y) {
    Experiment swept =
        experiment.withSweep(
            new Grid(
                experiment.runs().getFirst().name(),
                new Axis(x, 0.2, 1, 3, Axis.Scale.LINEAR),
                new Axis(y, 0.2, 1, 3, Axis.Scale.LINEAR),
                1,
                null));
    return SweptNumbers.withSwept(swept, 0).stream().map(choice -> choice.field().name()).toList();
  }

  private static List<String> names(Experiment experiment) {
    return SweptNumbers.of(experiment, 0).stream()
        .map(Choice::field)
        .map(SweptField::name)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type': 'adam'}",
        "{'type': 'adam', 'beta2': 0.9999, 'epsilon': 0}",
        "{'type': 'lbfgs'}",
        "{'type': 'lion', 'weightDecay': 0.1}",
        "{'type': 'newton'}"
      })
  void everyUsualAxisIsOneThatAFileMayHave(String optimizer) {
    Experiment experiment = ravine(optimizer.replace('\'', '"'));
    List<Choice> choices = SweptNumbers.of(experiment, 0);
    for (Choice choice : choices) {
      expectFits(experiment, choice, choices.get(choice == choices.getFirst() ? 1 : 0));
    }
  }

  @Test
  void everyUsualAxisOfANetworkIsOneThatAFileMayHave() {
    Experiment experiment = ExperimentJson.read(NETWORK);
    List<Choice> choices = SweptNumbers.of(experiment, 0);
    for (Choice choice : choices) {
      expectFits(experiment, choice, choices.get(choice == choices.getFirst() ? 1 : 0));
    }
  }

  private static void expectFits(Experiment experiment, Choice choice, Choice other) {
    Axis axis = choice.usual();
    Experiment swept =
        experiment.withSweep(
            new Grid(experiment.runs().getFirst().name(), axis, other.usual(), 1, null));
    Experiment read = ExperimentJson.read(ExperimentJson.write(swept));
    assertThat(Objects.requireNonNull(read.sweep())).isEqualTo(swept.sweep());
  }
}
