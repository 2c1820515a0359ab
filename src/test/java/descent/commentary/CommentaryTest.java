package descent.commentary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.objective.Curvature;
import descent.objective.Gallery;
import descent.run.Ending;
import descent.run.FunctionRun;
import descent.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommentaryTest {
  private record Told(Experiment experiment, List<Trace> traces, Facts facts, Caption caption) {}

  private static Told ravine(double sgd, double momentum) {
    return told(
        """
        {"problem": {"type": "function", "expression": "a*x^2 + b*y^2", "variables": ["x", "y"],
           "parameters": {"a": 0.5, "b": 50}, "start": [-4, 1]},
         "runs": [{"name": "SGD", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": %s}},
                  {"name": "Momentum", "optimizer": {"type": "momentum"}, "schedule": {"learningRate": %s}},
                  {"name": "AdaGrad", "optimizer": {"type": "adagrad"}, "schedule": {"learningRate": 0.1}},
                  {"name": "Adam", "optimizer": {"type": "adam"}, "schedule": {"learningRate": 0.1}}]}
        """
            .formatted(sgd, momentum));
  }

  private static Told function(String expression, String start) {
    return function(expression, start, "SGD", "sgd");
  }

  private static Told function(String expression, String start, String name, String type) {
    return told(
        """
        {"problem": {"type": "function", "expression": "%s", "variables": ["x", "y"], "start": %s},
         "runs": [{"name": "%s", "optimizer": {"type": "%s"}}]}
        """
            .formatted(expression, start, name, type));
  }

  private static Told told(String json) {
    Experiment experiment = ExperimentJson.read(json);
    var objective = experiment.function().objective(experiment.function().compile());
    var traces = new ArrayList<Trace>();
    experiment
        .runs()
        .forEach(run -> traces.add(Trace.of(new FunctionRun(experiment, objective, run))));
    var facts = Facts.of(experiment, objective, traces);
    return new Told(experiment, traces, facts, Caption.of(experiment, objective, traces, facts));
  }

  private static Outcome outcome(Told told, int run) {
    return Outcome.of(told.experiment(), told.traces().get(run), told.facts());
  }

  @Test
  void theFirstScreenIsToldAsTheLectureTellsIt() {
    var told = ravine(0.018, 0.01);
    assertThat(told.traces().stream().map(t -> Verdict.of(t, told.facts())))
        .containsExactly(Verdict.ZIGZAGS, Verdict.OVERSHOOTS, Verdict.STALLS, Verdict.ARRIVES);
    assertThat(told.caption().what())
        .hasToString("The valley is 100 times steeper across than along: SGD zigzags.");
    assertThat(told.caption().hint()).hasToString("Try its rate above 0.02.");
    assertThat(told.facts().message()).hasToString("Condition number 100, a minimum at (0, 0)");
  }

  @Test
  void aRunThatDivergesComesFirstAndItsLimitIsNamed() {
    var told = ravine(0.021, 0.01);
    assertThat(Verdict.of(told.traces().getFirst(), told.facts())).isNotEqualTo(Verdict.ARRIVES);
    var worse = ravine(0.5, 0.01);
    assertThat(worse.caption().what().toString())
        .startsWith("SGD diverged at step")
        .endsWith("the loss overflowed.");
    assertThat(worse.caption().hint())
        .hasToString("On this quadratic its rate must stay below 0.02.");
    assertThat(ravine(0.018, 3).caption().hint())
        .hasToString("On this quadratic its rate must stay below 0.038.");
  }

  @Test
  void everyEndIsExplainedAndARemedyNamed() {
    var told = ravine(0.018, 0.01);
    assertThat(outcome(told, 0).why()).hasToString("all 200 steps are done");
    assertThat(outcome(told, 0).remedy().toString()).startsWith("Each step overshoots the valley");
    assertThat(outcome(told, 1).remedy().toString()).startsWith("It swings beyond the minimum");
    assertThat(outcome(told, 2).remedy().toString()).contains("RMSProp");
    assertThat(outcome(told, 3).remedy()).isNull();
    var high = ravine(0.5, 0.5);
    assertThat(outcome(high, 0).why().toString()).endsWith("the loss overflowed");
    assertThat(outcome(high, 0).remedy())
        .hasToString("On this quadratic its rate must stay below 0.02.");
    assertThat(outcome(high, 1).limit())
        .hasToString("Its rate of 0.5 is above 0.038, this method's limit on this quadratic.");
  }

  @Test
  void aRateAboveTheLimitIsToldBeforeTheRunOverflows() {
    var told = ravine(0.0201, 0.01);
    assertThat(told.traces().getFirst().ending().reason()).isEqualTo(Ending.Reason.STEPS);
    assertThat(outcome(told, 0).remedy())
        .hasToString("On this quadratic its rate must stay below 0.02.");
  }

  @Test
  void theRateOfAScheduleIsItsLast() {
    var told =
        told(
            """
            {"problem": {"type": "function", "expression": "50x^2", "variables": ["x"], "start": [1]},
             "steps": 40, "runs": [{"optimizer": {"type": "sgd"},
               "schedule": {"type": "step", "learningRate": 0.1, "factor": 0.1, "every": 10}}]}
            """);
    assertThat(outcome(told, 0).limit().toString()).contains("stable below a rate of 0.02");
  }

  @Test
  void aQuadraticThatFallsWithoutEndHasNoLimit() {
    var told = function("x^2 - y^2", "[1, 0.1]");
    assertThat(outcome(told, 0).limit()).isNull();
    assertThat(outcome(told, 0).remedy().toString()).startsWith("This quadratic has no minimum");
  }

  @Test
  void noLimitIsClaimedWhereTheoryHasNone() {
    var quartic = function("x^4 + y^4", "[30, 1]");
    assertThat(quartic.caption().what().toString()).startsWith("SGD diverged");
    assertThat(quartic.caption().hint()).hasToString("Try a smaller rate.");
    assertThat(outcome(quartic, 0).limit()).isNull();
    assertThat(outcome(ravine(0.018, 0.01), 3).limit()).isNull();
  }

  @Test
  void whereNoRateIsToBlameNoneIsBlamed() {
    var newton = function("x + y^2", "[1, 1]", "Newton", "newton");
    assertThat(newton.caption().what())
        .hasToString("Newton diverged at step 1: a parameter overflowed.");
    assertThat(newton.caption().hint().toString()).endsWith("try some damping.");
    var lbfgs = function("x + y^2", "[1, 1]", "L-BFGS", "lbfgs");
    assertThat(lbfgs.caption().what().toString()).startsWith("L-BFGS diverged at step ");
    assertThat(lbfgs.caption().hint().toString())
        .startsWith("Along its line the loss falls without end");
  }

  @Test
  void pureNewtonIsAttractedToASaddleAndWordsSaySo() {
    String beale = "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2";
    var pure = function(beale, "[1, 1]", "Newton", "newton");
    assertThat(pure.caption().what().toString())
        .startsWith("Newton goes to the saddle at (0, 1): the Hessian is indefinite there");
    assertThat(pure.caption().hint().toString()).startsWith("Give it some damping");
    assertThat(
            function("-x^2 - y^2 - x^4", "[1, 1]", "Newton", "newton").caption().what().toString())
        .startsWith("Newton goes to the maximum at (0, 0)");
    var damped =
        told(
            """
            {"problem": {"type": "function", "expression": "%s", "variables": ["x", "y"], "start": [1, 1]},
             "steps": 500, "runs": [{"name": "Damped", "optimizer": {"type": "newton", "damping": 3}}]}
            """
                .formatted(beale));
    assertThat(damped.caption().what().key()).startsWith("gallery.");
  }

  @ParameterizedTest
  @CsvSource({"0.0199, false", "0.0201, true"})
  void theLimitSeparatesTheRatesThatFallFromThoseThatRise(double rate, boolean rises) {
    var told = ravine(rate, 0.01);
    double[] loss = told.traces().getFirst().loss();
    assertThat(outcome(told, 0).limit())
        .hasToString(
            rises
                ? "Its rate of 0.0201 is above 0.02, this method's limit on this quadratic."
                : "On this quadratic this method is stable below a rate of 0.02.");
    assertThat(loss[loss.length - 1] > loss[loss.length - 101]).isEqualTo(rises);
  }

  @Test
  void aMinimumOfAnOwnFunctionIsFound() {
    var told = function("(x - 1.25)^2 + cosh(y + 0.5)", "[0, 0]");
    assertThat(told.facts().minima()).hasSize(1);
    assertThat(told.facts().minima().getFirst().point())
        .containsExactly(new double[] {1.25, -0.5}, within(1e-9));
    assertThat(told.facts().quadratic()).isFalse();
    assertThat(told.caption().what().key()).isEqualTo("caption.own");
  }

  @Test
  void aRunThatRestsAboveTheKnownMinimumIsTrapped() {
    var told =
        told(
            """
            {"problem": {"type": "function", "expression": "x^4/4 - x^2 + 0.3x", "variables": ["x"], "start": [2.2]},
             "runs": [{"name": "SGD", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.1}}]}
            """);
    assertThat(Verdict.of(told.traces().getFirst(), told.facts())).isEqualTo(Verdict.TRAPPED);
    assertThat(told.facts().message())
        .hasToString("Condition number 1 at the start, a minimum at -1.484");
  }

  @Test
  void aFunctionWithoutAMinimumHasNone() {
    assertThat(function("x + y", "[0, 0]").facts().minima()).isEmpty();
    assertThat(function("x^2 - y^2", "[1, 0]").facts().minima()).isEmpty();
    assertThat(function("log(x) + y", "[-1, 0]").caption().hint())
        .hasToString("Drag the start to where the function has a value.");
  }

  @Test
  void aNamedFunctionIsToldInItsOwnWords() {
    var named = Gallery.find("goldsteinPrice").orElseThrow();
    var told =
        told(
            """
            {"problem": {"type": "function", "expression": "%s", "variables": ["x", "y"], "start": [-1.4, 0.6]},
             "runs": [{"optimizer": {"type": "sgd"}, "schedule": {"learningRate": 1e-6}}]}
            """
                .formatted(named.expression()));
    assertThat(told.caption().what()).hasToString(named.what());
    assertThat(told.caption().hint()).hasToString(named.hint());
  }

  @Test
  void manyVariablesAreNotAskedForTheirHessian() {
    var told =
        told(
            """
            {"problem": {"type": "function", "expression": "sum(i,1,n,x[i]^2)", "dimension": 30, "start": %s},
             "runs": [{"optimizer": {"type": "sgd"}}]}
            """
                .formatted(java.util.Collections.nCopies(30, 1)));
    assertThat(told.facts()).isEqualTo(new Facts(null, false, List.of(), 1));
    assertThat(told.facts().message()).isNull();
    assertThat(told.facts().conditionNumber()).isNaN();
    assertThat(Verdict.of(told.traces().getFirst(), told.facts())).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "100, 100",
    "0.018, 0.018",
    "2508.0096, 2508",
    "1234567, 1235000",
    "12345678, 1.235e7",
    "0.0000123456, 1.235e-5",
    "1e-300, 1e-300",
    "-0.5, -0.5",
    "0, 0",
  })
  void numbersHaveFourDigits(double number, String shown) {
    assertThat(Digits.shown(number)).isEqualTo(shown);
  }

  @Test
  void kindsOfStartsAreKnown() {
    assertThat(function("x^2 - y^2", "[0, 0]").facts().start())
        .extracting(Curvature::kind)
        .isEqualTo(Curvature.Kind.SADDLE);
  }
}
