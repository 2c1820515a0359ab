package descent.commentary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.json.ExperimentJson;
import descent.experiment.json.ExperimentPatch;
import descent.objective.Gallery;
import descent.objective.TestFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Words and remedies over thousands of drawn experiments: functions of the gallery, quadratics of
 * every condition, typed functions with and without a bottom, by every optimizer, at rates over six
 * decades. Every word is judged again by a {@link Referee}; every patch is applied and run. All
 * remedies are tried with {@code -Ddescent.corpus=all}, a part of them otherwise; {@code
 * -Ddescent.corpus.seed=…} draws other experiments.
 */
class CorpusTest {
  /** In one order for good, so that a rule that is added changes no experiment of the corpus. */
  private static final List<String> RULES =
      List.of(
          "sgd",
          "momentum",
          "nesterov",
          "adagrad",
          "rmsprop",
          "adam",
          "newton",
          "bfgs",
          "lbfgs",
          "adadelta",
          "amsgrad",
          "nadam",
          "radam",
          "adamax",
          "adamw",
          "lion");

  private static final int EXPERIMENTS = 3200;
  private static final long SEED = Long.getLong("descent.corpus.seed", 1000);
  private static final int REMEDIES_OF =
      "all".equals(System.getProperty("descent.corpus")) ? 1 : 20;
  private static final Pattern ENDS = Pattern.compile("ends at (\\S+?)(?: instead of (\\S+))?$");

  private static final List<String> TYPED =
      List.of(
          "x*y",
          "-x^2 - y^2",
          "x^2 - y^2",
          "x + 2y",
          "x^3 + y^2",
          "tan(x) + tan(y)",
          "log(x) + y^2",
          "x^2 - log(y)",
          "exp(-x) + y^2",
          "x^4 - 3x^2 + x + y^2",
          "abs(x) + 2*abs(y)",
          "8*abs(x^2 - y) + (1 - x)^2",
          "sin(x)*cos(y)",
          "sin(3x) + x^2/10 + y^2",
          "sqrt(x^2 + y^2 + 1)",
          "max(x, y)^2 + x^2",
          "3 + 0*x + 0*y",
          "floor(x) + y^2",
          "1/(1 + x^2 + y^2)",
          "-exp(-x^2 - y^2)",
          "exp(x^2) + y^4",
          "(x + y)^2",
          "x^2*y^2",
          "sqrt(x) + y^2",
          "softplus(x) + relu(y)",
          "hypot(x, y)",
          "x^6 + y^2");

  /** Experiment number i. */
  private static Experiment drawn(int i) {
    var random = new Random(SEED + i);
    String problem =
        switch (i % 3) {
          case 0 -> gallery(random);
          case 1 -> quadratic(random);
          default -> typed(random);
        };
    var runs = new ArrayList<String>();
    int count = 1 + random.nextInt(3);
    for (int run = 0; run < count; run++) {
      runs.add(run(run, random));
    }
    int steps = new int[] {30, 60, 120, 200, 400}[random.nextInt(5)];
    return ExperimentJson.read(
        "{\"problem\": %s, \"steps\": %d, \"seed\": %d, \"runs\": [%s]}"
            .formatted(problem, steps, i, String.join(", ", runs)));
  }

  private static String gallery(Random random) {
    List<TestFunction> all = Gallery.functions();
    FunctionProblem f = FunctionProblem.of(all.get(random.nextInt(all.size())));
    var start = new ArrayList<Double>();
    for (double coordinate : f.start()) {
      start.add(coordinate + random.nextGaussian());
    }
    return ExperimentJson.write(
        new FunctionProblem(
            f.expression(),
            f.variables(),
            f.parameters(),
            random.nextBoolean() ? f.start() : start,
            f.domain(),
            0));
  }

  private static String quadratic(Random random) {
    double condition = StrictMath.pow(10, 4 * random.nextDouble());
    double size = StrictMath.pow(10, 4 * random.nextDouble() - 2);
    return function(
        String.format(
            Locale.ROOT,
            "%.6g*((x - %.3f)^2 + %.6g*(y + 0.3x - %.3f)^2)",
            size,
            random.nextGaussian(),
            condition,
            random.nextGaussian()),
        random);
  }

