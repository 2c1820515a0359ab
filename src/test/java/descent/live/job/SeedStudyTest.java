package descent.live.job;

import static org.assertj.core.api.Assertions.assertThat;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.live.job.SeedStudy.Result;
import descent.run.NetworkRun;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeedStudyTest {
  private static Experiment experiment(String rate, String more) {
    return ExperimentJson.read(
        """
        {"problem": {"type": "network", "dataset": {"type": "spiral", "samples": 60, "noise": 0.05},
          "validationFraction": 0.3, "layers": [{"units": 3, "activation": "tanh"}], "batchSize": 10},
         "steps": 40, "seed": 7,
         "runs": [{"name": "small", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": %s}%s},
           {"name": "large", "optimizer": {"type": "sgd"}, "network": {"layers": [{"units": 30}]}}]}
        """
            .formatted(rate, more));
  }

  private static List<Result> results(Iterator<Map<String, Object>> study) {
    var results = new ArrayList<Result>();
    study.forEachRemaining(
        piece -> {
          if (piece.get("result") instanceof Result result) {
            results.add(result);
          }
        });
    return results;
  }

  @Test
  void everyContenderIsTrainedWithEverySeedToTheLastBit() {
    Experiment experiment = experiment("0.1", "");
    List<Result> results = results(new SeedStudy(experiment, 3));
    assertThat(results.stream().map(Result::run)).containsExactly(0, 1, 0, 1, 0, 1);
    assertThat(results.stream().map(Result::seed)).containsExactly(7L, 7L, 8L, 8L, 9L, 9L);
    var alone = new NetworkRun(experiment.withSeed(8), experiment.runs().get(1));
    while (alone.advance()) {
      // To its end.
    }
    assertThat(results.get(3).loss()).isEqualTo(alone.row().training().loss());
    assertThat(results.get(3).validationLoss()).isEqualTo(alone.row().validation().loss());
    assertThat(results.get(3).validationAccuracy()).isEqualTo(alone.row().validation().accuracy());
  }

  @Test
  void whatARunMakesBesideItselfIsNotTrained() {
    List<Result> plain = results(new SeedStudy(experiment("0.1", ""), 2));
    String beside =
        ", \"averaging\": {\"decay\": 0.9}, \"ensemble\": {\"type\": \"independent\", \"members\":"
            + " 5}";
    assertThat(results(new SeedStudy(experiment("0.1", beside), 2))).isEqualTo(plain);
  }

  @Test
  void aNetworkThatDivergesHasNoLoss() {
    List<Result> results = results(new SeedStudy(experiment("1e308", ""), 2));
    assertThat(results.get(0).loss()).isNull();
    assertThat(results.get(1).loss()).isNotNull();
  }
}
