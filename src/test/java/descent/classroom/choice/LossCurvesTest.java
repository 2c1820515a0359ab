package descent.classroom.choice;

import static org.assertj.core.api.Assertions.assertThat;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.run.Crew;
import descent.run.Run;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossCurvesTest {
  private static final Experiment NETWORKS =
      ExperimentJson.read(
          """
          {"problem": {"type": "network", "dataset": {"type": "spiral"},
             "layers": [{"units": 4, "activation": "tanh"}], "batchSize": 10}, "steps": 900,
           "runs": [{"name": "a", "optimizer": {"type": "sgd"}}, {"name": "b", "optimizer": {"type": "adam"}}]}
          """);

  private static List<LossCurve> curves(Experiment experiment, long slice) {
    var work = new LossCurves(experiment);
    while (work.goOn(slice)) {
      // the next slice
    }
    return work.curves();
  }

  @Test
  void theLossesAreThoseOfTheRuns() {
    List<LossCurve> curves = curves(NETWORKS, 1_000_000);

    assertThat(curves).extracting(LossCurve::name).containsExactly("a", "b");
    for (int i = 0; i < curves.size(); i++) {
      LossCurve curve = curves.get(i);
      assertThat(curve.steps()).hasSizeBetween(2, 600);
      Run run = Run.of(NETWORKS, NETWORKS.runs().get(i), null);
      var losses = new ArrayList<Double>();
      var kept = new ArrayList<>(curve.steps());
      do {
        if (run.hasRow()
            && kept.contains(run.step())
            && losses.size() < kept.size()
            && kept.get(losses.size()) == run.step()) {
          losses.add(run.loss());
        }
      } while (run.advance(1, Crew.ALONE));
      if (losses.size() < kept.size() && run.hasRow()) {
        losses.add(run.loss());
      }
      assertThat(curve.losses()).isEqualTo(losses);
    }
  }

  @Test
  void slicesChangeNothingAndACurveEndsWhereItIsCut() {
    List<LossCurve> whole = curves(NETWORKS, Long.MAX_VALUE / 2);

    assertThat(curves(NETWORKS, 200_000)).isEqualTo(whole);
    LossCurve cut = whole.getFirst().upTo(100);
    assertThat(cut.steps()).allMatch(step -> step <= 100).isNotEmpty();
    assertThat(cut.losses()).hasSameSizeAs(cut.steps());
  }
}
