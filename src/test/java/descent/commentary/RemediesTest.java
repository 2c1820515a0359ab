package descent.commentary;

import static org.assertj.core.api.Assertions.assertThat;

import descent.experiment.json.ExperimentJson;
import descent.experiment.json.ExperimentPatch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

public class RemediesTest {
  private static final String RAVINE = "0.5x^2 + 50y^2";

  private static List<String> texts(Told told) {
    return told.remedies(0).stream().map(remedy -> remedy.text().toString()).toList();
  }

  @Test
  void anOffsetHidesNoRemedyAndAMaximumHasAWayOff() {
    assertThat(Told.of("x^2 + 1e10", "x", "1", 200, "sgd 0.001").remedies(0)).isNotEmpty();
    assertThat(Told.of("x^2", "x", "5", 200, "sgd 1.0001").remedies(0).getFirst().text())
        .asString()
        .startsWith("rate 1.0001 → 0.975");
    assertThat(Told.of("cos(x) + cos(y)", "x,y", "0, 0", 200, "sgd 0.5").remedies(0).getFirst())
        .extracting(remedy -> remedy.text().toString())
        .asString()
        .matches("start at \\(0.*ends at -2 instead of 2");
  }

  @Test
  void aRateAboveTheLimitIsLoweredWithTheNumberThatItCameTo() {
    var told = Told.of(RAVINE, "x,y", "-4, 1", 200, "sgd 0.021");
    assertThat(texts(told).getFirst())
        .isEqualTo("rate 0.021 → 0.0195: ends at 0.003035 instead of 1.803e18");
    var mended = Told.of(told.remedies(0).getFirst().experiment());
    assertThat(mended.word(0)).isEqualTo("arrives");
    assertThat(Figures.shown(mended.end(0))).isEqualTo("0.003035");
  }

  /** What each kind changes is told as it was: a visitor goes back to that. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.5x^2 + 50y^2 | -4, 1 | sgd 0.021 | rate 0.021",
        "cos(x) + cos(y) | 0, 0 | sgd 0.5 | start at (0, 0)",
        "0.5x^2 + 50y^2 | -4, 1 | sgd 0.018 | SGD at a rate of 0.018"
      })
  void whatARemedyChangesIsNamedAsItWas(
      String expression, String start, String run, String former) {
    assertThat(Told.of(expression, "x,y", start, 200, run).remedies(0))
        .extracting(remedy -> remedy.former().toString())
        .contains(former);
  }

  /** Where each jump is climbed again, a lower last loss is an accident of the last step. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mod(x,2*pi) + y^2 | 2, 1 | sgd 0.1",
        "mod(x,2*pi) + y^2 | 2, 1 | momentum 0.01",
        "x - floor(x) + y^2 | 2.6, 1 | adam 0.1",
        "ceil(x) - x + y^2 | 2.6, 1 | sgd 0.03",
      })
  void onASawtoothNoAccidentIsAdvised(String expression, String start, String run) {
    assertThat(texts(Told.of(expression, "x,y", start, 200, run))).isEmpty();
  }

  /** Where the ways are short of a jump, or lead to rest, advice is as good as elsewhere. */
  @Test
  void beforeAJumpItIsAdvisedWhatLasts() {
    var told = Told.of("mod(x,2*pi) + y^2", "x,y", "2, 1", 200, "lbfgs");
    assertThat(texts(told)).noneMatch(text -> text.contains("Adam"));
    assertThat(texts(Told.of("if(x > 1, x^2, 5 - x) + y^2", "x,y", "3, 1", 200, "sgd 0.1")))
        .containsExactly("a rate that falls to 0 along a cosine: ends at 1 instead of 4.1");
    assertThat(texts(Told.of("abs(x - floor(x + 0.5)) + y^2", "x,y", "2.3, 1", 200, "adam 0.1")))
        .contains("rate 0.1 → 0.02: ends at 2.833e-4 instead of 0.02717");
  }

