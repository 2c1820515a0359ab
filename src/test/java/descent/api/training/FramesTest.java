package descent.api.training;

import static org.assertj.core.api.Assertions.assertThat;

import descent.commentary.Caption;
import descent.commentary.network.NetworkCommentary;
import descent.commentary.network.NetworkJudgement;
import descent.commentary.network.NetworkVerdict;
import descent.live.training.DataPicture;
import descent.live.training.Picture;
import descent.live.training.TrainingUpdate;
import descent.message.Message;
import descent.network.Propagation.Measure;
import descent.run.Ending;
import descent.run.NetworkRun;
import descent.wire.Samples;
import descent.wire.Unpacked;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FramesTest {
  private static final Message WORD = Message.of("verdict.overfits", "overfits");
  private static final DataPicture DATA =
      new DataPicture(
          List.of("x", "y"),
          List.of("a", "b", "c"),
          new double[][] {{0.5, -1}, {2, 1e-9}},
          new double[] {0, 2},
          new double[] {1, 0},
          new double[] {0, 1});
  private static final double[][] ROW = {
    {10}, {0.5}, {0.7}, {0.25}, {Double.NaN}, {0}, {0.1}, {10}
  };

  /** One update with all that its header can say. */
  private static final TrainingUpdate EVERYTHING =
      new TrainingUpdate(
          new TrainingUpdate.Beginning(
              List.of(
                  new TrainingUpdate.RunFacts("SGD", "sgd", 4, 33),
                  new TrainingUpdate.RunFacts("Adam", "adam", 4, 33)),
              DATA),
          List.of(
              new TrainingUpdate.Progress(
                  new TrainingUpdate.State(
                      10,
                      new Ending(
                          Ending.Reason.STEPS,
                          10,
                          Message.of("ending.steps", "all {0} steps are done", 10)),
                      List.of(5, 10),
                      10),
                  List.of(new TrainingUpdate.Rows("", ROW))),
              new TrainingUpdate.Progress(
                  new TrainingUpdate.State(7, null, List.of(), 7), List.of())),
          List.of(
              new Picture(
                  0,
                  "1+2",
                  10,
                  new Picture.Decision(
                      new Picture.PointGrid(2, 2, -1, 1, -2, 2),
                      new double[][] {{1, 0, 0.2, 0.4}, {0, 0, 0.2, 0.4}, {0, 1, 0.6, 0.2}}),
                  new int[] {1, 0, 0, 0, 2, 0, 1, 0, 3},
                  null,
                  List.of(
                      new Picture.Worst(3, 1, 2, 0.75, new double[] {0.25, 1}),
                      new Picture.Worst(4, 1, 0, Double.NaN, new double[] {0, 1})),
                  List.of(new Picture.Parameters(new double[] {1, 2}, new double[] {-1})),
                  new Picture.Masks(
                      1,
                      new int[] {1, 4},
                      new double[][] {{1, 0, 1}},
                      new double[][] {{0.5, 1, 0}},
                      2,
                      false,
                      1,
                      -1,
                      new Picture.Example(1, new double[] {0.5, -2}, 2)),
                  new NetworkRun.Row(new Measure(0.5, 0.75), null)),
              new Picture(
                  1,
                  "",
                  7,
                  null,
                  null,
                  new Picture.Errors(new double[] {1}, new double[] {1.5}),
                  null,
                  null,
                  null,
                  null)),
          "0123456789abcdef",
          new NetworkCommentary(
              List.of(new NetworkJudgement(NetworkVerdict.OVERFITS, WORD)),
              new Caption("SGD", WORD, Message.of("caption.ownHint", "Drag the start."))));

  @Test
  void theBrowsersTestsReadTheSame() {
    byte[] frame = Frames.of("TOKEN", 3, EVERYTHING);
    var unpacked = new Unpacked(frame);
    var columns = new ArrayList<List<Object>>();
    for (double[] column : List.of(DATA.points()[0], DATA.points()[1], DATA.targets())) {
      columns.add(Samples.values(column));
      assertThat(unpacked.column(column.length)).containsExactly(column);
    }
    var sample = new LinkedHashMap<String, Object>();
    sample.put("header", unpacked.header());
    sample.put("data", columns);
    sample.put("line", Arrays.stream(ROW).map(Samples::values).toList());
    sample.put("packed", Base64.getEncoder().encodeToString(frame));
    Samples.hold("training", sample);
  }

  @Test
  void whatThereIsNothingToSayOfIsLeftOut() {
    JsonNode header =
        new Unpacked(Frames.of("TOKEN", 4, new TrainingUpdate(null, List.of(), null, null, null)))
            .header();
    assertThat(header)
        .isEqualTo(
            JsonMapper.shared()
                .valueToTree(
                    Map.of(
                        "kind",
                        "update",
                        "frame",
                        4,
                        "token",
                        "TOKEN",
                        "columns",
                        TrainingUpdate.COLUMNS,
                        "runs",
                        List.of())));
  }
}
