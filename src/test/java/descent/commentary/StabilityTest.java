package descent.commentary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.Oracle;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.optimizer.Optimizer;
import descent.optimizer.rule.Momentum;
import descent.optimizer.rule.Nesterov;
import descent.optimizer.rule.Optimizers;
import descent.optimizer.rule.Sgd;
import descent.run.Ending;
import descent.run.FunctionRun;
import descent.schedule.Constant;
import descent.schedule.Plan;
import descent.trace.Trace;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class StabilityTest {
  private static final double STEEPEST = 100;

  static Stream<Optimizer> methods() {
    return Stream.concat(
        Stream.of(new Sgd()),
        Stream.of(0.0, 0.5, 0.9, 0.99)
            .flatMap(mu -> Stream.of(new Momentum(mu), new Nesterov(mu))));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void justBelowTheLimitARunFallsAndJustAboveItRises(Optimizer method) {
    double limit = Stability.limit(method, STEEPEST).orElseThrow();
    Trace below = run(method, 0.999 * limit);
    assertThat(below.ending().reason()).isEqualTo(Ending.Reason.STEPS);
    assertThat(below.loss()[below.rows() - 1]).isLessThan(1e-3 * below.loss()[0]);

    Trace above = run(method, 1.001 * limit);
    assertThat(above.loss()[above.rows() - 1]).isGreaterThan(1e3 * above.loss()[0]);
  }

  private static Trace run(Optimizer method, double rate) {
    Experiment experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "function", "expression": "0.5*x^2 + 50*y^2", "variables": ["x", "y"], "start": [1, 1]},
             "steps": 20000, "runs": [{"optimizer": {"type": "sgd"}}]}
            """);
    var objective = experiment.function().objective(experiment.function().compile());
    var contender = new Contender("run", method, new Plan(new Constant(rate), 0, false));
    return Trace.of(new FunctionRun(experiment, objective, contender));
  }

  /** The limit of gradient descent that NumPy computed for quadratics of other conditions. */
  @Test
  void agreesWithTheReferenceForGradientDescent() {
    for (Map.Entry<String, JsonNode> row :
        Oracle.json("second-order/quadratic_theory.json").properties()) {
      double largest = row.getValue().get("L").doubleValue();
      double limit = row.getValue().get("gd_stability_limit").doubleValue();
      for (Optimizer plain : List.of(new Sgd(), new Momentum(0), new Nesterov(0))) {
        assertThat(Stability.limit(plain, largest).orElseThrow()).isCloseTo(limit, within(1e-15));
      }
      // The best heavy ball is a stable one.
      double mu = row.getValue().get("hb_mu").doubleValue();
      assertThat(row.getValue().get("hb_lr").doubleValue())
          .isLessThan(Stability.limit(new Momentum(mu), largest).orElseThrow());
    }
  }

  @Test
  void nothingIsClaimedWhereTheoryIsSilent() {
    assertThat(Stability.limit(Optimizers.byType("adam").orElseThrow().standard(), STEEPEST))
        .isEmpty();
    assertThat(Stability.limit(new Sgd(), 0)).isEmpty();
    assertThat(Stability.limit(new Sgd(), Double.NaN)).isEmpty();
  }
}
