package descent.live.race;

import static org.assertj.core.api.Assertions.assertThat;

import descent.experiment.FunctionProblem;
import descent.experiment.json.ExperimentJson;
import descent.live.Limits;
import descent.live.race.StepCosts.Cost;
import descent.optimizer.rule.Optimizers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepCostsTest {
  private final StepCosts costs = new StepCosts(new Races(Limits.STANDARD, 1));

  @Test
  void everyRuleIsMeasuredFromSmallToLargeAndMatricesStopFirst() {
    List<Cost> all = all(function("x^2", "\"variables\": [\"x\"], \"start\": [1]"));
    assertThat(all.stream().map(Cost::type).distinct()).containsExactlyElementsOf(StepCosts.TYPES);
    for (String type : StepCosts.TYPES) {
      assertThat(of(all, type)).isSortedAccordingTo((a, b) -> a.dimension() - b.dimension());
      assertThat(of(all, type)).allMatch(cost -> cost.nanoseconds() > 0);
      assertThat(of(all, type))
          .extracting(Cost::title)
          .containsOnly(Optimizers.byType(type).orElseThrow().title());
    }
    assertThat(largest(all, "sgd")).isGreaterThan(largest(all, "bfgs"));
    assertThat(largest(all, "sgd")).isGreaterThan(largest(all, "newton"));
  }

  @Test
  void aMatrixTakesMemoryThatGrowsWithTheSquare() {
    List<Cost> all = all(function("x^2", "\"variables\": [\"x\"], \"start\": [1]"));
    for (String type : List.of("bfgs", "newton")) {
      Cost hundred = at(all, type, 100);
      assertThat(hundred.bytes()).isGreaterThan(8 * 100 * 100);
    }
    assertThat(at(all, "lbfgs", 100).bytes()).isBetween(2 * 8 * 10 * 100L, 6 * 8 * 10 * 100L);
    assertThat(at(all, "sgd", 100).bytes()).isLessThan(8 * 100 * 4);
  }

  @Test
  void anOwnFunctionWithADimensionIsMeasuredWhereItExists() {
    FunctionProblem own =
        function(
            "sum(i, 1, n, x[i]^2) + x[10]", "\"dimension\": 10, \"start\": [1,1,1,1,1,1,1,1,1,1]");
    assertThat(StepCosts.measured(own)).isEqualTo(own);
    assertThat(all(own)).allMatch(cost -> cost.dimension() >= 10 && cost.dimension() <= 1000);
  }

  private List<Cost> all(FunctionProblem problem) {
    List<Cost> all = new ArrayList<>();
    costs.answer(problem).forEachRemaining(all::add);
    return all;
  }

  private static List<Cost> of(List<Cost> all, String type) {
    return all.stream().filter(cost -> cost.type().equals(type)).toList();
  }

  private static Cost at(List<Cost> all, String type, int n) {
    return of(all, type).stream().filter(cost -> cost.dimension() == n).findFirst().orElseThrow();
  }

  private static int largest(List<Cost> all, String type) {
    return of(all, type).getLast().dimension();
  }

  private static FunctionProblem function(String expression, String rest) {
    return ExperimentJson.read(
            """
            {"problem": {"type": "function", "expression": "%s", %s}, "runs": [{"optimizer": {"type": "sgd"}}]}
            """
                .formatted(expression, rest))
        .function();
  }
}
