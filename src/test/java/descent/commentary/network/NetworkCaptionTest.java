package descent.commentary.network;

import static org.assertj.core.api.Assertions.assertThat;

import descent.commentary.Caption;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.run.NetworkRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of several networks when one of them only guesses. */
class NetworkCaptionTest {
  @Test
  void theRateIsNotBlamedWhereAnotherOneLearnsWithIt() {
    Caption caption =
        caption(
            """
            {"name": "few", "optimizer": {"type": "momentum"}, "schedule": {"learningRate": 0.05},
             "network": {"layers": [{"units": 16, "keepProbability": 0.05}, {"units": 16, "keepProbability": 0.05}]}},
            {"name": "all", "optimizer": {"type": "momentum"}, "schedule": {"learningRate": 0.05}}
            """);
    assertThat(caption.run()).isEqualTo("few");
    assertThat(String.valueOf(caption.hint()))
        .isEqualTo("all learns at the same rate: try a higher keep probability.");
  }

  @Test
  void oneThatHardlyMovesIsToldTheRateOfAnotherThatLearns() {
    Caption caption =
        caption(
            """
            {"name": "tiny", "optimizer": {"type": "momentum"}, "schedule": {"learningRate": 1e-8}},
            {"name": "good", "optimizer": {"type": "momentum"}, "schedule": {"learningRate": 0.05}}
            """);
    assertThat(caption.run()).isEqualTo("tiny");
    assertThat(String.valueOf(caption.hint()))
        .isEqualTo("good learns at the rate 0.05: try a larger one.");
  }

  @Test
  void aWeightDecayThatHoldsAllAtZeroIsNamedAndASmallerOneLearns() {
    Caption caption =
        caption(
            """
            {"name": "decayed", "optimizer": {"type": "momentum"}, "schedule": {"learningRate": 0.05},
             "network": {"weightDecay": 1}}
            """);
    assertThat(String.valueOf(caption.hint()))
        .isEqualTo("Its weight decay is 1: try a smaller one.");
    assertThat(
            caption(
                    """
                    {"name": "smaller", "optimizer": {"type": "momentum"}, "schedule": {"learningRate": 0.05},
                     "network": {"weightDecay": 0.001}}
                    """)
                .hint())
        .isNull();
  }

  @Test
  void oneWhoseFirstStepsWereFarTooLongIsToldHowTheLossRose() {
    Caption caption =
        caption(
            """
            {"name": "far", "optimizer": {"type": "adam"}, "schedule": {"learningRate": 10}}
            """);
    assertThat(String.valueOf(caption.hint()))
        .as(caption.toString())
        .matches("Its loss first rose from [\\d.]+ to [\\d.e+]+: try a smaller rate\\.");
  }

  @Test
  void whatSetsItApartFromOneThatLearnsIsTold() {
    String good =
        """
        {"name": "good", "optimizer": {"type": "momentum"}, "schedule": {"learningRate": 0.05}},
        """;
    Caption caption =
        caption(
            good
                + """
                {"name": "decayed", "optimizer": {"type": "momentum"}, "schedule": {"learningRate": 0.05},
                 "network": {"weightDecay": 1}}
                """);
    assertThat(caption.run()).isEqualTo("decayed");
    assertThat(String.valueOf(caption.hint()))
        .isEqualTo("good learns at the same rate with a weight decay of 0 instead of 1.");
  }

  @Test
  void oneThatIsFarBehindIsNamedThoughItDoesNotGuess() {
    Caption caption =
        caption(
            """
            {"name": "good", "optimizer": {"type": "adam"}, "schedule": {"learningRate": 0.01}},
            {"name": "wild", "optimizer": {"type": "rmsprop"}, "schedule": {"learningRate": 3}}
            """);
    assertThat(String.valueOf(caption.what())).startsWith("good leads: ");
    assertThat(String.valueOf(caption.hint())).matches("wild gets only [\\d.]+%\\.");
  }

  @Test
  void oneWhoseLossHardlyMovesIsToldSo() {
    Caption caption =
        caption(
            """
            {"name": "tiny", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 1e-7}}
            """);
    assertThat(String.valueOf(caption.hint()))
        .matches("Its loss hardly moves, from [\\d.]+ to [\\d.]+: try a larger rate\\.");
  }

  @Test
  void aLinearNetworkThatCannotLearnIsNamedAndAnActivationMendsIt() {
    Experiment experiment =
        experiment(
            "xor",
            """
            {"name": "linear", "optimizer": {"type": "adam"}, "schedule": {"learningRate": 0.01},
             "network": {"layers": [{"units": 16, "activation": "linear"}]}}
            """);
    List<NetworkRun> trained = trained(experiment);
    NetworkCommentary said = said(experiment, trained);

    assertThat(said.caption().run()).isEqualTo("linear");
    assertThat(String.valueOf(said.caption().hint()))
        .isEqualTo("Its layers are all linear, and so is the whole network: try tanh or ReLU.");
    var remedies = new NetworkRemedies(experiment, () -> {});
    NetworkRun run = trained.getFirst();
    assertThat(
            remedies.of(
                0, learnt(experiment), said.judgements().getFirst(), Chance.of(run.parts())))
        .singleElement()
        .satisfies(
            remedy -> assertThat(remedy.text().toString()).startsWith("activation linear → tanh"));
  }

