package descent.gradientcheck;

import static org.assertj.core.api.Assertions.assertThat;

import descent.message.Message;
import descent.network.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No right gradient is called wrong, and none right that is not or cannot be seen to be. */
class GradientVerdictTest {
  private static final List<String> XY = List.of("x", "y");
  private static final Set<GradientVerdict> RIGHT =
      Set.of(
          GradientVerdict.RIGHT,
          GradientVerdict.RIGHT_CLOSER,
          GradientVerdict.EXACT,
          GradientVerdict.FINE);
  private static final Set<GradientVerdict> WRONG =
      Set.of(GradientVerdict.WRONG, GradientVerdict.UNCOMFORTABLE);

  private static final List<String> FUNCTIONS =
      List.of(
          "x^2 + y^2",
          "0.5*(x^2 + 100*y^2)",
          "(1 - x)^2 + 100*(y - x^2)^2",
          "(x + 2*y - 7)^2 + (2*x + y - 5)^2",
          "x^4 - 3*x^2 + x + y^2",
          "sin(1e3*x) + y",
          "sin(1e6*x)*cos(y)",
          "exp(x) + exp(-y)",
          "exp(-x^2 - y^2)",
          "exp(20*x) + y",
          "log(1 + x^2) + log(1 + exp(y))",
          "sqrt(x^2 + y^2 + 1)",
          "sqrt(x^2 + y^2)",
          "hypot(x, 3*y)",
          "abs(x) + 5*abs(y)",
          "max(x, y) + min(x, 2)",
          "relu(x - 1) + softplus(y)",
          "sigmoid(50*x) + tanh(y)",
          "1e8 + x + y^2",
          "1e16 + x - 1e16 + y",
          "(x + 1e7)^2 - (x - 1e7)^2 + y",
          "1e-20*(x^2 + y^2)",
          "1e12*(x^2 + x*y)",
          "x^3 + y^5",
          "x*y",
          "x/(1 + y^2)",
          "1/(x - 5) + y^2",
          "atan2(y, x) + x^2",
          "cbrt(x) + y",
          "x^2.5 + abs(y)^1.5",
          "erf(x) - y^2",
          "log(cosh(x)) + y^4",
          "3 + 0*x*y",
          "floor(x) + y",
          "mod(x, 1)*y",
          "if(x < 0, x^2, 2*x^2) + y",
          "20 + x^2 - 10*cos(2*pi*x) + y^2 - 10*cos(2*pi*y)",
          "prod(i, 1, 5, 1 + x/i) + sum(i, 1, 100, sin(i*y)/i)");

  /** Plants a factor and an addend in one component of the gradient. */
  private record Planted(Subject honest, int component, double factor, double addend)
      implements Subject {
    @Override
    public double gradient(double[] w, double[] gradient) {
      double value = honest.gradient(w, gradient);
      gradient[component] = factor * gradient[component] + addend;
      return value;
    }

    @Override
    public double[] point() {
      return honest.point();
    }

    @Override
    public Message name(int parameter) {
      return honest.name(parameter);
    }

    @Override
    public List<Group> groups() {
      return honest.groups();
    }

    @Override
    public void rightGradient(double[] w, double[] gradient) {
      honest.rightGradient(w, gradient);
    }

    @Override
    public void penaltyGradient(double[] w, double[] gradient) {
      honest.penaltyGradient(w, gradient);
    }

    @Override
    public double value(double[] w) {
      return honest.value(w);
    }

    @Override
    public double singleValue(double[] w) {
      return honest.singleValue(w);
    }

    @Override
    public double rounding(double[] w, boolean inSingle) {
      return honest.rounding(w, inSingle);
    }

    @Override
    public boolean hasKinks() {
      return honest.hasKinks();
    }

    @Override
    public void sides(double[] w, Sides sides) {
      honest.sides(w, sides);
    }

    @Override
    public Message kink(int place) {
      return honest.kink(place);
    }

    @Override
    public boolean isRandom() {
      return honest.isRandom();
    }

    @Override
    public double cost() {
      return honest.cost();
    }
  }

  private static List<double[]> points(SplittableRandom random) {
    List<double[]> points =
        new ArrayList<>(
            List.of(
                new double[] {0, 0},
                new double[] {1, 1},
                new double[] {1, 3},
                new double[] {1e-6, 0},
                new double[] {-2e-6, 1e-9},
                new double[] {1e8, 1},
                new double[] {3e-3, -7}));
    for (int i = 0; i < 4; i++) {
      double size = Math.pow(10, random.nextInt(-3, 3));
      points.add(new double[] {size * random.nextDouble(-3, 3), size * random.nextDouble(-3, 3)});
    }
    return points;
  }

