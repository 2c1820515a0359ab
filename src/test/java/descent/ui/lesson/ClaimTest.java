package descent.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import descent.experiment.Experiment;
import descent.run.NetworkRun;
import descent.ui.text.Phrases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The first screen of the networks claims something of 20 seeds. What they came to is kept, and
 * some of them are trained again here; with the environment variable {@code WRITE_SKETCHES=yes} all
 * are, and written.
 */
class ClaimTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int SEEDS = 20;

  private static final Experiment MOONS = PreparedExperiment.experiment("moons");

  /**
   * @param last the accuracy on new points at the end
   * @param early that where the loss on new points is lowest
   * @param validationLoss that loss at the end, as it is kept for a picture
   */
  private record Come(double last, double early, double validationLoss) {}

  @ParameterizedTest
  @ValueSource(ints = {0, 11})
  void aSeedComesToWhatIsKeptOfIt(int place) {
    for (int run = 0; run < 2; run++) {
      Come come = come(run, MOONS.seed() + place);
      assertThat(kept("last", run)[place]).isEqualTo(come.last());
      assertThat(kept("early", run)[place]).isEqualTo(come.early());
      assertThat(kept("validationLoss", run)[place]).isEqualTo(come.validationLoss());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void theSentenceTellsTheMediansAndTheBandsOfTheSeeds(String language) {
    String told = new Phrases(Locale.of(language)).of("prepared.moons.what");
    for (int run = 0; run < 2; run++) {
      double[] last = kept("last", run);
      assertThat(told).contains(percent(median(last)) + "%");
      assertThat(told).contains(percent(nth(last, 0))).contains(percent(nth(last, SEEDS - 1)));
      assertThat(told).contains(percent(median(kept("early", run))) + "%");
    }
  }

  @Test
  void dropoutIsBetterWithAsManySeedsAsItSaysAndLosesItsLeadWhereTrainingStopsEarly() {
    int better = 0;
    for (int i = 0; i < SEEDS; i++) {
      better += kept("last", 1)[i] > kept("last", 0)[i] ? 1 : 0;
    }
    assertThat(new Phrases(Locale.ENGLISH).of("prepared.moons.what"))
        .contains("better with " + better + " of the 20");
    assertThat(median(kept("early", 1)) - median(kept("early", 0)))
        .isLessThan(median(kept("last", 1)) - median(kept("last", 0)));
  }

  @Test
  void writesThemWhereItIsAsked() throws IOException {
    if (!"yes".equals(System.getenv("WRITE_SKETCHES"))) {
      return;
    }
    var all = MAPPER.createObjectNode();
    all.put("seed", MOONS.seed());
    var last = all.putArray("last");
    var early = all.putArray("early");
    var losses = all.putArray("validationLoss");
    for (int run = 0; run < 2; run++) {
      var lasts = last.addArray();
      var earlies = early.addArray();
      var ends = losses.addArray();
      for (int i = 0; i < SEEDS; i++) {
        Come come = come(run, MOONS.seed() + i);
        lasts.add(come.last());
        earlies.add(come.early());
        ends.add(come.validationLoss());
      }
    }
    Path file = Path.of("src/main/resources" + PreparedExperiment.KEPT);
    Files.writeString(file, MAPPER.createObjectNode().set("moons", all) + "\n");
    for (String what : List.of("last", "early")) {
      for (int run = 0; run < 2; run++) {
        double[] values = MAPPER.treeToValue(all.get(what).get(run), double[].class);
        System.out.println(
            what
                + " "
                + run
                + ": median "
                + percent(median(values))
                + ", "
                + percent(nth(values, 0))
                + " to "
                + percent(nth(values, SEEDS - 1)));
      }
    }
  }

  private static Come come(int run, long seed) {
    var training = new NetworkRun(MOONS.withSeed(seed), MOONS.runs().get(run));
    double lowest = Double.POSITIVE_INFINITY;
    double early = 0;
    double last = 0;
    double loss = 0;
    do {
      if (training.hasRow()) {
        var validation = Objects.requireNonNull(training.lines().getFirst().row().validation());
        last = validation.accuracy();
        loss = validation.loss();
        if (loss < lowest) {
          lowest = loss;
          early = last;
        }
      }
    } while (training.advance());
    return new Come(last, early, Math.round(1e4 * loss) / 1e4);
  }

  private static double[] kept(String what, int run) {
    JsonNode all = DataFolder.file(PreparedExperiment.KEPT).required("moons");
    assertThat(all.required("seed").asLong()).isEqualTo(MOONS.seed());
    return MAPPER.treeToValue(all.get(what).get(run), double[].class);
  }

  private static double median(double[] values) {
    return (nth(values, SEEDS / 2 - 1) + nth(values, SEEDS / 2)) / 2;
  }

  /** The value at a place once they are sorted, the least at 0. */
  private static double nth(double[] values, int place) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[place];
  }

  private static String percent(double fraction) {
    return String.valueOf(Math.round(100 * fraction));
  }
}
