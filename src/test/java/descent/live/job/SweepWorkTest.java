package descent.live.job;

import static org.assertj.core.api.Assertions.assertThat;

import descent.comparison.trial.Lockstep;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.live.job.SharedWork.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepWorkTest {
  private static final int STEPS = 5;

  @Test
  void trialsSideBySideAreLeftAfterAnyStep() {
    Experiment experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "function", "expression": "x^2", "variables": ["x"], "start": [1]}, "steps": %d,
             "runs": [{"optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.1}}]}
            """
                .formatted(STEPS));
    Lockstep runs =
        Lockstep.of(
            List.of(experiment, experiment),
            experiment.function().objective(experiment.function().compile()),
            Double.NEGATIVE_INFINITY);
    Part<Double> part = SweepWork.sideBySide(runs, () -> runs.finish(1).outcome().last());
    for (int left = 1; left < STEPS; left++) {
      assertThat(part.goOn(() -> false)).isNull();
    }
    double w = 1;
    for (int step = 0; step < STEPS; step++) {
      w -= 0.1 * (2 * w);
    }
    assertThat(part.goOn(() -> false)).isEqualTo(w * w);
  }
}
