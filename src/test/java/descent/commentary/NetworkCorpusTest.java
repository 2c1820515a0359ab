package descent.commentary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.commentary.network.Learning;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.experiment.json.ExperimentPatch;
import descent.explanation.Explanation;
import descent.run.NetworkRun;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Words and remedies of drawn networks, at rates over six decades: each word is found again from
 * the rows, and each patch is applied and trained. More of them with {@code -Ddescent.corpus=all};
 * {@code -Ddescent.corpus.seed=…} draws others.
 */
class NetworkCorpusTest {
  private static final int EXPERIMENTS =
      "all".equals(System.getProperty("descent.corpus")) ? 240 : 24;
  private static final long SEED = Long.getLong("descent.corpus.seed", 500);
  private static final Pattern PROMISE =
      Pattern.compile(
          ": (?:the loss ends at )?(\\S+?)(?:% of the (?:new|training) rows are right)?"
              + "(?: instead of (\\S+?)%?)?$");

  private static Experiment drawn(int i) {
    var random = new Random(SEED + i);
    String data =
        new String[] {
              "{\"type\": \"moons\", \"samples\": 80, \"noise\": 0.2}",
              "{\"type\": \"circles\", \"samples\": 60, \"noise\": 0.3}",
              "{\"type\": \"xor\", \"samples\": 60, \"noise\": 0.4}",
              "{\"type\": \"regression\", \"samples\": 40, \"noise\": 0.3}"
            }
            [i % 4];
    return ExperimentJson.read(
        String.format(
            Locale.ROOT,
            """
            {"problem": {"type": "network", "dataset": %s, "validationFraction": %s,
               "loss": "%s", "batchSize": 16,
               "layers": [{"units": %d, "activation": "%s"}]},
             "steps": %d, "seed": %d,
             "runs": [{"optimizer": {"type": "%s"}, "schedule": {"learningRate": %.3g}}]}
            """,
            data,
            random.nextInt(5) == 0 ? "0" : "0.3",
            i % 4 == 3 ? "meanSquaredError" : "crossEntropy",
            4 + random.nextInt(20),
            random.nextBoolean() ? "tanh" : "relu",
            new int[] {40, 150, 400}[random.nextInt(3)],
            i,
            new String[] {"sgd", "momentum", "adam", "rmsprop"}[random.nextInt(4)],
            StrictMath.pow(10, 1.5 - 6 * random.nextDouble())));
  }

  private static Learning learning(Experiment experiment) {
    return Learning.of(new NetworkRun(experiment, experiment.runs().getFirst().alone()), () -> {});
  }

  @Test
  void wordsAndRemediesHold() {
    var words = new TreeMap<String, Integer>();
    int remedies = 0;
    var softly = new SoftAssertions();
    for (int i = 0; i < EXPERIMENTS; i++) {
      Experiment experiment = drawn(i);
      Explanation.OfRun told = Explanation.of(experiment, () -> {}).runs().getFirst();
      words.merge(told.verdict(), 1, Integer::sum);
      Learning before = learning(experiment);
      String what = i + ": " + told.verdict() + ", " + told.text();
      softly.assertThatCode(() -> holds(told.verdict(), before, what)).doesNotThrowAnyException();
      for (Remedy remedy : told.remedies()) {
        softly
            .assertThatCode(() -> verify(experiment, before, remedy, what))
            .doesNotThrowAnyException();
        remedies++;
      }
    }
    softly.assertAll();
    assertThat(words.size()).as(words.toString()).isGreaterThanOrEqualTo(4);
    assertThat(remedies).isGreaterThan(EXPERIMENTS / 6);
  }

  private static void holds(String word, Learning rows, String what) {
    double[] loss = rows.trainLoss();
    double end = loss.length == 0 ? Double.NaN : loss[loss.length - 1];
    boolean grew = loss.length == 0 || !(end <= loss[0]);
    if (word.equals("diverges")) {
      boolean broken = rows.ending() != null && "DIVERGED".equals(rows.ending().reason().name());
      assertThat(broken || grew).as(what).isTrue();
      return;
    }
    assertThat(end).as(what).isFinite();
    double train = Learning.last(rows.trainAccuracy());
    double validation = Learning.last(rows.validationAccuracy());
    switch (word) {
      case "overfits" -> {
        assertThat(rows.isValidated()).as(what).isTrue();
        if (rows.isRegression()) {
          assertThat(Learning.last(rows.validationLoss())).as(what).isGreaterThan(2 * end);
        } else {
          assertThat(train - validation).as(what).isGreaterThan(0.08);
        }
      }
      case "generalises" -> {
        assertThat(rows.isValidated()).as(what).isTrue();
        if (!rows.isRegression()) {
          assertThat(validation).as(what).isGreaterThanOrEqualTo(0.89);
          assertThat(train - validation).as(what).isLessThan(0.25);
        }
      }
      case "chance" -> {
        if (!rows.isRegression()) {
          assertThat(train).as(what).isLessThan(0.8);
        }
      }
      case "underfits" -> {
        if (!rows.isRegression()) {
          assertThat(Math.min(train, rows.isValidated() ? validation : 0))
              .as(what)
              .isLessThan(0.95);
        }
      }
      default -> {
        assertThat(word).as(what).isEqualTo("progressing");
        assertThat(end <= 1.001 * loss[0] || train > 0.8).as(what).isTrue();
      }
    }
  }

  private static void verify(Experiment experiment, Learning before, Remedy remedy, String what) {
    var patch = ExperimentPatch.between(experiment, remedy.experiment());
    Experiment patched =
        ExperimentJson.read(
            RemediesTest.patched(ExperimentJson.tree(ExperimentJson.write(experiment)), patch));
    Learning after = learning(patched);
    String text = remedy.text().toString();
    Matcher promise = PROMISE.matcher(text);
    assertThat(promise.find()).as(text).isTrue();
    double now = measured(after);
    assertThat(Double.parseDouble(promise.group(1)))
        .as(what + " -> " + text)
        .isCloseTo(now, within(Math.abs(now) * 6e-3 + 1e-300));
    if (promise.group(2) != null) {
      double then = measured(before);
      assertThat(Double.parseDouble(promise.group(2)))
          .as(what + " -> " + text)
          .isCloseTo(then, within(Math.abs(then) * 6e-3 + 1e-300));
      if (after.isRegression()) {
        assertThat(now).as(text).isLessThanOrEqualTo(0.8 * then);
      } else {
        assertThat(now - then).as(text).isGreaterThan(2);
      }
    }
  }

  /**
   * What a remedy speaks of: the loss, or the percentage that is right; of new rows if there are
   * any.
   */
  private static double measured(Learning rows) {
    boolean validated = rows.isValidated();
    return rows.isRegression()
        ? Learning.last(validated ? rows.validationLoss() : rows.trainLoss())
        : 100 * Learning.last(validated ? rows.validationAccuracy() : rows.trainAccuracy());
  }
}
