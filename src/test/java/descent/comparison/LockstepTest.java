package descent.comparison;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import descent.catalogue.Entry;
import descent.comparison.trial.Lockstep;
import descent.comparison.trial.Trial;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.optimizer.Optimizer;
import descent.optimizer.rule.Custom;
import descent.optimizer.rule.Optimizers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LockstepTest {
  private static Experiment experiment(String optimizer, String schedule, String stop, String y) {
    return ExperimentJson.read(
        """
        {"problem": {"type": "function", "expression": "(1-x)^2 + 100*(y-x^2)^2 + sin(3*x)/(x+9)",
           "variables": ["x", "y"], "start": [-1.2, 1]}, "steps": 60, "stop": %s,
         "runs": [{"name": "a", "optimizer": %s, "schedule": %s}],
         "sweep": {"type": "map", "run": "a", "target": 1.5,
           "x": {"field": "learningRate", "from": 1e-5, "to": 100, "points": 17, "scale": "log"},
           "y": %s}}
        """
            .formatted(stop, optimizer, schedule, y)
            .replace('\'', '"'));
  }

  /** From rates that hardly move to rates that overflow at once, so that lanes end at any step. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type': 'adamw'} | {'learningRate': 1} | {}"
            + " | {'field': 'beta1', 'from': 0, 'to': 0.99, 'points': 9}",
        "{'type': 'adam', 'biasCorrection': false} | {'learningRate': 1} | {'loss': 0.4}"
            + " | {'field': 'beta2', 'from': 0, 'to': 0.999, 'points': 9}",
        "{'type': 'sgd'} | {'learningRate': 1} | {}"
            + " | {'field': 'start[0]', 'from': -3, 'to': 3, 'points': 9}",
        "{'type': 'momentum'} | {'learningRate': 1} | {'gradientNorm': 0.5}"
            + " | {'field': 'momentum', 'from': 0, 'to': 0.99, 'points': 9}",
        "{'type': 'nesterov'} | {'type': 'cosine', 'learningRate': 1, 'over': 60} | {'loss': 0.4}"
            + " | {'field': 'momentum', 'from': 0, 'to': 0.99, 'points': 9}",
        "{'type': 'momentum'} | {'type': 'plateau', 'learningRate': 1, 'patience': 2} | {'loss':"
            + " 0.4} | {'field': 'warmup', 'from': 0, 'to': 30, 'points': 5}",
        "{'type': 'adam'} | {'learningRate': 1} | {}"
            + " | {'field': 'beta1', 'from': 0, 'to': 0.99, 'points': 9}"
      })
  void runsSideBySideComeToTheSameBits(String optimizer, String schedule, String stop, String y) {
    Experiment experiment = experiment(optimizer, schedule, stop, y);
    assertThatRunsComeToTheSameBits(experiment);
  }

  static Stream<Optimizer> rules() {
    return Stream.concat(
        Optimizers.entries().stream().map(Entry::standard),
        Stream.of(new Custom("v = 0.9*v - lr*g/norm(g)\nw = w + v")));
  }

  /** Whatever a rule keeps, a run that ends leaves its place to another. */
  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleThatSeesOneGradientGoesSideBySide(Optimizer rule) {
    Experiment one =
        experiment(
            "{'type': 'sgd'}",
            "{'learningRate': 1}",
            "{'loss': 0.4}",
            "{'field': 'start[0]', 'from': -3, 'to': 3, 'points': 9}");
    Experiment experiment = one.withRuns(List.of(one.runs().getFirst().with(rule)));
    if (rule.matrixStep() == null && !rule.searchesLine()) {
      assertThatRunsComeToTheSameBits(experiment);
    } else {
      assertThat(rule.lanes(List.of(rule), 2)).isNull();
    }
  }

  @Test
  void anOwnRuleThatTakesLongGoesAlone() {
    String sum = IntStream.range(1, 20).mapToObj(k -> "sin(" + k + "*g)").collect(joining(" + "));
    var rule = new Custom("w = w - lr*(" + sum + ")");
    assertThat(rule.lanes(List.of(rule), 2)).isNull();
  }

  private static void assertThatRunsComeToTheSameBits(Experiment experiment) {
    SweepTable table = SweepTable.of(experiment);
    var trials = new Trials(experiment);
    List<Cell> cells = IntStream.range(0, table.size()).mapToObj(table::row).toList();
    Lockstep together = Objects.requireNonNull(trials.together(cells, 1.5));
    while (together.advance()) {
      assertThat(cells).isNotEmpty();
    }
    for (int i = 0; i < cells.size(); i++) {
      Trial alone = trials.start(cells.get(i).experiment(), 1.5);
      while (alone.advance()) {
        assertThat(alone.loss()).isFinite();
      }
      assertThat(together.finish(i)).as("cell %s", i).isEqualTo(alone.finish(0));
    }
  }

  @Test
  void aFileIsTheSameSideBySideAndOneAtATime() {
    Experiment experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "function", "expression": "0.5*x^2 + 50*y^2", "variables": ["x", "y"],
               "start": [-4, 1]}, "steps": 80, "runs": [{"optimizer": {"type": "sgd"}},
               {"optimizer": {"type": "adam"}}, {"optimizer": {"type": "momentum"}},
               {"optimizer": {"type": "lbfgs"}}], "sweep": {"type": "rates", "perDecade": 3, "target": 0.1}}
            """);
    SweepTable table = SweepTable.of(experiment);
    var csv = new SweepCsv(table);
    List<SweepCsv.Line> alone = IntStream.range(0, table.size()).mapToObj(csv::line).toList();
    assertThat(csv.lines(0, table.size())).isEqualTo(alone);
    var pieces = new ArrayList<SweepCsv.Line>();
    for (int from = 0; from < table.size(); from += 7) {
      pieces.addAll(csv.lines(from, Math.min(from + 7, table.size())));
    }
    assertThat(pieces).isEqualTo(alone);
  }

  @Test
  void noisyRunsGoAlone() {
    Experiment experiment =
        experiment(
            "{'type': 'sgd'}",
            "{'learningRate': 1}",
            "{}",
            "{'field': 'gradientNoise', 'from': 0, 'to': 1, 'points': 2}");
    SweepTable table = SweepTable.of(experiment);
    assertThat(new Trials(experiment).together(List.of(table.row(0), table.row(1)), 0)).isNull();
  }
}
