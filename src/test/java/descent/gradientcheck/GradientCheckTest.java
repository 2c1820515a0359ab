package descent.gradientcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.gradientcheck.CheckSettings.Dropping;
import descent.gradientcheck.Comparison.Note;
import descent.network.Activation;
import descent.network.Fault;
import descent.network.Loss;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradientCheckTest {
  private static final List<String> X = List.of("x");
  private static final List<GradientVerdict> PASSED =
      List.of(GradientVerdict.RIGHT, GradientVerdict.EXACT, GradientVerdict.FINE);

  static Stream<Arguments> combinations() {
    return Arrays.stream(Activation.values())
        .flatMap(
            activation ->
                Arrays.stream(Loss.values())
                    .flatMap(
                        loss ->
                            Stream.of(1.0, 0.6)
                                .map(keep -> Arguments.of(activation.type(), loss.type(), keep))));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void everyHonestLayerPasses(String activation, String loss, double keep) {
    Checkpoint place = Problems.network(activation, keep, loss, 0.01);
    for (Dropping dropping : List.of(Dropping.OFF, Dropping.FIXED)) {
      for (boolean penalty : new boolean[] {true, false}) {
        var check = Problems.check(place, Problems.with(dropping, penalty, null));
        assertThat(check.verdict()).as("%s", check.message()).isIn(PASSED);
        assertThat(check.normError()).isLessThan(1e-7);
        assertThat(check.comparisons()).hasSize(18 + 35 + 18);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void everyPlantedFaultIsFound(String activation, String loss, double keep) {
    Checkpoint place = Problems.network(activation, keep, loss, 0.01);
    List<Fault> faults = place.faults(CheckSettings.usual());
    assertThat(faults).hasSizeGreaterThan(6);
    for (Fault fault : faults) {
      for (boolean penalty : new boolean[] {true, false}) {
        var check = Problems.check(place, Problems.with(Dropping.FIXED, penalty, fault));
        assertThat(check.verdict())
            .as("%s: %s", fault, check.message())
            .isEqualTo(GradientVerdict.WRONG);
        assertThat(check.message().arguments().get(1)).startsWith("layer ");
      }
    }
  }

  @Test
  void thePenaltyHidesAFault() {
    Checkpoint place = Problems.network("tanh", 1, "crossEntropy", 5);
    var fault = new Fault(Fault.Kind.FORGOTTEN_DERIVATIVE, 0);
    var with = Problems.check(place, Problems.with(Dropping.OFF, true, fault));
    var without = Problems.check(place, Problems.with(Dropping.OFF, false, fault));
    assertThat(with.penaltyFraction()).isGreaterThan(0.9);
    assertThat(without.penaltyFraction()).isZero();
    assertThat(with.normError()).isLessThan(without.normError() / 5);
    assertThat(with.normErrorOfData()).isCloseTo(without.normError(), within(1e-6));
  }

  @Test
  void freshMasksMeasureChance() {
    Checkpoint place = Problems.network("tanh", 0.6, "crossEntropy", 0);
    var check = Problems.check(place, Problems.with(Dropping.FRESH, true, null));
    assertThat(check.verdict()).isEqualTo(GradientVerdict.CHANCE);
    assertThat(check.worst().note()).isEqualTo(Note.FRESH_MASKS);
    Checkpoint without = Problems.network("tanh", 1, "crossEntropy", 0);
    assertThat(Problems.check(without, Problems.with(Dropping.FRESH, true, null)).verdict())
        .isIn(PASSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(1-x)^2 + 3*x^4", "sin(3x)*exp(-x)", "log(1+x^2)", "x/(1+x)"})
  void aSmoothFunctionPasses(String expression) {
    var check = Problems.check(Problems.function(expression, X, 0.7), CheckSettings.usual());
    assertThat(check.verdict()).isIn(GradientVerdict.RIGHT, GradientVerdict.EXACT);
    assertThat(check.normError()).isLessThan(1e-7);
    assertThat(check.kinks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "abs(x); 0; abs(x)",
        "relu(x - 1e-6); 0; relu(x - 1e-6)",
        "max(x, x^2); 1; max(x, x^2)",
        "min(2, 2x); 1.000001; min(2, 2*x)",
        "if(x < 3, x, 3x - 6); 3; if(x < 3, x, 3*x - 6)",
        "floor(x) + x; 2; floor(x)",
        "mod(x, 1); 4; mod(x, 1)",
        "sign(x)*x; 0; sign(x)",
        "x + 1/(x - 1); 1.000001; 1/(x - 1)"
      })
  void aCrossedKinkIsNamedAndNotCounted(String expression, double at, String name) {
    var check = Problems.check(Problems.function(expression, X, at), CheckSettings.usual());
    Comparison only = check.comparisons().getFirst();
    assertThat(only.note()).isEqualTo(Note.KINK);
    assertThat(only.counts()).isFalse();
    assertThat(only.kink()).hasToString(name);
    assertThat(check.kinks().values()).containsOnly(1);
    assertThat(check.verdict()).isEqualTo(GradientVerdict.NOTHING);
    assertThat(check.normError()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"abs(x)", "relu(x)", "max(x, -x)", "if(x < 0, -x, x)", "floor(x+0.5)"})
  void aKinkBesideTheStepDoesNotMatter(String expression) {
    var check = Problems.check(Problems.function(expression, X, 0.25), CheckSettings.usual());
    assertThat(check.verdict()).isIn(GradientVerdict.RIGHT, GradientVerdict.EXACT);
  }

  @Test
  void aKinkOfAReluNetworkIsNamedByItsUnit() {
    Checkpoint place = Problems.network("relu", 1, "crossEntropy", 0);
    CheckSettings coarse = Problems.settings(1e-2, true, false);
    var check = Problems.check(place, coarse);
    assertThat(check.kinks().keySet())
        .isNotEmpty()
        .allSatisfy(kink -> assertThat(kink.toString()).matches("relu of layer [12], unit \\d"));
    assertThat(check.verdict()).isNotEqualTo(GradientVerdict.WRONG);
  }

  @Test
  void zeroAgainstZeroIsZero() {
    assertThat(Comparison.relativeError(0, 0)).isZero();
    assertThat(Comparison.relativeError(3, -1)).isEqualTo(4.0 / 3);
    var check = Problems.check(Problems.function("x^2 + 0*y", List.of("x", "y"), 3, 1), usual());
    assertThat(check.comparisons().getLast().relativeError()).isZero();
  }

  @Test
  void whatRoundingMakesAgrees() {
    var check = Problems.check(Problems.function("1e6 + x", X, 1), usual());
    Comparison only = check.comparisons().getFirst();
    assertThat(only.relativeError()).isBetween(1e-7, 1e-4);
    assertThat(only.note()).isEqualTo(Note.ROUNDING);
    assertThat(check.verdict()).isEqualTo(GradientVerdict.EXACT);
  }

  /** At the minimum of a fast wave the derivative is what rounding of its argument makes of 0. */
  @ParameterizedTest
  @ValueSource(strings = {"sin(1e6*x)", "sin(1e9*x)", "cos(1e7*x) + x"})
  void aDerivativeThatIsRoundingItselfIsNotCalledWrong(String expression) {
    Checkpoint place =
        Problems.after(
            60,
            """
            {"problem": {"type": "function", "expression": "%s", "variables": ["x"], "start": [1]},
             "steps": 60, "runs": [{"optimizer": {"type": "bfgs"}}]}
            """
                .formatted(expression));
    for (double step : new double[] {1e-3, 1e-5, 1e-7}) {
      var check = Problems.check(place, Problems.settings(step, true, false));
      assertThat(check.verdict())
          .as("%s", check.message())
          .isNotIn(GradientVerdict.WRONG, GradientVerdict.UNCOMFORTABLE);
    }
  }

  @Test
  void theStepIsBlamedWhereItIsAtFault() {
    // The derivative is 0, the centred difference h^2: a relative error of 1 without any mistake.
    var cubic = Problems.check(Problems.function("x^3", X, 0), usual());
    assertThat(cubic.comparisons().getFirst().note()).isEqualTo(Note.LARGE_STEP);
    assertThat(cubic.verdict()).isEqualTo(GradientVerdict.UNDECIDED);
    var sine = Problems.function("sin(x) + x", X, 1);
    assertThat(note(sine, 0.1, true, false)).isEqualTo(Note.LARGE_STEP);
    assertThat(note(sine, 1e-3, false, false)).isEqualTo(Note.LARGE_STEP);
    assertThat(note(sine, 1e-17, true, false)).isEqualTo(Note.LOST_STEP);
    assertThat(note(sine, 1e-3, true, true)).isIn(Note.SINGLE, Note.ROUNDING);
    assertThat(note(Problems.function("log(x)", X, -1), 1e-5, true, false))
        .isEqualTo(Note.NOT_FINITE);
    assertThat(note(Problems.function("log(x)", X, 1e-300), 1e-5, false, false))
        .isEqualTo(Note.NOT_FINITE);
  }

  private static Note note(Checkpoint place, double step, boolean centred, boolean single) {
    return Problems.check(place, Problems.settings(step, centred, single))
        .comparisons()
        .getFirst()
        .note();
  }

  @Test
  void theWordsKeepTheThresholds() {
    assertThat(Problems.check(Problems.function("x^2", X, 3), usual()).message().toString())
        .startsWith("The gradient is right");
    var place = Problems.network("tanh", 1, "crossEntropy", 0);
    var fault = new Fault(Fault.Kind.FORGOTTEN_BIAS, 2);
    var check = Problems.check(place, Problems.with(Dropping.OFF, true, fault));
    assertThat(check.message().toString())
        .isEqualTo(
            "The gradient is probably wrong: the relative error is up to 1, at layer 3 bias [1],"
                + " and above 1e-2 that is usually a mistake.");
    assertThat(check.comparisons().stream().filter(c -> c.relativeError() > 1e-4))
        .hasSize(3)
        .allMatch(c -> c.name().toString().startsWith("layer 3 bias"));
  }

  @Test
  void aSampleHoldsSomeOfEachGroup() {
    Subject subject = Problems.network("tanh", 1, "crossEntropy", 0).subject(usual());
    int[] sample = Sample.of(subject, 30);
    assertThat(sample).hasSizeBetween(20, 30).doesNotHaveDuplicates();
    for (Subject.Group group : subject.groups()) {
      assertThat(Arrays.stream(sample).anyMatch(i -> i >= group.begin() && i < group.end()))
          .as("%s", group.name())
          .isTrue();
    }
    assertThat(Sample.of(subject, 71)).hasSize(71);
  }

  /** With all weights 0 only the last biases have a derivative: no fault before them shows. */
  @ParameterizedTest
  @ValueSource(strings = {"tanh", "relu", "sigmoid"})
  void aGradientThatIsZeroRightOrWrongIsNotCalledRight(String activation) {
    Checkpoint place =
        Problems.after(
            0,
            """
            {"problem": {"type": "network",
              "dataset": {"type": "moons", "samples": 40, "noise": 0.1, "seed": 1},
              "layers": [{"units": 3, "activation": "%s"}],
              "initialization": {"type": "normal", "deviation": 0}},
             "runs": [{"optimizer": {"type": "sgd"}}]}
            """
                .formatted(activation));
    for (Fault fault : place.faults(usual())) {
      GradientCheck check =
          Problems.check(place, Problems.with(CheckSettings.Dropping.OFF, true, fault));
      assertThat(check.verdict()).as("%s", fault).isNotIn(PASSED);
    }
    GradientCheck right = Problems.check(place, usual());
    assertThat(right.verdict()).isEqualTo(GradientVerdict.SILENT);
    assertThat(right.message().toString())
        .startsWith("Nothing can be seen of some parameters: at layer 1 weight [1,1] and its");
  }

  private static CheckSettings usual() {
    return CheckSettings.usual();
  }

  @Test
  void aVariableWhoseDerivativeIsBelowRoundingIsNotCalledRight() {
    GradientCheck check =
        Problems.check(
            Problems.function("x^2 + 1e-12*y^2", List.of("x", "y"), 1, 1), CheckSettings.usual());
    assertThat(check.verdict().type()).isEqualTo("undecided");
    assertThat(check.message().toString()).contains("y").doesNotContain("right:");
  }

  @Test
  void floatThatIsTooCoarseIsSaidAndThatDoubleAgrees() {
    GradientCheck check =
        Problems.check(
            Problems.function("x^2 + y^2", List.of("x", "y"), 1, 2),
            Problems.settings(1e-5, true, true));
    assertThat(check.verdict().type()).isEqualTo("undecided");
    assertThat(check.message().toString())
        .contains("In double both agree")
        .doesNotContain("up to 0");
  }

  @Test
  void whatIsChosenAlreadyIsNotAdvised() {
    var minimum = Problems.function("(x-1)^2 + (y-2)^2", List.of("x", "y"), 1, 2);
    assertThat(Problems.check(minimum, usual()).message().toString())
        .endsWith("Choose a larger step or another point.");
    assertThat(Problems.check(minimum, Problems.settings(1e-5, true, true)).message().toString())
        .endsWith("Choose another step or double.");
    var steep = Problems.function("x^2 + 1e8*y", List.of("x", "y"), 1, 1e8);
    assertThat(Problems.check(steep, usual()).message().toString())
        .endsWith("Choose another step or another point.");
  }
}
