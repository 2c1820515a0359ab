package descent.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.NetworkProblem;
import descent.experiment.json.ExperimentJson;
import descent.network.Propagation;
import descent.network.Propagation.Selection;
import descent.run.NetworkRun;
import org.junit.jupiter.api.Test;

class NoiseScaleTest {
  /** Each derivative's variance on its own, from the rows' squares and their mean. */
  @Test
  void itIsThatOfTheEnumerationRowByRow() {
    Experiment experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "network", "dataset": {"type": "digits"}, "trainingSamples": 120,
               "layers": [{"units": 7, "activation": "tanh", "keepProbability": 0.5}],
               "weightDecay": 0.1}, "steps": 5, "runs": [{"optimizer": {"type": "sgd"}}]}
            """);
    Contender contender = experiment.runs().getFirst();
    var run = new NetworkRun(experiment, contender);
    NetworkProblem problem = experiment.network();
    var propagation = new Propagation(run.shape(), problem.loss(), problem.dropout());
    double[] w = run.point();
    int rows = run.parts().training().rows();
    double[][] each = new double[rows][w.length];
    for (int row = 0; row < rows; row++) {
      propagation.gradient(
          w, new Selection(run.parts().training(), new int[] {row}), 0, 1, null, each[row]);
    }
    double trace = 0;
    double norm = 0;
    for (int i = 0; i < w.length; i++) {
      double sum = 0;
      double squares = 0;
      for (double[] gradient : each) {
        sum += gradient[i];
        squares += gradient[i] * gradient[i];
      }
      trace += squares / rows - sum / rows * (sum / rows);
      norm += sum / rows * (sum / rows);
    }
    assertThat(rows).isEqualTo(120);
    NoiseScale scale = NoiseScale.atStart(experiment, contender);
    assertThat(scale.rows()).isCloseTo(trace / norm, within(1e-9 * trace / norm)).isGreaterThan(1);
  }

  @Test
  void aFunctionsNoiseIsThatOfEachComponent() {
    Experiment experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "function", "expression": "x^2 + y^2", "variables": ["x", "y"],
               "start": [1, 2], "gradientNoise": 3}, "runs": [{"optimizer": {"type": "sgd"}}]}
            """);
    var objective = experiment.function().objective(experiment.function().compile());
    assertThat(NoiseScale.atStart(experiment, objective)).isEqualTo(new NoiseScale(18, 20));
  }
}