  @Test
  void aPenaltyThatKeepsItFromFittingIsNoOverfitting() {
    Caption caption =
        caption(
            """
            {"name": "held", "optimizer": {"type": "adam"}, "schedule": {"learningRate": 0.01},
             "network": {"weightDecay": 0.1}}
            """);
    assertThat(caption.toString()).doesNotContain("overfits");
    assertThat(String.valueOf(caption.hint()))
        .isEqualTo("Its weight decay is 0.1: try a smaller one.");
  }

  @Test
  void aRateThatHasFadedIsNamed() {
    Caption caption =
        caption(
            """
            {"name": "faded", "optimizer": {"type": "sgd"},
             "schedule": {"type": "exponential", "learningRate": 0.5, "decay": 0.5}}
            """);
    assertThat(String.valueOf(caption.hint()))
        .matches("Its rate has fallen from 0\\.5 to [\\d.e-]+: let it fall more slowly\\.");
  }

  @Test
  void anEnsembleAndAveragedParametersAreToldWithWhatTheyGain() {
    String five =
        """
        {"name": "five", "optimizer": {"type": "momentum"}, "schedule": {"learningRate": 0.1},
         "ensemble": {"type": "independent", "members": 3}}
        """;
    Experiment experiment = experiment("spiral", five);
    Learning learning = learnt(experiment);
    var together = learning.together();
    assertThat(together.ensemble()).isNotEqualTo(together.members());
    assertThat(String.valueOf(said(experiment, trained(experiment)).caption().hint()))
        .isEqualTo(
            "The ensemble of five gets %s of the new rows right, its members %s on average.",
            NetworkJudgement.percent(together.ensemble()),
            NetworkJudgement.percent(together.members()));
  }

  @Test
  void aRegressionThatHasMemorisedIsNoLeader() {
    Experiment experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "network", "dataset": {"type": "regression", "samples": 40, "noise": 0.5},
              "loss": "meanSquaredError", "layers": [{"units": 64, "activation": "tanh"}, {"units": 64, "activation": "tanh"}],
              "batchSize": 20},
             "steps": 3000,
             "runs": [{"name": "Adam", "optimizer": {"type": "adam"}, "schedule": {"learningRate": 0.02}}]}
            """);
    Caption caption = said(experiment, trained(experiment)).caption();
    assertThat(caption.run()).isEqualTo("Adam");
    assertThat(String.valueOf(caption.what())).startsWith("It has memorised the training rows");
  }

  @Test
  void unscaledDropoutThatOverfitsIsNamedAsTheMistakeThatItIs() {
    Experiment experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 80, "noise": 0.3},
              "validationFraction": 0.5, "labelNoise": 0.2, "batchSize": 16,
              "layers": [{"units": 64, "keepProbability": 0.5}, {"units": 64, "keepProbability": 0.5}]},
             "steps": 2000,
             "runs": [{"name": "plain", "optimizer": {"type": "momentum"}, "schedule": {"learningRate": 0.05},
               "network": {"dropout": "unscaled"}}]}
            """);
    Caption caption = said(experiment, trained(experiment)).caption();
    assertThat(caption.what().toString()).contains("overfits");
    assertThat(String.valueOf(caption.hint())).startsWith("Its dropout is unscaled: when it");
  }

  private static Caption caption(String runs) {
    Experiment experiment = experiment("moons", runs);
    return said(experiment, trained(experiment)).caption();
  }

  private static Experiment experiment(String dataset, String runs) {
    return ExperimentJson.read(
        """
        {"problem": {"type": "network", "dataset": {"type": "%s", "samples": 200, "noise": 0.2},
          "validationFraction": 0.3, "layers": [{"units": 16}, {"units": 16}], "batchSize": 20},
         "steps": 300, "runs": [%s]}
        """
            .formatted(dataset, runs));
  }

  private static List<NetworkRun> trained(Experiment experiment) {
    return experiment.runs().stream().map(run -> new NetworkRun(experiment, run)).toList();
  }

  private static Learning learnt(Experiment experiment) {
    return Learning.of(trained(experiment).getFirst(), () -> {});
  }

  private static NetworkCommentary said(Experiment experiment, List<NetworkRun> trained) {
    return NetworkCommentary.of(
        experiment,
        trained.stream().map(run -> Learning.of(run, () -> {})).toList(),
        trained.stream().map(run -> Chance.of(run.parts())).toList());
  }
}