  private static String typed(Random random) {
    return function(TYPED.get(random.nextInt(TYPED.size())), random);
  }

  private static String function(String expression, Random random) {
    return String.format(
        Locale.ROOT,
        "{\"type\": \"function\", \"expression\": \"%s\", \"variables\": [\"x\", \"y\"], \"start\":"
            + " [%.4f, %.4f]}",
        expression,
        3 * random.nextGaussian(),
        3 * random.nextGaussian());
  }

  private static String run(int number, Random random) {
    String type = RULES.get(random.nextInt(RULES.size()));
    return String.format(
        Locale.ROOT,
        "{\"name\": \"%d\", \"optimizer\": {\"type\": \"%s\"}, \"schedule\": {\"learningRate\":"
            + " %.3g}}",
        number,
        type,
        StrictMath.pow(10, -6 * random.nextDouble()));
  }

  @Test
  void everyWordStandsUpToTheReferee() {
    var objections = new ArrayList<String>();
    var words = new TreeMap<String, Integer>();
    for (int i = 0; i < EXPERIMENTS; i++) {
      Told told = Told.of(drawn(i));
      for (int run = 0; run < told.traces().size(); run++) {
        String word = told.word(run);
        words.merge(word, 1, Integer::sum);
        String objection = new Referee(told, run).objection(word);
        if (!objection.isEmpty()) {
          objections.add(i + "/" + run + " " + word + ": " + objection + " " + describe(told, run));
        }
      }
    }
    assertThat(objections).as(words.toString()).isEmpty();
    for (Verdict verdict : Verdict.values()) {
      assertThat(words).containsKey(verdict.word());
    }
  }

  private static String describe(Told told, int run) {
    return told.experiment().function().expression()
        + " "
        + told.experiment().function().start()
        + " "
        + told.experiment().steps()
        + " "
        + told.experiment().runs().get(run).optimizer()
        + told.experiment().runs().get(run).plan().schedule()
        + " "
        + told.text(run);
  }

  @Test
  void everyPatchDoesWhatItsTextPromises() {
    int tried = 0;
    var softly = new SoftAssertions();
    for (int i = 0; i < EXPERIMENTS; i += REMEDIES_OF) {
      Told told = Told.of(drawn(i));
      for (int run = 0; run < told.traces().size(); run++) {
        for (Remedy remedy : told.remedies(run)) {
          int place = run;
          String what = i + "/" + run + " " + remedy.text();
          softly.assertThatCode(() -> verify(told, place, remedy, what)).doesNotThrowAnyException();
          tried++;
        }
      }
    }
    softly.assertAll();
    assertThat(tried).isGreaterThan(EXPERIMENTS / REMEDIES_OF / 4);
  }

  private static void verify(Told told, int run, Remedy remedy, String what) {
    String text = remedy.text().toString();
    var patch = ExperimentPatch.between(told.experiment(), remedy.experiment());
    Experiment patched =
        ExperimentJson.read(
            RemediesTest.patched(
                ExperimentJson.tree(ExperimentJson.write(told.experiment())), patch));
    Told after = Told.of(patched);
    Matcher promise = ENDS.matcher(text);
    assertThat(promise.find()).as(what).isTrue();
    double end = after.end(run);
    assertThat(Double.parseDouble(promise.group(1))).as(what).isCloseTo(end, relative(end));
    boolean finite = told.traces().get(run).rows() > 0;
    String instead = promise.group(2);
    if (instead != null) {
      double before = told.end(run);
      assertThat(Double.parseDouble(instead)).as(what).isCloseTo(before, relative(before));
      assertThat(end).as(what).isLessThan(before);
      assertThat(promise.group(1)).as(what).isNotEqualTo(instead);
    } else {
      assertThat(!finite || !told.word(run).equals("arrives")).as(what).isTrue();
    }
    assertThat(after.traces().get(run).ending().reason().name()).isNotEqualTo("DIVERGED");
    // Whoever follows an advice is not sent back.
    for (Remedy next : after.remedies(run)) {
      assertThat(Told.of(next.experiment()).end(run))
          .as(what + ", then " + next.text())
          .isLessThan(end);
    }
  }

  private static Offset<Double> relative(double number) {
    return within(1e-3 * Math.abs(number) + 1e-300);
  }
}
