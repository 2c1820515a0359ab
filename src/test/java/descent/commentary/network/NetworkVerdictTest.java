package descent.commentary.network;

import static org.assertj.core.api.Assertions.assertThat;

import descent.commentary.RemediesTest;
import descent.commentary.Remedy;
import descent.experiment.Experiment;
import descent.experiment.Networks;
import descent.experiment.json.ExperimentJson;
import descent.experiment.json.ExperimentPatch;
import descent.explanation.Explanation;
import descent.run.Ending;
import descent.run.NetworkRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Words about networks, judged again from the text of the trace by docs/verdicts.md. */
class NetworkVerdictTest {
  private static final int NETWORKS = 60;
  private static final int ROWS = 60;
  private static final Pattern RIGHT =
      Pattern.compile("(\\S+) % of the (new|training) rows are right(?: instead of (\\S+) %)?$");

  private static Experiment drawn(int i) {
    var random = new Random(500 + i);
    String data = List.of("circles", "moons", "xor", "spiral", "gaussians").get(random.nextInt(5));
    double noise = random.nextInt(3) == 0 ? 0.3 : 0;
    return ExperimentJson.read(
        String.format(
            Locale.ROOT,
            """
            {"problem": {"type": "network", "dataset": {"type": "%s", "samples": %d, "noise": 0.2},
               "validationFraction": 0.5, "labelNoise": %s,
               "layers": [{"units": %d, "activation": "%s"}], "batchSize": %d},
             "steps": %d, "seed": %d,
             "runs": [{"optimizer": {"type": "%s"}, "schedule": {"learningRate": %.3g}}]}
            """,
            data,
            ROWS,
            noise,
            random.nextBoolean() ? 3 : 32,
            random.nextBoolean() ? "relu" : "tanh",
            random.nextBoolean() ? 0 : 10,
            random.nextBoolean() ? 60 : 400,
            i,
            List.of("sgd", "momentum", "adam").get(random.nextInt(3)),
            StrictMath.pow(10, 2 - 6 * random.nextDouble())));
  }

  @Test
  void aNetworkStuckAtChanceIsNamedWithTheStepsThatItsMomentumMakesOfItsRate() {
    Experiment stuck =
        ExperimentJson.read(
            """
            {"problem": {"type": "network", "dataset": {"type": "digits"}, "trainingSamples": 100,
               "validationFraction": 0.5, "standardize": false,
               "layers": [{"units": 32, "keepProbability": 0.5}, {"units": 32, "keepProbability": 0.5}],
               "batchSize": 20},
             "steps": 200,
             "runs": [{"name": "Fine", "optimizer": {"type": "adam"}},
               {"name": "Stuck", "optimizer": {"type": "momentum", "momentum": 0.95},
                "schedule": {"learningRate": 0.5}}]}
            """);
    Explanation said = Explanation.of(stuck, () -> {});
    assertThat(said.runs().get(1).verdict()).isEqualTo("chance");
    assertThat(said.caption().run()).isEqualTo("Stuck");
    assertThat(said.caption().hint()).isNotNull();
    assertThat(said.caption().hint().english()).contains("momentum");
    assertThat(said.caption().hint().arguments()).contains("0.5", "0.95", "10");
  }

  private static Explanation.OfRun explained(Experiment experiment) {
    return Explanation.of(experiment, () -> {}).runs().getFirst();
  }

  /** The columns of the trace from train_loss to validation_accuracy. */
  private static List<double[]> rows(Experiment experiment) {
    var rows = new ArrayList<double[]>();
    for (String line : Networks.csv(experiment).lines().skip(1).toList()) {
      String[] cells = line.split(",", -1);
      double[] row = new double[4];
      for (int k = 0; k < 4; k++) {
        row[k] = Double.parseDouble(cells[4 + k]);
      }
      rows.add(row);
    }
    return rows;
  }

