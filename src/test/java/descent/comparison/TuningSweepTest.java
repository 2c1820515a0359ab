package descent.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import descent.comparison.RateSweep.Range;
import descent.comparison.trial.Outcome;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.optimizer.rule.Momentum;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TuningSweepTest {
  @Test
  void eachContenderIsTriedOverItsRateAndItsFirstNumber() {
    Experiment experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "function", "expression": "x^2", "variables": ["x"], "start": [1]},
             "runs": [{"optimizer": {"type": "sgd"}}, {"optimizer": {"type": "momentum"}},
               {"optimizer": {"type": "newton"}}, {"optimizer": {"type": "lbfgs"}}]}
            """);
    var sweep = new TuningSweep(experiment, new Range(-2, 0, 3));
    var cells = new ArrayList<Cell>();
    var nothing = Summary.of(List.of(new Outcome(1, 1, 1, 1, 1, 1, Double.NaN, false)));
    for (Cell cell = sweep.next(); cell != null; cell = sweep.next()) {
      sweep.take(cell, nothing);
      cells.add(cell);
    }
    assertThat(cells).hasSize(sweep.size());
    assertThat(cells.stream().filter(cell -> cell.run() == 0)).hasSize(7);
    List<Cell> momentum = cells.stream().filter(cell -> cell.run() == 1).toList();
    assertThat(momentum).hasSize(49);
    assertThat(momentum.getLast().values()).containsExactly(1.0, 0.99);
    assertThat(momentum.getLast().contender().optimizer()).isEqualTo(new Momentum(0.99));
    assertThat(LearningRate.of(momentum.getLast().contender())).isEqualTo(1);
    assertThat(cells.stream().filter(cell -> cell.run() == 3))
        .allSatisfy(cell -> assertThat(cell.values()).hasSize(1));
  }
}
