package descent.commentary.network;

import static org.assertj.core.api.Assertions.assertThat;

import descent.commentary.RemediesTest;
import descent.commentary.Remedy;
import descent.experiment.Contender;
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
      Pattern.compile("(\\S+)% of the (new|training) rows are right(?: instead of (\\S+)%)?$");

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

  private static String told(String data, String optimizer, String rate) {
    return explained(
            ExperimentJson.read(
                """
                {"problem": {"type": "network", "dataset": %s, "validationFraction": 0.3,
                   "layers": [{"units": 16, "activation": "relu"}], "batchSize": 20},
                 "steps": 200, "runs": [{"optimizer": {"type": "%s"}, "schedule": {"learningRate": %s}}]}
                """
                    .formatted(data, optimizer, rate)))
        .text()
        .toString();
  }

  @Test
  void aRateThatIsTooSmallIsNoReasonToSayThatTheLossFallsNoFurther() {
    for (String data : List.of("moons", "gaussians", "circles", "spiral", "xor", "regression")) {
      String said = told("{\"type\": \"%s\", \"samples\": 200}".formatted(data), "sgd", "1e-6");
      assertThat(said).as(data).doesNotContain("no further", "not even", "memorised");
    }
  }

  @Test
  void whatIsFarBelowOneAnswerForAllIsWorseThanGuessing() {
    var worse =
        new Learning(
            explainable(),
            new double[] {1.2, 1.1},
            new double[] {0.2, 0.207},
            new double[] {1.2, 1.1},
            new double[] {0.2, 0.2},
            null);
    assertThat(NetworkJudgement.of(worse, new Chance(0.5, Double.NaN, 150, 50)).text().toString())
        .isEqualTo(
            "It is worse than guessing: 20.7% of the training rows are right, and one answer for"
                + " all gets 50%.");
  }

  @Test
  void whatExplodedEarlyAndThenStandsDiverges() {
    double[] loss = {0.7, 7e88, 7e88, 7e88, 7e88, 7e88, 7e88, 7e88};
    double[] right = {0.5, 0.51, 0.49, 0.51, 0.49, 0.51, 0.49, 0.49};
    double[] none = none(8);
    var guess = new Chance(0.51, Double.NaN, 150, 50);
    var exploded = new Learning(explainable(), loss, right, loss, right, null);
    assertThat(NetworkJudgement.of(exploded, guess).verdict()).isEqualTo(NetworkVerdict.DIVERGES);
    assertThat(NetworkJudgement.of(exploded, guess).text().toString())
        .isEqualTo(
            "The loss on the training rows has exploded, from 0.7 to 7e88, and no longer grows.");
    var values = new Learning(explainable(), loss, none, loss, none, null);
    assertThat(NetworkJudgement.of(values, new Chance(Double.NaN, 1, 150, 50)).verdict())
        .isEqualTo(NetworkVerdict.DIVERGES);
    double[] knows = {0.5, 0.9, 0.97, 0.97, 0.97, 0.97, 0.97, 0.97};
    double[] huge = {0.7, 1e4, 900, 900, 900, 900, 900, 900};
    var learnt = new Learning(explainable(), huge, knows, huge, knows, null);
    assertThat(NetworkJudgement.of(learnt, guess).verdict()).isEqualTo(NetworkVerdict.GENERALISES);
  }

  @Test
  void whoseLossEndsAboveItsBeginningIsNotSaidToLearn() {
    var chance = new Chance(0.5, Double.NaN, 150, 50);
    double[] half = {0.5, 0.6, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7};
    // 1.149 to 523: the last rows fall, and the loss has exploded all the same.
    double[] falls = {1.149, 9e4, 8e4, 5e4, 9e3, 5e3, 900, 523};
    assertThat(judged(falls, half, chance).verdict()).isEqualTo(NetworkVerdict.DIVERGES);
    double[] little = {1.2, 9, 8, 7, 6, 4, 3, 2.5};
    assertThat(judged(little, half, chance).verdict()).isEqualTo(NetworkVerdict.UNDERFITS);
    assertThat(judged(little, half, chance).text().toString())
        .isEqualTo(
            "It does not fit the training rows: 70% of them are right, and the loss ends above"
                + " where it began, at 2.5 instead of 1.2.");
    // A single row far up is no growth, and neither is a last row just above the first.
    double[] jumps = {0.3, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 99, 0.2, 0.301};
    double[] right = {0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7};
    assertThat(judged(jumps, right, chance).verdict()).isEqualTo(NetworkVerdict.UNDERFITS);
    double[] sure = {0.5, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.92};
    var alone = new Learning(explainable(), little, sure, none(8), none(8), null);
    assertThat(NetworkJudgement.of(alone, chance).text().toString())
        .isEqualTo(
            "92% of the training rows are right, but it is so sure of the wrong ones that the loss"
                + " ends above where it began, at 2.5 instead of 1.2.");
  }

  private static NetworkJudgement judged(double[] loss, double[] right, Chance chance) {
    return NetworkJudgement.of(new Learning(explainable(), loss, right, loss, right, null), chance);
  }

  private static double[] none(int rows) {
    double[] none = new double[rows];
    Arrays.fill(none, Double.NaN);
    return none;
  }

  @Test
  void whoHasNotLearntTheTrainingRowsHasMemorisedNothing() {
    var poor =
        new Learning(
            explainable(),
            new double[] {0.7, 300},
            new double[] {0.5, 0.72},
            new double[] {0.7, 400},
            new double[] {0.5, 0.55},
            null);
    var falling =
        new Learning(
            explainable(),
            new double[] {500, 300},
            poor.trainAccuracy(),
            poor.validationLoss(),
            poor.validationAccuracy(),
            null);
    NetworkJudgement said = NetworkJudgement.of(falling, new Chance(0.5, Double.NaN, 150, 100));
    assertThat(said.verdict()).isEqualTo(NetworkVerdict.OVERFITS);
    assertThat(said.text().toString()).doesNotContain("memorised").contains("72%", "55%");
  }

  private static Contender explainable() {
    return drawn(0).runs().getFirst();
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
      boolean clear = gap && (train - validation > 2 * doubt || train - guess >= 0.8 * (1 - guess));
      boolean good = validation - guess >= 0.8 * (1 - guess);
      String what = i + " " + word + " train " + train + " validation " + validation;
      switch (word) {
        case "diverges" ->
            assertThat(last[0] > rows.getFirst()[0] || broke(experiment)).as(what).isTrue();
        case "chance" -> assertThat(guesses).as(what).isTrue();
        case "overfits" -> assertThat(!guesses && gap).as(what).isTrue();
        case "generalises" -> assertThat(!guesses && !clear && good).as(what).isTrue();
        case "underfits" -> assertThat(guesses || clear || good).as(what).isFalse();
        default -> {
          assertThat(guesses || clear || good).as(what).isFalse();
          boolean knows = train - guess >= 0.8 * (1 - guess);
          assertThat(knows || last[0] <= 1.001 * rows.getFirst()[0]).as(what).isTrue();
        }
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
        assertThat(NetworkJudgement.percent(now)).as(text).isEqualTo(promise.group(1) + "%");
        if (promise.group(3) != null) {
          double before = rows(experiment).getLast()[3];
          assertThat(NetworkJudgement.percent(before)).as(text).isEqualTo(promise.group(3) + "%");
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
    assertThat(told.text().toString())
        .contains("does not clearly fall any more")
        .contains("was 0.2 over");
  }

  @Test
  void whereAllTrainingRowsAreOfOneClassThisIsSaidAndNotThatItGuesses() {
    double[] loss = {0.7, 0.1};
    double[] right = {1, 1};
    var learning =
        new Learning(drawn(0).runs().getFirst(), loss, right, loss.clone(), right.clone(), null);
    var told = NetworkJudgement.of(learning, new Chance(1, Double.NaN, 20, 10));
    assertThat(told.verdict()).isEqualTo(NetworkVerdict.CHANCE);
    assertThat(told.text().toString()).contains("of one class");
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

  @Test
  void fewRowsThatAreRightAboveOneAnswerForAllAreNotCalledAGuess() {
    double[] loss = {1.4, 0.17};
    double[] right = {0.6, 0.976};
    var learning = new Learning(explainable(), loss, right, loss, right, null);
    assertThat(
            NetworkJudgement.of(learning, new Chance(0.881, Double.NaN, 42, 18)).text().toString())
        .isEqualTo(
            "It is not clearly better than guessing: 97.6% of the training rows are right, and one"
                + " answer for all gets 88.1%.");
  }

  @Test
  void aPenaltyIsNoReasonToSayThatARegressionGuesses() {
    double[] none = {Double.NaN, Double.NaN};
    double[] loss = {5, 0.5};
    var chance = new Chance(Double.NaN, 0.4, 40, 20);
    var penalised = new Learning(explainable(), loss, none, new double[] {4, 0.02}, none, null);
    assertThat(NetworkJudgement.of(penalised, chance).verdict())
        .isEqualTo(NetworkVerdict.GENERALISES);
    var worse = new Learning(explainable(), loss, none, new double[] {4, 0.6}, none, null);
    assertThat(NetworkJudgement.of(worse, chance).text().toString())
        .startsWith("It is worse than guessing: its loss on the training rows is 0.5");
  }

  @Test
  void noSmallerRateIsAdvisedWhereNoRateIsTheReason() {
    String problem =
        """
        {"problem": {"type": "network", "dataset": {"type": "circles", "samples": 80, "noise": 0.1},
           "layers": [{"units": 8, "activation": "leakyRelu"}], "batchSize": 16,
           "validationFraction": 0.3}, "steps": 100, "runs": [%s]}
        """;
    String lineSearch =
        "{\"optimizer\": {\"type\": \"lbfgs\"}, \"schedule\": {\"learningRate\": 1}}";
    String noRate =
        "{\"optimizer\": {\"type\": \"sgd\"}, \"schedule\": {\"type\": \"formula\", \"expression\":"
            + " \"0.1/t\"}}";
    var said = Explanation.of(ExperimentJson.read(problem.formatted(lineSearch)), () -> {});
    assertThat(said.runs().getFirst().verdict()).isEqualTo("diverges");
    assertThat(said.caption().hint())
        .hasToString(
            "Its line search compares losses of the same rows: try the full batch, batch size 0.");
    assertThat(
            Explanation.of(ExperimentJson.read(problem.formatted(noRate)), () -> {})
                .caption()
                .hint())
        .isNull();
  }
}
