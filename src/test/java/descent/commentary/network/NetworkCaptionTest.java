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
                .run())
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

  private static Caption caption(String runs) {
    Experiment experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 200, "noise": 0.2},
              "validationFraction": 0.3, "layers": [{"units": 16}, {"units": 16}], "batchSize": 20},
             "steps": 300, "runs": [%s]}
            """
                .formatted(runs));
    List<NetworkRun> trained =
        experiment.runs().stream().map(run -> new NetworkRun(experiment, run)).toList();
    return NetworkCommentary.of(
            experiment,
            trained.stream().map(run -> Learning.of(run, () -> {})).toList(),
            trained.stream().map(run -> Chance.of(run.parts())).toList())
        .caption();
  }
}
