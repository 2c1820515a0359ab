package descent.live.dropout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.live.training.Footprint;
import descent.live.training.TrainingLimits;
import descent.message.InvalidInputException;
import descent.run.Crew;
import descent.run.NetworkRun;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DropoutLabTest {
  private static final String SMALL =
      "{\"units\": 6, \"activation\": \"tanh\", \"keepProbability\": 0.5}";
  private static final String LARGE =
      "{\"units\": 40, \"activation\": \"relu\", \"keepProbability\": 0.5}";

  private final DropoutLab lab = new DropoutLab(TrainingLimits.standard());

  private static Experiment experiment(String layers, String more) {
    return ExperimentJson.read(
        """
        {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 60, "noise": 0.1},
          "validationFraction": 0.3, "layers": [%s], "batchSize": 10},
         "steps": 40, "seed": 3,
         "runs": [{"name": "a", "optimizer": {"type": "adam"}%s}]}
        """
            .formatted(layers, more));
  }

  private static <T> List<T> pieces(Iterator<Map<String, Object>> answer, Class<T> kind) {
    var found = new ArrayList<T>();
    answer.forEachRemaining(
        piece -> {
          if (kind.isInstance(piece.values().iterator().next())) {
            found.add(kind.cast(piece.values().iterator().next()));
          }
        });
    return found;
  }

  private <T> List<T> masks(Experiment experiment, int step, int row, int masks, Class<T> kind) {
    return pieces(lab.masks(experiment, 0, step, row, 1, masks), kind);
  }

  @Test
  void anAnswerComesInStages() {
    var kinds = new ArrayList<String>();
    lab.masks(experiment(SMALL + "," + SMALL, ""), 0, 25, 2, 1, 500)
        .forEachRemaining(piece -> kinds.addAll(piece.keySet()));
    assertThat(kinds).startsWith("training");
    assertThat(kinds.stream().distinct())
        .containsExactly("training", "exact", "variants", "gradient", "drawn", "data");
  }

  @Test
  void theNetworkIsThatOfTheRunToTheBit() {
    Experiment experiment =
        experiment(SMALL, ", \"ensemble\": {\"type\": \"independent\", \"members\": 2}");
    var memory = new Replay.RecentRuns(2, Long.MAX_VALUE);
    for (int step : new int[] {25, 30, 7, 30}) {
      Replay replay = replayed(memory, experiment, step);
      var run = new NetworkRun(experiment, experiment.runs().getFirst());
      while (run.step() < step) {
        run.advance(1, Crew.ALONE);
      }
      assertThat(replay.run().point()).isEqualTo(run.point());
      assertThat(replay.run().step()).isEqualTo(step);
    }
  }

  @Test
  void whatIsRememberedIsBoundedInBytes() {
    Experiment experiment = experiment(LARGE, "");
    long one = Footprint.bytesOfOne(experiment, experiment.runs().getFirst());
    var memory = new Replay.RecentRuns(24, 5 * one / 2);
    for (int step = 1; step < 6; step++) {
      replayed(memory, experiment, step);
      assertThat(memory.held()).isEqualTo(Math.min(step, 2) * one);
    }

    var small = new Replay.RecentRuns(24, one - 1);
    assertThat(replayed(small, experiment, 3).run().step()).isEqualTo(3);
    assertThat(small.held()).as("too large to keep").isZero();
  }

  private static Replay replayed(Replay.RecentRuns memory, Experiment experiment, int step) {
    var replay = new Replay(memory, experiment, 0, step);
    boolean there = replay.goOn();
    while (!there) {
      there = replay.goOn();
    }
    return replay;
  }

  @Test
  void drawingApproachesTheExactMean() {
    Experiment experiment = experiment(SMALL + "," + SMALL, "");
    var exact = masks(experiment, 25, 2, 5000, MaskStudy.Exact.class).getFirst();
    var drawn = masks(experiment, 25, 2, 5000, MaskStudy.Drawn.class);
    assertThat(exact.units()).isEqualTo(12);
    assertThat(exact.step()).isEqualTo(25);
    assertThat(drawn.size()).isGreaterThan(3);
    var last = drawn.getLast();
    assertThat(last.masks()).isEqualTo(5000);
    assertThat(last.scores()).as("the exact one is better").isNull();
    for (int i = 0; i < 4; i++) {
      assertThat(last.mean()[i]).isCloseTo(exact.mean()[i], within(4 * last.error()[i]));
    }
    assertThat(exact.test()[0]).isNotCloseTo(exact.mean()[0], within(1e-6));
    assertThat(exact.scores().fractions()).hasSize(60);
  }

  @Test
  void tooManyMasksAreDrawnAlone() {
    Experiment experiment = experiment(LARGE, "");
    var exact = masks(experiment, 5, 0, 100, MaskStudy.Exact.class).getFirst();
    assertThat(exact.units()).isEqualTo(40);
    assertThat(exact.mean()).isNull();
    assertThat(exact.scores()).isNull();
    assertThat(masks(experiment, 5, 0, 100, MaskStudy.Drawn.class).getLast().scores()).isNotNull();
    assertThat(masks(experiment, 5, 0, 100, MaskStudy.Data.class)).isEmpty();
  }

  @Test
  void droppedUnitsGetNoGradientInTheStep() {
    var gradient =
        masks(experiment(LARGE + "," + SMALL, ""), 9, 4, 10, MaskStudy.Gradient.class).getFirst();
    assertThat(gradient.dropped()).isBetween(5, 41);
    assertThat(gradient.ofDropped()).isZero();
    assertThat(gradient.ofKept()).isPositive();
  }

  @Test
  void theErrorOverTheDataComesRowByRow() {
    var data =
        masks(experiment(SMALL + "," + SMALL, ""), 25, 2, 10, MaskStudy.Data.class).getLast();
    assertThat(data.rows()).isEqualTo(data.of()).isEqualTo(data.all()).isEqualTo(60);
    assertThat(data.scoreError()).isBetween(1e-6, data.scoreSize());
    var one = masks(experiment(SMALL, ""), 25, 2, 10, MaskStudy.Data.class).getLast();
    assertThat(one.scoreError()).as("one layer is exact").isLessThan(1e-12);
    assertThat(one.predictionError()).isGreaterThan(1e-6);
  }

  @Test
  @SuppressWarnings("unchecked")
  void variantsStandSideBySide() {
    var variants = new ArrayList<MaskStudy.Variant>();
    lab.masks(experiment(SMALL, ""), 0, 25, 2, 1, 10)
        .forEachRemaining(
            piece -> {
              if (piece.containsKey("variants")) {
                variants.addAll((List<MaskStudy.Variant>) piece.get("variants"));
              }
            });
    assertThat(variants)
        .extracting(MaskStudy.Variant::dropout)
        .containsExactly("inverted", "vanilla", "unscaled");
    for (var variant : variants) {
      double ratio = variant.test()[0][1] / variant.training()[0][1];
      assertThat(ratio).isEqualTo(variant.dropout().equals("unscaled") ? 2 : 1);
    }
  }

  @Test
  void unitsAreSwitchedOffOverManyOrders() {
    var off = pieces(lab.switchOff(experiment(SMALL, ""), 40), DropoutLab.Degradation.class);
    assertThat(off).hasSize(20);
    var last = off.getLast();
    assertThat(last.draws()).isEqualTo(last.of()).isEqualTo(20);
    assertThat(last.fractions()).startsWith(0, 0.1).endsWith(1);
    assertThat(last.accuracy()[0]).isGreaterThan(last.accuracy()[10]);
    assertThat(pieces(lab.switchOff(experiment(SMALL, ""), 40), DropoutLab.Scaling.class))
        .as("inverted dropout scales nothing at test time")
        .isEmpty();
    String vanilla = ", \"network\": {\"dropout\": \"vanilla\"}";
    var scaling =
        pieces(lab.switchOff(experiment(SMALL, vanilla), 40), DropoutLab.Scaling.class).getFirst();
    assertThat(scaling.on().loss()).isNotEqualTo(scaling.off().loss());
  }

  @Test
  void whatCannotBeAnsweredIsRefusedWithASentence() {
    String plain = SMALL.replace("0.5", "1");
    refused(() -> masks(experiment(plain, ""), 0, 0, 10, Object.class), "drops no unit");
    refused(() -> masks(experiment(SMALL, ""), 0, 60, 10, Object.class), "from 0 to 59");
    var function =
        ExperimentJson.read(
            """
            {"problem": {"type": "function", "expression": "x^2", "variables": ["x"], "start": [1]},
             "runs": [{"optimizer": {"type": "sgd"}}]}
            """);
    refused(() -> lab.switchOff(function, 1), "Only networks");
  }

  private static void refused(Runnable question, String sentence) {
    assertThatThrownBy(question::run)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(sentence);
  }
}