  /** At 0.2 it jumps between 0 and 0.2 for ever, and happens to end at 0. */
  @Test
  void theLowestOfSwingsThatDoNotDieOutIsNoAdvice() {
    var told = Told.of("abs(x)", "x", "1", 21, "sgd 0.1");
    assertThat(Told.of("abs(x)", "x", "1", 21, "sgd 0.2").end(0)).isLessThan(1e-15);
    assertThat(texts(told)).noneMatch(text -> text.contains("→ 0.2:")).isNotEmpty();
  }

  /** 0.018 and 0.01 must not send each other to and fro. */
  @ParameterizedTest
  @CsvSource({"0.018", "0.01", "0.0195", "0.005", "0.021"})
  void adviceLeadsToARestAndNeverBack(double rate) {
    var told = Told.of(RAVINE, "x,y", "-4, 1", 200, "sgd " + rate);
    double before = told.traces().getFirst().loss()[200];
    for (int advice = 0; advice < 5 && !told.remedies(0).isEmpty(); advice++) {
      told = Told.of(told.remedies(0).getFirst().experiment());
      assertThat(told.end(0)).isLessThan(before);
      before = told.end(0);
    }
    assertThat(told.remedies(0)).isEmpty();
  }

  @Test
  void sgdIsNotToldToLessenAMomentumThatItHasNot() {
    assertThat(texts(Told.of("x^4", "x", "2", 200, "sgd 0.1")))
        .noneMatch(text -> text.startsWith("momentum "));
    assertThat(texts(Told.of(VerdictTest.BEALE, "x,y", "1.2, 0.6", 400, "sgd 0.01")))
        .isNotEmpty()
        .noneMatch(text -> text.startsWith("momentum "));
  }

  @ParameterizedTest
  @CsvSource({
    "'0.5x^2 + 50y^2', 'adam 0.1'",
    "'x*y', 'sgd 0.01'",
    "'-x^2 - y^2', 'sgd 0.01'",
    "'3', 'sgd 0.01'",
    "'(x+y)^2', 'sgd 0.25'"
  })
  void whereNothingHelpsNothingIsSaid(String expression, String run) {
    assertThat(Told.of(expression, "x,y", "-4, 1", 200, run).remedies(0)).isEmpty();
  }

  /** Nor a tenth digit, nor a way round a minimum to where there is no bottom. */
  @ParameterizedTest
  @CsvSource({
    "1/x + x, 3, sgd 0.05",
    "x^2*sin(1/x), 0.3, sgd 0.05",
    "exp(-x^2)*sin(5x), 0.5, adam 0.1",
    "1/x + x, 3, lbfgs"
  })
  void whatLeadsBeyondAPoleOrGainsNothingIsNoHelp(String expression, String start, String run) {
    assertThat(texts(Told.of(expression, "x", start, 200, run))).isEmpty();
  }

  @Test
  void whatRestsOnARidgeIsMovedOffIt() {
    var told = Told.of(VerdictTest.SADDLE, "x,y", "-1.8, 0", 150, "sgd 0.05");
    assertThat(texts(told).getFirst()).startsWith("start at (-1.8, ");
    assertThat(Told.of(told.remedies(0).getFirst().experiment()).word(0)).isEqualTo("arrives");
    var newton = Told.of(VerdictTest.BEALE, "x,y", "1, 1", 60, "newton");
    assertThat(texts(newton).getFirst()).startsWith("damping 0 → ");
  }

  /** The same advice whatever else is asked, and none beyond the budget. */
  @Test
  void theBudgetIsOneOfWork() {
    var told = Told.of(RAVINE, "x,y", "-4, 1", 200, "sgd 0.021");
    assertThat(told.remedies(0)).isEqualTo(told.remedies(0));
    assertThat(
            Remedies.of(
                told.experiment(),
                told.objective(),
                told.commentary(),
                told.traces(),
                0,
                1000,
                () -> {}))
        .isEmpty();
  }