  private static List<CheckSettings> ways() {
    List<CheckSettings> ways = new ArrayList<>();
    for (double h : new double[] {1e-2, 1e-5, 1e-7, 1e-10}) {
      for (boolean single : new boolean[] {false, true}) {
        ways.add(Problems.settings(h, true, single));
      }
    }
    ways.add(Problems.settings(1e-5, false, false));
    ways.add(Problems.settings(1e-3, false, true));
    return ways;
  }

  @Test
  void noVerdictOverFunctionsIsWrong() {
    var random = new SplittableRandom(11);
    var said = new EnumMap<GradientVerdict, Integer>(GradientVerdict.class);
    var found = new EnumMap<GradientVerdict, Integer>(GradientVerdict.class);
    List<String> mistakes = new ArrayList<>();
    for (String expression : FUNCTIONS) {
      for (double[] point : points(random)) {
        Checkpoint place = Problems.function(expression, XY, point);
        for (CheckSettings way : ways()) {
          Subject honest = place.subject(way);
          GradientCheck check = check(honest, way);
          said.merge(check.verdict(), 1, Integer::sum);
          if (WRONG.contains(check.verdict())) {
            mistakes.add(told(expression, point, way, check));
          }
          double[] right = new double[2];
          honest.gradient(point, right);
          double largest = Math.max(Math.abs(right[0]), Math.abs(right[1]));
          for (double factor : new double[] {0, -1, 2, 1.1}) {
            int component = random.nextInt(2);
            if (!Double.isFinite(largest)
                || !(Math.abs(right[component]) > 1e-5 * largest)
                || check.comparisons().stream()
                    .anyMatch(c -> c.parameter() == component && !c.note().speaks())) {
              continue;
            }
            check = check(new Planted(honest, component, factor, 0), way);
            found.merge(check.verdict(), 1, Integer::sum);
            if (RIGHT.contains(check.verdict())) {
              mistakes.add(factor + " times: " + told(expression, point, way, check));
            }
          }
        }
      }
    }
    assertThat(mistakes.stream().limit(20)).isEmpty();
    assertThat(said.get(GradientVerdict.RIGHT) + said.get(GradientVerdict.EXACT))
        .isGreaterThan(1000);
    assertThat(found.get(GradientVerdict.WRONG)).isGreaterThan(1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tanh", "relu", "sigmoid", "gelu", "leakyRelu"})
  void noVerdictOverNetworksIsWrong(String activation) {
    List<String> mistakes = new ArrayList<>();
    Map<GradientVerdict, Integer> found = new EnumMap<>(GradientVerdict.class);
    for (String loss : List.of("crossEntropy", "hinge", "meanSquaredError")) {
      for (double decay : new double[] {loss.equals("hinge") ? 0 : 0.1}) {
        Checkpoint place = Problems.network(activation, 0.6, loss, decay);
        for (CheckSettings way : ways().subList(1, 10)) {
          GradientCheck check = Problems.check(place, way);
          if (WRONG.contains(check.verdict())) {
            mistakes.add(told(loss, new double[] {decay}, way, check));
          }
          for (Fault fault : place.faults(way)) {
            CheckSettings faulty = way.withFault(fault);
            check = Problems.check(place, faulty);
            found.merge(check.verdict(), 1, Integer::sum);
            if (RIGHT.contains(check.verdict())) {
              mistakes.add(fault + " " + told(loss, new double[] {decay}, way, check));
            }
          }
        }
      }
    }
    assertThat(mistakes.stream().limit(20)).isEmpty();
    assertThat(found.get(GradientVerdict.WRONG)).isGreaterThan(100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "sin(1e6*x) + 0*y; 1; 1; 1e-5; false; right",
        "(x-1)^2+(y-2)^2; 1; 2; 1e-5; false; undecided",
        "x^2+y; 1e8; 1; 1e-5; false; undecided",
        "x^2+y; 1e8; 1; 1e-7; true; undecided",
        "hypot(x,y); 1e-6; 0; 1e-5; false; KINK",
        "sqrt(x^2+y^2); 1e-6; 0; 1e-5; false; KINK",
        "sqrt((x-1)^2+4*(y-2)^2); 1.000001; 2; 1e-5; false; KINK",
        "abs(x)+abs(y); 1e-6; 1; 1e-5; false; KINK",
        "hypot(x,y); 1e-6; 1; 1e-5; false; right",
        "sqrt(x^2+y^2); 3; 4; 1e-5; false; right"
      })
  void theVerdictOf(
      String expression, double x, double y, double h, boolean single, String expected) {
    var check =
        Problems.check(Problems.function(expression, XY, x, y), Problems.settings(h, true, single));
    if (expected.equals("KINK")) {
      assertThat(check.comparisons())
          .anySatisfy(c -> assertThat(c.note()).isEqualTo(Comparison.Note.KINK));
      assertThat(check.verdict()).isNotIn(WRONG);
    } else {
      assertThat(check.verdict().type()).isEqualTo(expected);
    }
  }

  @Test
  void aSmallerStepIsNamedWhereBothAgree() {
    var check =
        Problems.check(Problems.function("sin(1e6*x)", List.of("x"), 1), CheckSettings.usual());
    Comparison only = check.comparisons().getFirst();
    assertThat(only.agreement().step()).isBetween(1e-10, 1e-7);
    assertThat(only.agreement().relativeError()).isLessThan(1e-5);
    assertThat(check.message().toString())
        .startsWith("The gradient is right: at x the step is too large, and at h = ");
  }

  @Test
  void afterTrainingNothingIsCalledWrong() {
    Checkpoint booth =
        Problems.after(
            60,
            """
            {"problem": {"type": "function",
              "expression": "(x + 2*y - 7)^2 + (2*x + y - 5)^2",
              "variables": ["x", "y"], "start": [-4, 3]},
             "steps": 60, "runs": [{"optimizer": {"type": "bfgs"}}]}
            """);
    Checkpoint spiral =
        Problems.after(
            3000,
            """
            {"problem": {"type": "network",
              "dataset": {"type": "spiral", "samples": 200, "noise": 0.1, "classes": 2, "seed": 1},
              "layers": [{"units": 8, "activation": "tanh"}, {"units": 6, "activation": "relu"}],
              "loss": "crossEntropy", "batchSize": 32, "initialization": {"type": "he"}},
             "steps": 3000, "seed": 1,
             "runs": [{"optimizer": {"type": "adam"}, "schedule": {"learningRate": 0.01}}]}
            """);
    for (Checkpoint place : List.of(booth, spiral)) {
      for (CheckSettings way : ways()) {
        GradientCheck check = Problems.check(place, way);
        assertThat(check.verdict()).as("%s", check.message()).isNotIn(WRONG);
        for (Fault fault : place.faults(way)) {
          double[] right = new double[place.subject(way).point().length];
          double[] wrong = right.clone();
          place.subject(way).gradient(place.subject(way).point(), right);
          CheckSettings faulty = way.withFault(fault);
          place.subject(faulty).gradient(place.subject(faulty).point(), wrong);
          if (!Arrays.equals(right, wrong)) {
            GradientCheck found = Problems.check(place, faulty);
            assertThat(found.verdict()).as("%s: %s", fault, found.message()).isNotIn(RIGHT);
          }
        }
      }
    }
  }

  @Test
  void thePenaltyIsPartOfTheClue() {
    var fault = new Fault(Fault.Kind.FORGOTTEN_MEAN, 0);
    assertThat(Clue.pattern(fault, false).toString()).contains("by the same factor: the number");
    assertThat(Clue.pattern(fault, true).toString()).contains("a factor of its own");
  }

  private static String told(
      String expression, double[] point, CheckSettings way, GradientCheck check) {
    return "%s at %s, h %s%s%s: %s %s"
        .formatted(
            expression,
            Arrays.toString(point),
            way.step(),
            way.single() ? " float" : "",
            way.centred() ? "" : " one-sided",
            check.message(),
            check.comparisons().stream().limit(3).toList());
  }

  private static GradientCheck check(Subject subject, CheckSettings settings) {
    return GradientCheck.of(subject, settings, Sample.of(subject, 10_000), () -> {});
  }

  @Test
  void theSentenceNamesTheWorst() {
    GradientCheck check =
        Problems.check(
            Problems.function("sin(1e5*x) + y", XY, 1, 1),
            Problems.settings(CheckSettings.USUAL_STEP, true, true));
    assertThat(check.verdict()).isEqualTo(GradientVerdict.UNDECIDED);
    assertThat(check.message().toString()).contains("0.16, at x");
  }
}
