package descent.comparison.trial;

import static org.assertj.core.api.Assertions.assertThat;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.run.NetworkRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A trial leaves out what it does not ask for; what it tells is what the run itself comes to. */
class TrialTest {
  @ParameterizedTest
  @CsvSource({"0.05, STEPS", "0.5, STEPS", "1000, DIVERGED"})
  void aNetworkComesToWhatItsRunComesTo(double rate, String ending) {
    var experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 60},
               "validationFraction": 0.5, "batchSize": 8,
               "layers": [{"units": 8, "activation": "tanh"}, {"units": 6, "keepProbability": 0.5}],
               "loss": "meanSquaredError"},
             "steps": 90, "every": 4,
             "runs": [{"optimizer": {"type": "momentum"}, "schedule": {"learningRate": %s},
               "ensemble": {"type": "independent", "members": 2}}]}
            """
                .formatted(rate));

    Outcome outcome = checked(experiment, ending).outcome();

    assertThat(Double.isFinite(outcome.validation())).isEqualTo(ending.equals("STEPS"));
  }

  @Test
  void aRunThatStopsEarlyIsValidatedThere() {
    var experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "network", "dataset": {"type": "xor", "samples": 40},
               "layers": [{"units": 8}], "batchSize": 5},
             "steps": 500, "stop": {"loss": 0.4},
             "runs": [{"optimizer": {"type": "adam"}}]}
            """);

    checked(experiment, "CONVERGED");
  }

  @Test
  void aRunWhoseValidationOverflowsFirstEndsAtTheSameStep() {
    // The row kept for validation is so far out that its squared error overflows long before the
    // training rows' does.
    assertThat(checked(outlier("1e140"), "DIVERGED").step())
        .isLessThan(checked(outlier("1"), "DIVERGED").step());
  }

  /** A line through three points, with a fourth one for validation. */
  private static Experiment outlier(String x) {
    return ExperimentJson.read(
        """
        {"problem": {"type": "network",
           "dataset": {"type": "csv", "content": "x,y\\n1,1\\n2,2\\n3,3\\n%s,1\\n",
             "task": "regression"},
           "split": [3], "standardize": false, "layers": [], "loss": "meanSquaredError",
           "batchSize": 0},
         "steps": 400, "runs": [{"optimizer": {"type": "sgd"}, "schedule": {"learningRate": 1}}]}
        """
            .formatted(x));
  }

  /** Follows the run row by row, and compares all that the trial tells. */
  private static Trial checked(Experiment experiment, String ending) {
    var run = new NetworkRun(experiment, experiment.runs().getFirst().alone());
    var trial = Trial.of(experiment, experiment.runs().getFirst(), null, 0.5);
    var losses = new Losses(1, experiment.steps(), 0.5);
    List<Double> validation = new ArrayList<>();
    boolean goesOn = true;
    int noted = -1;
    while (goesOn) {
      NetworkRun.Row row = run.row();
      if (row != null && run.step() > noted) {
        noted = run.step();
        losses.note(noted, new double[] {row.training().loss()}, 1);
        validation.add(row.validationLoss());
      }
      goesOn = run.ending() == null;
      run.advance();
    }
    while (trial.advance()) {}

    assertThat(run.ending()).isNotNull().isEqualTo(trial.ending());
    assertThat(run.ending().reason()).hasToString(ending);
    boolean diverged = run.isDiverged();
    assertThat(trial.outcome())
        .isEqualTo(
            losses.outcome(
                0,
                run.ending().reason(),
                diverged ? Double.POSITIVE_INFINITY : validation.getLast()));
    return trial;
  }
}