  @Test
  void everyWordFollowsFromTheTrace() {
    var words = new TreeMap<String, Integer>();
    for (int i = 0; i < NETWORKS; i++) {
      Experiment experiment = drawn(i);
      String word = explained(experiment).verdict();
      words.merge(word, 1, Integer::sum);
      List<double[]> rows = rows(experiment);
      double[] last = rows.getLast();
      double train = last[1];
      double validation = last[3];
      var chance = Chance.of(new NetworkRun(experiment, experiment.runs().getFirst()).parts());
      double guess = chance.accuracy();
      boolean guesses = train <= guess + 2 * Math.sqrt(guess * (1 - guess) / chance.trainingRows());
      double doubt = Math.sqrt(validation * (1 - validation) / chance.validationRows());
      boolean gap = train - validation > Math.max(0.08, doubt);
      boolean good = validation - guess >= 0.8 * (1 - guess);
      String what = i + " " + word + " train " + train + " validation " + validation;
      switch (word) {
        case "diverges" ->
            assertThat(last[0] > rows.getFirst()[0] || broke(experiment)).as(what).isTrue();
        case "chance" -> assertThat(guesses).as(what).isTrue();
        case "overfits" -> assertThat(!guesses && gap).as(what).isTrue();
        case "generalises" -> assertThat(!guesses && !gap && good).as(what).isTrue();
        default -> assertThat(guesses || gap || good).as(what).isFalse();
      }
    }
    assertThat(words).containsKeys("chance", "overfits", "generalises", "progressing");
  }

  private static boolean broke(Experiment experiment) {
    var run = new NetworkRun(experiment, experiment.runs().getFirst());
    Ending ending = Learning.of(run, () -> {}).ending();
    return ending != null && ending.reason() == Ending.Reason.DIVERGED;
  }

  @Test
  void everyPatchDoesWhatItsTextPromises() {
    int tried = 0;
    for (int i = 0; i < NETWORKS / 2; i++) {
      Experiment experiment = drawn(i);
      for (Remedy remedy : explained(experiment).remedies()) {
        String text = remedy.text().toString();
        Matcher promise = RIGHT.matcher(text);
        assertThat(promise.find()).as(text).isTrue();
        var patch = ExperimentPatch.between(experiment, remedy.experiment());
        Experiment patched =
            ExperimentJson.read(
                RemediesTest.patched(ExperimentJson.tree(ExperimentJson.write(experiment)), patch));
        double now = rows(patched).getLast()[3];
        assertThat(NetworkJudgement.percent(now)).as(text).isEqualTo(promise.group(1) + " %");
        if (promise.group(3) != null) {
          double before = rows(experiment).getLast()[3];
          assertThat(NetworkJudgement.percent(before)).as(text).isEqualTo(promise.group(3) + " %");
          assertThat(now - before).as(text).isGreaterThan(0.02);
        }
        tried++;
      }
    }
    assertThat(tried).isPositive();
  }

  @Test
  void whatFallsNoFurtherIsNotCalledStillLearning() {
    Experiment experiment = drawn(0);
    double[] loss = new double[40];
    double[] train = new double[40];
    double[] validation = new double[40];
    Arrays.fill(loss, 0.2);
    Arrays.fill(train, 0.92);
    Arrays.fill(validation, 0.88);
    loss[0] = 0.7;
    loss[39] = 0.21;
    var learning =
        new Learning(experiment.runs().getFirst(), loss, train, loss.clone(), validation, null);
    var told = NetworkJudgement.of(learning, new Chance(0.5, Double.NaN, 200, 100));
    assertThat(told.verdict()).isEqualTo(NetworkVerdict.PROGRESSING);
    assertThat(told.text().toString()).contains("hardly falls any more").contains("0.2 a tenth");
  }

  @Test
  void aNetworkThatGuessesIsNamedAndNeverRecommended() {
    Experiment experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "network", "dataset": {"type": "spiral", "samples": 100},
               "layers": [{"units": 8, "activation": "relu"}],
               "initialization": {"type": "normal", "deviation": 1e-6}}, "steps": 100,
             "runs": [{"name": "good", "optimizer": {"type": "adam"}, "schedule": {"learningRate": 0.03}},
                      {"name": "dead", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 1e-9}}]}
            """);
    var told = Explanation.of(experiment, () -> {});
    assertThat(told.runs().get(1).verdict()).isEqualTo("chance");
    assertThat(told.caption().run()).isEqualTo("dead");
    assertThat(told.caption().what().toString()).startsWith("It only guesses");
  }
}
