package descent.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.objective.Objective;
import descent.optimizer.rule.Lbfgs;
import descent.optimizer.rule.Momentum;
import descent.run.FunctionRun;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapSweepTest {
  private static Experiment ravine(String optimizer) {
    return ExperimentJson.read(
        """
        {"problem": {"type": "function", "expression": "0.5*x^2 + 50*y^2", "variables": ["x", "y"],
          "start": [-4, 1]}, "steps": 100, "runs": [{"optimizer": %s, "schedule": {"learningRate": 0.01}}]}
        """
            .formatted(optimizer));
  }

  private static List<Cell> cells(Sweep sweep) {
    var cells = new ArrayList<Cell>();
    var nothing = Summary.of(List.of(new Outcome(1, 1, 1, 1, 1, Double.NaN, false)));
    for (Cell cell = sweep.next(); cell != null; cell = sweep.next()) {
      sweep.take(cell, nothing);
      cells.add(cell);
    }
    return cells;
  }

  private static Dial dial(String name, Contender contender) {
    return Dial.named(name, contender).orElseThrow();
  }

  @Test
  void everyPairComesOnceAndTheExperimentsOwnIsAmongThem() {
    Contender contender = ravine("{\"type\": \"momentum\"}").runs().getFirst();
    var sweep = new MapSweep(0, contender, dial(Dial.RATE, contender), dial("momentum", contender));
    List<Cell> cells = cells(sweep);
    assertThat(cells).hasSize(sweep.size()).hasSize(sweep.across().size() * sweep.up().size());
    assertThat(new HashSet<>(cells)).hasSameSizeAs(cells);
    assertThat(sweep.up()).startsWith(0.0, 0.32).contains(0.9, 0.99).isSorted();
    assertThat(cells).anyMatch(cell -> cell.contender().equals(contender));
    Cell first = cells.getFirst();
    assertThat(first.values()).containsExactly(1e-4, 0.0);
    assertThat(first.contender().optimizer()).isEqualTo(new Momentum(0));
    assertThat(Dial.OF_RATE.at(first.contender())).isEqualTo(1e-4);
  }

  @Test
  void aCellsNumberIsThatOfTheExperimentThatIsOpened() {
    Experiment experiment = ravine("{\"type\": \"adam\"}");
    Contender contender = experiment.runs().getFirst();
    var sweep = new MapSweep(0, contender, dial("beta1", contender), dial("beta2", contender));
    Objective objective = experiment.function().objective(experiment.function().compile());
    for (Cell cell : cells(sweep)) {
      Trial trial = Trial.of(experiment, cell.contender(), objective, 0);
      while (trial.advance()) {
        assertThat(trial.step()).isPositive();
      }
      Experiment opened =
          ExperimentJson.read(ExperimentJson.write(experiment.withRuns(List.of(cell.contender()))));
      var run = new FunctionRun(opened, objective, opened.runs().getFirst());
      while (run.advance()) {
        assertThat(run.step()).isPositive();
      }
      assertThat(trial.outcome().last()).isEqualTo(run.loss());
    }
  }

  @Test
  void dialsAreTheNumbersThatDecideSomething() {
    assertThat(Dial.of(ravine("{\"type\": \"sgd\"}").runs().getFirst())).hasSize(1);
    assertThat(Dial.of(ravine("{\"type\": \"adam\"}").runs().getFirst()))
        .extracting(Dial::name)
        .containsExactly("learningRate", "beta1", "beta2", "epsilon");
    Contender search = ravine("{\"type\": \"lbfgs\"}").runs().getFirst();
    assertThat(Dial.of(search)).extracting(Dial::name).containsExactly("memory");
    Dial memory = dial("memory", search);
    assertThat(memory.values(search)).contains(1.0, 10.0);
    assertThat(((Lbfgs) memory.set(search, 3).optimizer()).memory()).isEqualTo(3);
  }

  @Test
  void valuesSuitTheirRange() {
    Contender adam = ravine("{\"type\": \"adam\"}").runs().getFirst();
    assertThat(dial("beta2", adam).values(adam)).contains(0.0, 0.9, 0.99, 0.999, 0.9999);
    assertThat(dial("epsilon", adam).values(adam)).contains(1e-10, 1e-8, 1e-6);
    for (Dial dial : Dial.of(adam)) {
      for (double value : dial.values(adam)) {
        Experiment changed =
            ravine("{\"type\": \"adam\"}").withRuns(List.of(dial.set(adam, value)));
        assertThat(ExperimentJson.read(ExperimentJson.write(changed))).isEqualTo(changed);
      }
    }
  }
}
