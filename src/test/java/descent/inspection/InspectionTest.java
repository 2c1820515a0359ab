package descent.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.objective.Objective;
import descent.optimizer.Arrow;
import descent.optimizer.rule.Optimizers;
import descent.run.FunctionRun;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionTest {
  private static final String RAVINE = "0.5*x^2 + 50*y^2";

  static Stream<String> types() {
    return Optimizers.entries().stream().map(entry -> entry.type());
  }

  @ParameterizedTest
  @MethodSource("types")
  void theStepIsTheOneThatTheRunMakes(String type) {
    for (String more : List.of("", ", \"gradientNoise\": 0.3")) {
      Experiment experiment = experiment("sin(3x)*cos(2y) + 0.1*(x^2 + y^2)", more, type);
      Objective objective = objective(experiment);
      FunctionRun run = new FunctionRun(experiment, objective, experiment.runs().getFirst());
      for (int step = 0; step < 12; step++) {
        Inspection inspection = inspect(experiment, step);
        assertThat(inspection.update().step()).isEqualTo(step);
        assertThat(inspection.update().point()).isEqualTo(run.point());
        assertThat(inspection.made()).isTrue();
        if (!run.advance()) {
          return;
        }
        assertThat(inspection.update().next()).as("%s, step %d", type, step).isEqualTo(run.point());
        assertThat(inspection.nextLoss()).isEqualTo(run.loss());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void theRuleInNumbersLeadsWhereTheStepLeads(String type) {
    Experiment experiment = experiment(RAVINE, "", type);
    for (int step : new int[] {0, 1, 7}) {
      Inspection inspection = inspect(experiment, step);
      Working working = inspection.working();
      assertThat(working).isNotNull();
      double[] next = inspection.update().next();
      for (int i = 0; i < 2; i++) {
        double[] numbers = working.numbers()[Math.min(i, working.numbers().length - 1)];
        boolean together = working.numbers().length == 1;
        double told = numbers[numbers.length - (together ? 2 - i : 1)];
        assertThat(told)
            .as("%s, component %d after step %d", type, i, step)
            .isCloseTo(next[i], within(1e-12 * Math.max(1, Math.abs(next[i]))));
      }
      assertThat(working.closed()).hasSize(working.numbers()[0].length);
      assertThat(working.latex().split("hole=", -1)).hasSize(working.numbers()[0].length + 1);
      assertThat(working.text().split("#", -1)).hasSize(working.numbers()[0].length + 1);
    }
  }

  @Test
  void theStateIsReadByName() {
    Inspection adam = inspect(experiment(RAVINE, "", "adam"), 1);
    assertThat(adam.quantities().stream().map(Quantity::name))
        .containsExactly("w", "g", "m", "v", "m_hat", "v_hat");
    Quantity m = adam.quantities().get(2);
    // After the first step: (1 - 0.9)*g.
    assertThat(m.before()[0]).isCloseTo(0.1 * -4, within(1e-15));
    assertThat(m.after()[0]).isCloseTo(0.9 * -0.4 + 0.1 * adam.update().seen()[0], within(1e-15));
    assertThat(adam.quantities().get(4).before()).isNull();
    // What every component shares is one number.
    Inspection nadam = inspect(experiment(RAVINE, "", "nadam"), 1);
    Map<String, Integer> lengths = new TreeMap<>();
    nadam
        .quantities()
        .forEach(q -> lengths.put(q.name(), q.after() == null ? 0 : q.after().length));
    assertThat(lengths).containsEntry("mu", 1).containsEntry("c", 1).containsEntry("d", 2);
  }

  @Test
  void momentumIsTheVelocityAndThePullOfTheGradient() {
    Inspection inspection = inspect(experiment(RAVINE, "", "momentum"), 5);
    var update = inspection.update();
    double[] v = update.before().state().get("v");
    Vector velocity = arrow(inspection, Arrow.Kind.VELOCITY);
    Vector pull = arrow(inspection, Arrow.Kind.PULL);
    Vector without = arrow(inspection, Arrow.Kind.WITHOUT_MOMENTUM);
    for (int i = 0; i < 2; i++) {
      assertThat(velocity.from()[i]).isEqualTo(update.point()[i]);
      assertThat(velocity.to()[i]).isEqualTo(update.point()[i] + 0.9 * v[i]);
      assertThat(pull.from()[i]).isEqualTo(velocity.to()[i]);
      assertThat(pull.to()[i]).isCloseTo(update.next()[i], within(1e-14));
      assertThat(without.to()[i]).isEqualTo(update.point()[i] - 0.01 * update.seen()[i]);
    }
  }

  /** v = mu*v - lr*grad(x + mu*v); x += v, with x the ball and w = x + mu*v. */
  @Test
  void nesterovTakesTheGradientAtThePointAheadOfTheBall() {
    Experiment experiment =
        experiment("(1 - x)^2 + 3*(y - x^2)^2", ", \"start\": [-1.2, 1]", "nesterov");
    Objective objective = objective(experiment);
    double[] ball = experiment.function().startPoint();
    double[] v = new double[2];
    for (int step = 0; step < 20; step++) {
      Inspection inspection = inspect(experiment, step);
      double[] ahead = {ball[0] + 0.9 * v[0], ball[1] + 0.9 * v[1]};
      double[] g = new double[2];
      objective.gradient(ahead, g);
      Vector velocity = arrow(inspection, Arrow.Kind.VELOCITY);
      Vector pull = arrow(inspection, Arrow.Kind.PULL);
      Vector moved = arrow(inspection, Arrow.Kind.BALL);
      for (int i = 0; i < 2; i++) {
        assertThat(velocity.from()[i]).isCloseTo(ball[i], within(1e-9));
        assertThat(velocity.to()[i]).isCloseTo(ahead[i], within(1e-9));
        assertThat(inspection.update().point()[i]).isCloseTo(ahead[i], within(1e-9));
        v[i] = 0.9 * v[i] - 0.01 * g[i];
        ball[i] += v[i];
        assertThat(pull.to()[i]).isCloseTo(ball[i], within(1e-9));
        assertThat(moved.to()[i]).isCloseTo(ball[i], within(1e-9));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"adam", "adamw", "amsgrad", "adamax", "radam", "nadam"})
  void theFirstStepWithoutBiasCorrectionHasAnotherLength(String type) {
    Inspection first = inspect(experiment(RAVINE, "", type), 0);
    Vector without = arrow(first, Arrow.Kind.WITHOUT_CORRECTION);
    assertThat(without.to()[1]).isFinite().isNotEqualTo(first.update().next()[1]);
    // With 0.9^t and 0.999^t gone the correction does nothing, but for rules with more of t.
    if (type.equals("adam") || type.equals("adamw") || type.equals("amsgrad")) {
      Inspection late = inspect(experiment("10*y^2 + sin(40*x)", "", type, 40_000), 40_000);
      Vector same = arrow(late, Arrow.Kind.WITHOUT_CORRECTION);
      assertThat(same.to()[0]).isCloseTo(late.update().next()[0], within(1e-12));
    }
  }

  /** The lecture's numbers: 3.2 lr at step 1 and 6.6 lr at step 12 with a steady gradient. */
  @Test
  void withASteadyGradientAdamsFirstFormStepsTooFar() {
    for (var wanted : Map.of(1, 3.2, 12, 6.6).entrySet()) {
      Inspection inspection = inspect(experiment("x + 2*y", "", "adam"), wanted.getKey() - 1);
      Vector without = arrow(inspection, Arrow.Kind.WITHOUT_CORRECTION);
      double step = (inspection.update().point()[0] - without.to()[0]) / 0.01;
      assertThat(step).isCloseTo(wanted.getValue(), within(0.05));
    }
  }

  @Test
  void aLineSearchShowsTheConditionsThatItMet() {
    Experiment experiment = experiment("(1 - x)^2 + 100*(y - x^2)^2", "", "lbfgs");
    int searched = 0;
    for (int step = 0; step < 20; step++) {
      Inspection inspection = inspect(experiment, step);
      Search search = inspection.search();
      if (search != null) {
        searched++;
        assertThat(search.slope()).isNegative();
        assertThat(search.fell()).isTrue();
        assertThat(search.flattened()).isTrue();
        assertThat(inspection.rate()).isNaN();
      }
    }
    assertThat(searched).isGreaterThan(15);
    assertThat(inspect(experiment(RAVINE, "", "newton"), 0).search()).isNull();
  }

  @Test
  void theInverseHessianOfBfgsComesNearTheTrueOne() {
    Experiment experiment = experiment("(1 - x)^2 + 100*(y - x^2)^2", "", "bfgs");
    Objective objective = objective(experiment);
    InverseGap gap = InverseGap.of(experiment, objective, experiment.runs().getFirst(), () -> {});
    assertThat(gap.steps()).startsWith(0, 1, 2);
    assertThat(gap.gaps()[0]).isGreaterThan(0.5);
    assertThat(Arrays.stream(gap.gaps()).min().orElseThrow()).isLessThan(0.02);
    assertThat(inspect(experiment, 7).gap()).isEqualTo(gap.gaps()[7]);
    Experiment other = experiment(RAVINE, "", "adam");
    assertThat(InverseGap.of(other, objective(other), other.runs().getFirst(), () -> {}).steps())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x^2 + y^2, convex",
        "x^2 - y^2, indefinite",
        "-x^2 - y^2, concave",
        "x^2 + y, singular",
        "(x - 1)^2 + (y - 1)^2, minimum",
        "(x - 1)^2 - (y - 1)^2, saddle",
        "-(x - 1)^2 - (y - 1)^2, maximum",
        "(x - 1)^4 + (y - 1)^2, degenerate",
        "x^1.5*0 + sqrt(x - 1) + y, infinite"
      })
  void theKindOfPointIsToldInWords(String line) {
    String[] parts = line.split(", ");
    Inspection inspection = inspect(experiment(parts[0], ", \"start\": [1, 1]", "sgd"), 0);
    assertThat(inspection.surroundings().message().key()).isEqualTo("inspection." + parts[1]);
    assertThat(inspection.surroundings().message().toString()).doesNotContain("{");
  }

  @Test
  void theStepThatDivergesIsShownAtTheLastPoint() {
    Experiment experiment = experiment("100*(x^4 + y^4)", ", \"start\": [2, 2]", "sgd", 50);
    for (int step : new int[] {1, 3, 1000}) {
      Inspection inspection = inspect(experiment, step);
      assertThat(inspection.made()).isTrue();
      assertThat(inspection.update().loss()).isFinite();
    }
    Inspection last = inspect(experiment, 1000);
    assertThat(Double.isFinite(last.nextLoss())).isFalse();
  }

  @Test
  void atTheEndItIsTheStepThatWouldFollow() {
    Inspection inspection = inspect(experiment(RAVINE, "", "sgd", 5), 99);
    assertThat(inspection.update().step()).isEqualTo(5);
    assertThat(inspection.made()).isFalse();
    assertThat(inspection.nextLoss()).isLessThan(inspection.update().loss());
  }

  @Test
  void aThousandVariablesHaveNumbersButNoHessian() {
    String count =
        """
        {"problem": {"type": "function", "expression": "sum(i, 1, n, i*x[i]^2)", "dimension": 1000,
         "start": %s}, "steps": 5, "runs": [{"optimizer": {"type": "adam"}}]}
        """
            .formatted(Collections.nCopies(1000, 1.0));
    Inspection inspection = inspect(ExperimentJson.read(count), 3);
    assertThat(inspection.surroundings()).isNull();
    assertThat(inspection.working().numbers()).hasDimensions(1000, 24);
    assertThat(inspection.gap()).isNaN();
  }

  @Test
  void theRuleOfOneVariableMultipliesByADot() {
    Experiment experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "function", "expression": "x^2", "variables": ["x"], "start": [3]},
             "steps": 1, "runs": [{"name": "Newton", "optimizer": {"type": "newton"}}]}\
            """);
    Working working = inspect(experiment, 0).working();
    assertThat(working).isNotNull();
    assertThat(working.text()).isEqualTo("w = #0 - #1*#2^-1*#3 = #4");
    assertThat(working.latex()).contains("^{-1} \\cdot ");
    assertThat(working.closed()).endsWith(true, false);
  }

  @Test
  void aRuleTooLongToReadHasNoWorkingButItsStep() {
    String rule = "w = w - lr*(g" + " + 0*g".repeat(600) + ")";
    Experiment experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "function", "expression": "x^2", "variables": ["x"], "start": [1]},
             "steps": 5, "runs": [{"optimizer": {"type": "custom", "rule": "%s"}}]}
            """
                .formatted(rule));
    Inspection inspection = inspect(experiment, 2);
    assertThat(inspection.working()).isNull();
    assertThat(inspection.quantities()).hasSize(2);
  }

  private static Vector arrow(Inspection inspection, Arrow.Kind kind) {
    return inspection.arrows().stream().filter(a -> a.kind() == kind).findFirst().orElseThrow();
  }

  private static Inspection inspect(Experiment experiment, int step) {
    Contender contender = experiment.runs().getFirst();
    return Inspection.of(
        experiment,
        objective(experiment),
        contender,
        step,
        Recipe.of(contender.optimizer()),
        () -> {});
  }

  private static Objective objective(Experiment experiment) {
    return experiment.function().objective(experiment.function().compile());
  }

  private static Experiment experiment(String expression, String more, String type) {
    return experiment(expression, more, type, 60);
  }

  private static Experiment experiment(String expression, String more, String type, int steps) {
    String start = more.contains("start") ? "" : ", \"start\": [-4, 1]";
    String rule = type.equals("custom") ? ", \"rule\": \"v = 0.9*v - lr*g\\nw = w + v\"" : "";
    return ExperimentJson.read(
        String.format(
            Locale.ROOT,
            """
            {"problem": {"type": "function", "expression": "%s", "variables": ["x", "y"]%s%s},
             "steps": %d, "runs": [{"optimizer": {"type": "%s"%s},
              "schedule": {"type": "constant", "learningRate": %s}}]}
            """,
            expression,
            start,
            more,
            steps,
            type,
            rule,
            type.equals("newton") ? "1" : "0.01"));
  }
}
