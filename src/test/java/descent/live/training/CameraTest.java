package descent.live.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.live.WantedPictures;
import descent.message.InvalidInputException;
import descent.run.NetworkRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class CameraTest {
  private static final Experiment EXPERIMENT =
      ExperimentJson.read(
          """
          {"problem": {"type": "network", "dataset": {"type": "moons"}, "layers": [{"units": 4}]}, "steps": 9,
           "runs": [{"optimizer": {"type": "adam"}, "ensemble": {"type": "independent", "members": 3}}]}
          """);

  private static WantedPictures members(String... names) {
    return new WantedPictures(
        WantedPictures.FRONTIER, false, false, false, false, WantedPictures.NO_ROW, List.of(names));
  }

  @Test
  void someMembersAreMeasuredTogether() {
    var run = new NetworkRun(EXPERIMENT, EXPERIMENT.runs().getFirst());
    while (run.advance()) {}
    var camera = new Camera(0, EXPERIMENT, DataPicture.of(EXPERIMENT), 1000);
    var members = run.members();
    var expected = run.measure(List.of(members.get(1), members.get(3)));
    for (String group : List.of("1+3", "3+1", "1+3+3")) {
      assertThat(members(group).wantsSomething()).isTrue();
      assertThat(camera.of(run, group, members(group), null, null).measure()).isEqualTo(expected);
    }
    assertThat(camera.of(run, "2", members("2"), null, null).measure()).isNull();
    assertThat(camera.of(run, "4+5", members("4+5"), null, null)).isNull();
  }

  @Test
  void theRowAskedForIsToldAsTheNetworkSeesItWhetherItsBatchSeesItOrNot() {
    var run = new NetworkRun(EXPERIMENT, EXPERIMENT.runs().getFirst());
    var camera = new Camera(0, EXPERIMENT, DataPicture.of(EXPERIMENT), 1000);
    var training = run.parts().training();
    int rows = training.targets().length;
    for (int asked : new int[] {0, 1, rows - 1}) {
      var example = masks(camera, run, asked).example();
      assertThat(example.row()).isEqualTo(asked);
      assertThat(example.inputs()).isEqualTo(training.inputs()[asked]);
      assertThat(example.target()).isEqualTo(training.targets()[asked]);
    }
    var beyond = masks(camera, run, rows);
    assertThat(beyond.example().row()).isEqualTo(beyond.row());
  }

  private static Picture.Masks masks(Camera camera, NetworkRun run, int asked) {
    var look =
        new WantedPictures(WantedPictures.FRONTIER, false, false, false, false, asked, List.of());
    return camera.of(run, "", look, null, null).masks();
  }

  @Test
  void namesThatAreNoMembersAreRefused() {
    for (String name : List.of("+", "1+", "0+1", "1++2", "ensemble+1")) {
      assertThatThrownBy(() -> members(name)).isInstanceOf(InvalidInputException.class);
    }
  }

  /** y = a + 2b, by a linear network that has learnt it: all points lie on the diagonal. */
  @Test
  void aRegressionOfSeveralFeaturesShowsWhatIsTrueAndPredicted() {
    var lines = new StringBuilder("a,b,y\\n");
    for (int i = 0; i < 40; i++) {
      lines.append(i % 5).append(',').append(i % 7).append(',').append(i % 5 + 2 * (i % 7));
      lines.append("\\n");
    }
    Experiment experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "network", "dataset": {"type": "csv", "task": "regression", "content": "%s"},
               "layers": [], "loss": "meanSquaredError", "validationFraction": 0.25}, "steps": 400,
             "runs": [{"optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.1}}]}
            """
                .formatted(lines));
    var run = new NetworkRun(experiment, experiment.runs().getFirst());
    while (run.advance()) {}
    var camera = new Camera(0, experiment, DataPicture.of(experiment), 1000);
    var look =
        new WantedPictures(
            WantedPictures.FRONTIER, false, true, false, false, WantedPictures.NO_ROW, List.of());
    var errors = camera.of(run, "", look, null, null).errors();
    assertThat(errors.targets()).hasSize(10).isEqualTo(run.parts().validation().targets());
    assertThat(errors.predicted()).containsExactly(errors.targets(), within(1e-6));
  }
}
