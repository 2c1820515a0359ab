package descent.commentary.network;

import static org.assertj.core.api.Assertions.assertThat;

import descent.commentary.Remedy;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.explanation.Explanation;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Why a network does not learn what it should: its weights at the start, and labels that are wrong.
 */
class NetworkCausesTest {
  private static final Contender RUN =
      ExperimentJson.read(
              """
              {"problem": {"type": "network", "dataset": {"type": "moons"}, "layers": []},
               "runs": [{"optimizer": {"type": "sgd"}}]}
              """)
          .runs()
          .getFirst();

  /** The cause is named, and its remedy is run: with other weights the network learns. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1e-4; tanh; Its initial weights are small, with a deviation of 1e-4",
        "0; relu; Its initial weights are all 0",
        "0; tanh; Its initial weights are all 0"
      })
  void initialWeightsThatAreTooSmallAreNamedAndMended(
      String deviation, String activation, String cause) {
    Experiment experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "network", "dataset": {"type": "gaussians", "samples": 200},
               "layers": [{"units": 16, "activation": "%1$s"}, {"units": 16, "activation": "%1$s"}],
               "validationFraction": 0.3,
               "initialization": {"type": "normal", "deviation": %2$s}}, "steps": 300,
             "runs": [{"optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.05}}]}
            """
                .formatted(activation, deviation));
    Explanation said = Explanation.of(experiment, () -> {});
    assertThat(said.runs().getFirst().verdict()).isEqualTo("chance");
    assertThat(Objects.requireNonNull(said.caption().hint()).toString()).startsWith(cause);
    Remedy remedy = said.runs().getFirst().remedies().getFirst();
    assertThat(remedy.text().toString()).contains("initial weights", "→ He:");
    Explanation mended = Explanation.of(remedy.experiment(), () -> {});
    assertThat(mended.runs().getFirst().verdict()).isEqualTo("generalises");
  }

  @Test
  void smallWeightsAreNoCauseWhereNoLayerIsHidden() {
    Experiment linear =
        ExperimentJson.read(
            """
            {"problem": {"type": "network", "dataset": {"type": "gaussians"}, "layers": [],
               "initialization": {"type": "normal", "deviation": 0}},
             "runs": [{"optimizer": {"type": "sgd"}}]}
            """);
    assertThat(NetworkCauses.initial(linear.network())).isNull();
  }

  @Test
  void whoIsRightMoreOftenThanLabelsAreHasMemorisedWrongOnes() {
    double[] loss = {0.7, 0.4, 0.3, 0.27, 0.267, 0.266, 0.266, 0.266};
    double[] train = {0.5, 0.8, 0.85, 0.86, 0.87, 0.87, 0.87, 0.87};
    double[] rises = {0.7, 0.3, 0.4, 0.5, 0.5, 0.55, 0.55, 0.55};
    double[] right = {0.5, 0.9, 0.85, 0.83, 0.83, 0.83, 0.83, 0.83};
    var noisy = new Chance(0.5, Double.NaN, 100, 300, 0.2);
    var learning = new Learning(RUN, loss, train, rises, right, null);
    NetworkJudgement said = NetworkJudgement.of(learning, noisy);
    assertThat(said.verdict()).isEqualTo(NetworkVerdict.OVERFITS);
    assertThat(said.text())
        .hasToString(
            "It has memorised wrong labels: 87% of the training rows are right though 20% have a"
                + " wrong label, and 83% of the new ones.");
    assertThat(NetworkJudgement.of(learning, new Chance(0.5, Double.NaN, 100, 300)).verdict())
        .isEqualTo(NetworkVerdict.UNDERFITS);
    // As many as have a right label are all that can be learnt.
    double[] most = {0.5, 0.78, 0.79, 0.8, 0.8, 0.8, 0.8, 0.8};
    var fitted = new Learning(RUN, loss, most, loss, most, null);
    assertThat(NetworkJudgement.of(fitted, noisy).verdict()).isEqualTo(NetworkVerdict.PROGRESSING);
  }
}
