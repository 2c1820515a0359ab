package descent.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.experiment.Experiments;
import descent.experiment.json.ExperimentJson;
import descent.run.Ending.Reason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FunctionRunTest {
  private static final String SGD =
      "{\"optimizer\": {\"type\": \"sgd\"}, \"schedule\": {\"learningRate\": 0.1}}";
  private static final String FAST =
      "{\"optimizer\": {\"type\": \"sgd\"}, \"schedule\": {\"learningRate\": 10}}";

  @Test
  void theFirstScreenShowsFourFates() {
    var experiment = ExperimentJson.read(Experiments.RAVINE);
    var sgd = Experiments.trace(experiment, 0);
    double[] y = sgd.point()[1];
    int changes = 0;
    for (int row = 1; row < y.length; row++) {
      changes += y[row] * y[row - 1] < 0 ? 1 : 0;
    }
    assertThat(changes).isEqualTo(200);
    assertThat(Experiments.trace(experiment, 1).loss()[200]).isLessThan(1e-6);
    assertThat(Experiments.trace(experiment, 2).point()[0][200]).isCloseTo(-1.7, within(0.05));
    assertThat(Experiments.trace(experiment, 3).loss()[200]).isLessThan(1e-6);
  }

  @Test
  void theLecturesMomentumTypedGivesTheBuiltInsPathToTheLastBit() {
    var experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "function", "expression": "(1 - x)^2 + 100*(y - x^2)^2",
              "variables": ["x", "y"], "start": [-1.2, 1], "gradientNoise": 0.5}, "steps": 500,
             "runs": [
              {"optimizer": {"type": "momentum", "momentum": 0.9}, "schedule": {"type": "cosine", "learningRate": 5e-4, "over": 400}},
              {"optimizer": {"type": "custom", "rule": "v = 0.9*v - lr*g\\nw = w + v"}, "schedule": {"type": "cosine", "learningRate": 5e-4, "over": 400}}]}
            """);
    var builtIn = Experiments.trace(experiment, 0);
    var typed = Experiments.trace(experiment, 1);
    assertThat(typed.rows()).isEqualTo(501);
    assertThat(typed.point()).isDeepEqualTo(builtIn.point());
    assertThat(typed.loss()).containsExactly(builtIn.loss());
  }

  @Test
  void rowsCarryWhatLedToThem() {
    var trace = Experiments.trace(Experiments.one("x^2", 1, ", \"steps\": 3", SGD), 0);
    assertThat(trace.step()).containsExactly(0, 1, 2, 3);
    assertThat(trace.learningRate()).containsExactly(Double.NaN, 0.1, 0.1, 0.1);
    assertThat(trace.point()[0])
        .containsExactly(1, 1 - 0.1 * 2, 0.8 - 0.1 * 1.6, 0.64 - 0.1 * 1.28);
    assertThat(trace.loss()[1]).isEqualTo(0.8 * 0.8);
    assertThat(trace.gradientNorm()[1]).isEqualTo(1.6);
    assertThat(trace.gradientEvaluations()).containsExactly(0, 1, 2, 3);
    assertThat(trace.functionEvaluations()).containsOnly(0);
    assertThat(trace.ending().reason()).isEqualTo(Reason.STEPS);
  }

  @Test
  void aRunThatDivergesEndsWithItsLastFiniteRow() {
    var trace = Experiments.trace(Experiments.one("x^2", 1, ", \"steps\": 1000", FAST), 0);
    int last = trace.rows() - 1;
    assertThat(trace.ending().reason()).isEqualTo(Reason.DIVERGED);
    assertThat(trace.ending().step()).isEqualTo(last + 1);
    assertThat(trace.ending().message())
        .hasToString("diverged at step " + (last + 1) + ": the loss overflowed");
    assertThat(Double.isFinite(trace.loss()[last])).isTrue();
    assertThat(Math.pow(trace.point()[0][last] * 19, 2)).isInfinite();
  }

  @Test
  void theLastFiniteRowIsKeptBetweenTwoRowsToo() {
    var whole = Experiments.trace(Experiments.one("x^2", 1, ", \"steps\": 1000", FAST), 0);
    var sparse =
        Experiments.trace(Experiments.one("x^2", 1, ", \"steps\": 1000, \"every\": 50", FAST), 0);
    assertThat(sparse.step()).containsExactly(0, 50, 100, whole.rows() - 1);
    assertThat(sparse.ending()).isEqualTo(whole.ending());
    assertThat(sparse.loss()[3]).isEqualTo(whole.loss()[whole.rows() - 1]);
    assertThat(sparse.gradientEvaluations()[3]).isEqualTo(whole.rows() - 1);
  }

  @Test
  void aStartWithoutAValueHasNoRow() {
    var trace = Experiments.trace(Experiments.one("log(x)", -1, "", SGD), 0);
    assertThat(trace.rows()).isZero();
    assertThat(trace.ending().step()).isZero();
    assertThat(trace.ending().message())
        .hasToString("diverged at step 0: the loss is not a number there");
  }

  @Test
  void stopsAtTheFirstRowStrictlyBelow() {
    var loss = Experiments.trace(Experiments.one("x^2", 1, ", \"stop\": {\"loss\": 0.64}", SGD), 0);
    assertThat(loss.loss()[loss.rows() - 1]).isLessThan(0.64);
    assertThat(loss.ending()).isEqualTo(Ending.loss(2, 0.64));
    var norm =
        Experiments.trace(Experiments.one("x^2", 1, ", \"stop\": {\"gradientNorm\": 3}", SGD), 0);
    assertThat(norm.rows()).isEqualTo(1);
    assertThat(norm.ending()).isEqualTo(Ending.gradientNorm(0, 3));
  }

  @Test
  void everySoManyStepsAndAtTheEnd() {
    var trace =
        Experiments.trace(Experiments.one("x^2", 1, ", \"steps\": 10, \"every\": 4", SGD), 0);
    assertThat(trace.step()).containsExactly(0, 4, 8, 10);
  }

  @Test
  void runsShareTheNoiseOfAStep() {
    String runs =
        SGD
            + ", "
            + SGD.replace("{\"optimizer\"", "{\"name\": \"b\", \"optimizer\"")
                .replace("0.1", "0.2");
    var experiment = Experiments.one("0*x", 0, "problem:, \"gradientNoise\": 2", runs);
    double[] a = Experiments.trace(experiment, 0).point()[0];
    double[] b = Experiments.trace(experiment, 1).point()[0];
    double squares = 0;
    for (int row = 1; row < a.length; row++) {
      double noise = (a[row - 1] - a[row]) / 0.1;
      assertThat((b[row - 1] - b[row]) / 0.2).isCloseTo(noise, within(1e-12));
      squares += noise * noise;
    }
    assertThat(Math.sqrt(squares / 200)).isCloseTo(2, within(0.4));
    assertThat(Arrays.equals(a, Experiments.trace(experiment, 0).point()[0])).isTrue();
  }

  @Test
  void noiseIsNotInTheTrace() {
    var experiment = Experiments.one("x^2", 1, "problem:, \"gradientNoise\": 2", SGD);
    var trace = Experiments.trace(experiment, 0);
    for (int row = 0; row < trace.rows(); row++) {
      assertThat(trace.gradientNorm()[row]).isEqualTo(Math.abs(2 * trace.point()[0][row]));
    }
  }

  @Test
  void aLineSearchHasNoRateAndPaysForEveryTrialOnce() {
    String bowl = "0.5*x^2";
    String lbfgs = "{\"optimizer\": {\"type\": \"lbfgs\"}}";
    var trace = Experiments.trace(Experiments.one(bowl, 4, ", \"steps\": 4", lbfgs), 0);
    assertThat(trace.learningRate()).containsOnly(Double.NaN);
    // The value at the start and a trial; then the curvature is known, and the next trial is right.
    assertThat(trace.functionEvaluations()).containsExactly(0, 2, 3, 3, 3);
    // The gradient at the start and the trials; none is computed twice.
    assertThat(trace.gradientEvaluations()).containsExactly(0, 2, 3, 3, 3);
    assertThat(trace.loss()[2]).isZero();

    String none = lbfgs.replace("}}", ", \"lineSearch\": \"none\"}}");
    var plain = Experiments.trace(Experiments.one(bowl, 4, ", \"steps\": 4", none), 0);
    assertThat(plain.learningRate()).containsExactly(Double.NaN, 1, 1, 1, 1);
    assertThat(plain.gradientEvaluations()).containsExactly(0, 1, 2, 3, 4);
    assertThat(plain.functionEvaluations()).containsOnly(0);
  }

  @Test
  void underNoiseEveryStepHasAGradientOfItsOwn() {
    String lbfgs = "{\"optimizer\": {\"type\": \"lbfgs\"}}";
    var trace =
        Experiments.trace(
            Experiments.one("0.5*x^2", 4, "problem:, \"gradientNoise\": 0.1", lbfgs), 0);
    for (int row = 1; row < trace.rows(); row++) {
      double gradients = trace.gradientEvaluations()[row] - trace.gradientEvaluations()[row - 1];
      double values = trace.functionEvaluations()[row] - trace.functionEvaluations()[row - 1];
      assertThat(gradients).isGreaterThanOrEqualTo(1);
      assertThat(values).isEqualTo(gradients);
    }
  }

  @Test
  void aHessianCountsAsManyGradients() {
    var trace =
        Experiments.trace(
            Experiments.one("x^4", 1, ", \"steps\": 3", "{\"optimizer\": {\"type\": \"newton\"}}"),
            0);
    assertThat(trace.gradientEvaluations()).containsExactly(0, 2, 4, 6);
    assertThat(trace.learningRate()).containsExactly(Double.NaN, 1, 1, 1);
  }

  @Test
  void aMethodWhoseLearntCurvatureOverflowsAfterTinyStepsEndsWithThatCause() {
    var noisy =
        ExperimentJson.read(
            """
            {"problem": {"type": "function", "expression": "0.15x^2+17.4y^2",
               "variables": ["x", "y"], "start": [-0.54, -1.82], "gradientNoise": 0.44},
             "steps": 98, "seed": 687284, "runs": [{"optimizer": {"type": "bfgs"}}]}
            """);
    assertThat(Experiments.trace(noisy, 0).ending().message())
        .hasToString("diverged at step 97: what the method has learnt of the curvature overflowed");
  }

  @Test
  void aNewtonRunEndsWhereTheHessianIsSingular() {
    var trace =
        Experiments.trace(
            Experiments.one("x^3", 0.5, "", "{\"optimizer\": {\"type\": \"newton\"}}"), 0);
    assertThat(trace.ending().reason()).isIn(Reason.STEPS);
    var line =
        Experiments.trace(
            Experiments.one("2*x", 0.5, "", "{\"optimizer\": {\"type\": \"newton\"}}"), 0);
    assertThat(line.rows()).isEqualTo(1);
    assertThat(line.ending().message())
        .hasToString(
            "diverged at step 1: the step is not finite, as the Hessian has no inverse there");
  }
}
