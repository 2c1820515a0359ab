package descent.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import descent.comparison.trial.Trial;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What docs/sweeps.md says of batch sizes on digits, at the best rates and those beside them. */
class DigitBatchesTest {
  private static final double TARGET = 0.02;

  @Test
  void largerBatchesSaveStepsUpToAPointAndCostSamples() {
    double small = steps(16, 300, 0.316);
    double middle = steps(64, 100, 1, 1.78);
    double large = steps(256, 100, 1, 1.78);
    double all = steps(0, 100, 1.78, 3.16);
    assertThat(small / middle).isGreaterThan(2);
    assertThat(middle / large).isBetween(1.0, 1.6);
    assertThat(all * 1258 / (middle * 64)).isGreaterThan(3);
  }

  /** The median steps of three seeds at the better of some rates. */
  private static double steps(int batch, int most, double... rates) {
    return Arrays.stream(rates).map(rate -> median(batch, most, rate)).min().orElseThrow();
  }

  private static double median(int batch, int most, double rate) {
    return IntStream.rangeClosed(1, 3)
        .mapToDouble(seed -> steps(experiment(batch, most, rate, seed)))
        .sorted()
        .toArray()[1];
  }

  private static double steps(Experiment experiment) {
    Trial trial = Trial.of(experiment, experiment.runs().getFirst(), null, TARGET);
    while (trial.advance()) {}
    return trial.outcome().steps();
  }

  private static Experiment experiment(int batch, int most, double rate, int seed) {
    return ExperimentJson.read(
        """
        {"problem": {"type": "network", "dataset": {"type": "digits"}, "validationFraction": 0.3,
           "standardize": true, "layers": [{"units": 32, "activation": "relu"}],
           "batchSize": %d},
         "steps": %d, "every": 1, "seed": %d, "stop": {"loss": %s},
         "runs": [{"optimizer": {"type": "sgd"}, "schedule": {"learningRate": %s}}]}
        """
            .formatted(batch, most, seed, TARGET, rate));
  }
}