  /** Patches fit the text that was sent, with its defaults left out, and the canonical one. */
  @Test
  void aPatchMakesTheExperimentOfTheRemedy() {
    String sent =
        """
        {"problem": {"type": "function", "expression": "x^2 - y^2 + y^4/4", "variables": ["x", "y"], "start": [-1.8, 0]},
         "runs": [{"optimizer": {"type": "sgd"}}, {"name": "B", "optimizer": {"type": "newton"}}]}
        """;
    var told = Told.of(sent);
    for (int run = 0; run < 2; run++) {
      assertThat(told.remedies(run)).isNotEmpty();
      for (Remedy remedy : told.remedies(run)) {
        ArrayNode patch = ExperimentPatch.between(told.experiment(), remedy.experiment());
        for (String text : List.of(sent, ExperimentJson.write(told.experiment()))) {
          assertThat(ExperimentJson.read(patched(ExperimentJson.tree(text), patch)))
              .isEqualTo(remedy.experiment());
        }
      }
    }
  }

  /** The name and the rate that a text leaves out come from the type of the optimizer. */
  @Test
  void aPatchThatChangesTheRuleKeepsItsRateAndItsName() {
    String sent =
        """
        {"problem": {"type": "function", "expression": "0.5x^2 + 50y^2", "variables": ["x", "y"], "start": [-4, 1]},
         "runs": [{"optimizer": {"type": "lbfgs"}}, {"optimizer": {"type": "adam"}}]}
        """;
    var from = ExperimentJson.read(sent);
    for (String type : List.of("adam", "momentum", "newton")) {
      var to =
          ExperimentJson.read(
              ExperimentJson.write(from)
                  .replaceFirst(
                      "\"optimizer\"\\s*:\\s*\\{\\s*\"type\"\\s*:\\s*\"lbfgs\"[^}]*\\}",
                      "\"optimizer\": {\"type\": \"" + type + "\"}"));
      assertThat(to).isNotEqualTo(from);
      ArrayNode patch = ExperimentPatch.between(from, to);
      assertThat(ExperimentJson.read(patched(ExperimentJson.tree(sent), patch))).isEqualTo(to);
    }
  }

  @Test
  void whereGradientsAreNoisyARemedyHelpsWithOtherNoiseToo() {
    int said = 0;
    for (int seed = 1; seed <= 4; seed++) {
      for (String rate : new String[] {"0.0001", "0.002", "0.019"}) {
        var told =
            Told.of(
                ExperimentJson.read(
                    """
                    {"problem": {"type": "function", "expression": "%s", "variables": ["x", "y"],
                       "start": [-4, 1], "gradientNoise": 3}, "steps": 60, "seed": %d,
                     "runs": [{"optimizer": {"type": "sgd"}, "schedule": {"learningRate": %s}}]}
                    """
                        .formatted(RAVINE, seed, rate)));
        for (Remedy remedy : told.remedies(0)) {
          for (int other = seed + 1; other <= seed + 3; other++) {
            assertThat(Told.of(remedy.experiment().withSeed(other)).end(0))
                .as(remedy.text().toString())
                .isLessThan(Told.of(told.experiment().withSeed(other)).end(0));
          }
          said++;
        }
      }
    }
    assertThat(said).isPositive();
  }

  /** RFC 6902, as far as {@code add} to objects and in place of elements goes. */
  public static JsonNode patched(JsonNode tree, ArrayNode patch) {
    for (JsonNode operation : patch) {
      assertThat(operation.get("op").stringValue()).isEqualTo("add");
      String path = operation.get("path").stringValue();
      int last = path.lastIndexOf('/');
      var parent = (ObjectNode) tree.at(path.substring(0, last));
      parent.set(path.substring(last + 1), operation.get("value"));
    }
    return tree;
  }
}
