package descent.gradientcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.Oracle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class StepCurveTest {
  @ParameterizedTest
  @ValueSource(strings = {"rosenbrock", "beale", "illcond", "saddle", "odd_smooth"})
  void followsTheReferenceOfAFunction(String name) {
    var rows =
        Oracle.rows("gradcheck/functions_vs_h.csv").stream()
            .filter(row -> row.get("function").equals(name))
            .toList();
    Checkpoint place = function(name);
    StepCurve centred = Problems.curve(place, true, false);
    StepCurve forward = Problems.curve(place, false, false);
    compare(centred.errors(), rows, "central_normrel");
    compare(centred.worst(), rows, "central_maxrel");
    compare(forward.errors(), rows, "forward_normrel");
    compare(forward.worst(), rows, "forward_maxrel");
    assertThat(forward.optimum()).isBetween(1e-9, 1e-6);
    nearTheBest(forward);
    if (!name.equals("illcond") && !name.equals("saddle")) {
      assertThat(centred.optimum()).isBetween(1e-6, 1e-3);
      nearTheBest(centred);
    }
  }

  @Test
  void aQuadraticFunctionHasNoStepThatIsTooLarge() {
    assertThat(Problems.curve(function("illcond"), true, false).optimum()).isNaN();
  }

  @Test
  void followsTheReferenceOfANetwork() {
    StepCurve centred = Problems.curve(Problems.golden("tanh"), true, false);
    compare(centred.errors(), network("tanh", "float64"), "normrel");
    compare(centred.worst(), network("tanh", "float64"), "maxrel_over_all_parameters");
    nearTheBest(centred);
    StepCurve single = Problems.curve(Problems.golden("tanh"), true, true);
    for (Map<String, String> row : network("tanh", "float32")) {
      int i = index(Double.parseDouble(row.get("h")));
      double expected = Double.parseDouble(row.get("normrel"));
      assertThat(single.errors()[i])
          .as("h = %s", row.get("h"))
          .isBetween(expected / 10, expected * 10);
    }
    nearTheBest(single);
    assertThat(single.optimum()).isGreaterThan(100 * centred.optimum());
  }

  @Test
  void withoutTheCrossedKinksAReluNetworkIsSmooth() {
    StepCurve centred = Problems.curve(Problems.golden("relu"), true, false);
    int step = index(1e-5);
    assertThat(centred.errors()[step]).isLessThan(1e-7);
    assertThat(centred.kinks()[0]).isGreaterThan(centred.kinks()[step]);
    // The reference counts the crossed kinks and so is far off at large steps.
    var rows = network("relu", "float64");
    assertThat(centred.errors()[index(1e-3)])
        .isLessThan(Double.parseDouble(rows.get(4).get("normrel")) / 100);
  }

  @ParameterizedTest
  @CsvSource({"-1e-6", "1e-6"})
  void besideAKinkTheStepDecidesWhetherItIsCrossed(double x) {
    for (Map<String, String> row : Oracle.rows("gradcheck/relu_kink.csv")) {
      if (Double.parseDouble(row.get("x")) != x) {
        continue;
      }
      double h = Double.parseDouble(row.get("h"));
      var check =
          Problems.check(
              Problems.function("max(0, x)", List.of("x"), x), Problems.settings(h, true, false));
      Comparison only = check.comparisons().getFirst();
      assertThat(only.analytic()).isEqualTo(Double.parseDouble(row.get("analytic")));
      assertThat(only.numeric())
          .isCloseTo(Double.parseDouble(row.get("central")), within(h > 1e-9 ? 1e-9 : 1e-3));
      assertThat(only.note() == Comparison.Note.KINK)
          .as("h = %s", h)
          .isEqualTo(row.get("crosses_kink").equals("1"));
    }
  }

  /** To the last digits where truncation decides, to the order of magnitude where rounding does. */
  private static void compare(double[] errors, List<Map<String, String>> rows, String column) {
    assertThat(rows).hasSize(errors.length);
    double[] expected =
        rows.stream().mapToDouble(row -> Double.parseDouble(row.get(column))).toArray();
    double least = Arrays.stream(expected).min().orElseThrow();
    for (int i = 0; i < errors.length; i++) {
      String as = column + " at h = " + rows.get(i).get("h");
      if (expected[i] > 1e3 * least && i < 8 && expected[i] > 1e-8) {
        assertThat(errors[i]).as(as).isCloseTo(expected[i], within(0.05 * expected[i]));
      } else {
        assertThat(errors[i]).as(as).isLessThan(100 * Math.max(expected[i], 1e-12));
      }
    }
  }

  private static void nearTheBest(StepCurve curve) {
    int best =
        IntStream.range(0, curve.errors().length)
            .reduce((a, b) -> curve.errors()[b] < curve.errors()[a] ? b : a)
            .orElseThrow();
    double measured = StepCurve.steps()[best];
    assertThat(curve.optimum()).isBetween(measured / 15, measured * 15);
  }

  private static int index(double h) {
    return IntStream.range(0, StepCurve.steps().length)
        .filter(i -> Math.abs(StepCurve.steps()[i] / h - 1) < 1e-6)
        .findFirst()
        .orElseThrow();
  }

  private static List<Map<String, String>> network(String activation, String type) {
    return Oracle.rows("gradcheck/mlp_vs_h.csv").stream()
        .filter(row -> row.get("activation").equals(activation) && row.get("dtype").equals(type))
        .toList();
  }

  private static Checkpoint function(String name) {
    JsonNode function = Oracle.json("functions/functions.json").get(name);
    Map<String, String> row = Oracle.rows("functions/" + name + "_points_exact.csv").get(3);
    List<String> variables = new ArrayList<>();
    function.get("variables").forEach(variable -> variables.add(variable.asString()));
    double[] point = variables.stream().mapToDouble(v -> Double.parseDouble(row.get(v))).toArray();
    return Problems.function(function.get("infix").asString(), variables, point);
  }
}
