package descent.optimizer.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.Oracle;
import descent.optimizer.Memory;
import descent.schedule.Schedule;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every optimizer follows the trajectories that PyTorch and NumPy computed. */
class GoldenTrajectoryTest {
  /** Configurations whose rule or setting we do not offer. */
  private static final Set<String> NOT_OURS =
      Set.of(
          "sgd_mom_damp0.5",
          "sgd_mom_lrdecay",
          "sgd_nesterov_lrdecay",
          "adagrad_init0.1_eps1e-7",
          "adagrad_eps_in_1e-2",
          "keras_adagrad",
          "rmsprop_centered",
          "rmsprop_mom",
          "rmsprop_centered_mom",
          "rmsprop_eps_in_1e-2",
          "keras_rmsprop",
          "keras_rmsprop_centered_mom",
          "adam_eps_hat_1e-2",
          "adam_eps_root_1e-2",
          "keras_adam",
          "amsgrad_paper",
          "amsgrad_max_of_vhat",
          "adamw_amsgrad",
          "nadam_torch113bug",
          "nadam_torch113bug_wd0.1",
          "nadam_simple",
          "nadam_next",
          "keras_nadam",
          "adamax_eps_out_1e-2",
          "rprop",
          "rprop_lr0.1",
          "rprop_backtrack",
          "asgd",
          "asgd_t0_50",
          "lbfgs_h10_sw",
          "lbfgs_h10_sw_iter20");

  private static final JsonNode CONFIGS = Oracle.json("trajectories/configs.json");

  private static final Map<GoldenFunction, List<Map<String, String>>> TRAJECTORIES =
      new EnumMap<>(GoldenFunction.class);

  static {
    for (GoldenFunction function : GoldenFunction.values()) {
      String file = function.name().toLowerCase(Locale.ROOT);
      TRAJECTORIES.put(function, Oracle.rows("trajectories/" + file + ".csv"));
    }
  }

  static Stream<Arguments> runs() {
    return Oracle.rows("trajectories/index.csv").stream()
        .flatMap(
            row ->
                config(row.get("config"), row.get("lr")).stream()
                    .map(
                        config ->
                            Arguments.of(
                                GoldenFunction.valueOf(
                                    row.get("function").toUpperCase(Locale.ROOT)),
                                row.get("config"),
                                config,
                                (int) Double.parseDouble(row.get("comparable_steps")))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("runs")
  void followsTheTrajectory(GoldenFunction function, String name, GoldenConfig config, int steps) {
    Map<Integer, double[]> expected = expected(function, name);
    Memory memory = config.optimizer().start(2);
    Schedule.Rates rates = config.schedule().start();
    double[] w = function.start();
    double[] g = new double[2];
    assertThat(w).isEqualTo(expected.get(0));
    for (int t = 0; t < steps; t++) {
      function.gradient(w, g);
      for (int i = 0; i < 2; i++) {
        g[i] += config.penalty() * w[i];
      }
      memory.step(function, w, g, rates.at(t));
      double[] there = expected.get(t + 1);
      for (int i = 0; there != null && i < 2; i++) {
        double behind = config.lookBack() == 0 ? 0 : memory.state().get("v")[i];
        assertThat(w[i] - config.lookBack() * behind)
            .as("component %d after step %d", i, t + 1)
            .isCloseTo(there[i], within(1e-9 * Math.max(1, Math.abs(there[i]))));
      }
    }
  }

  @Test
  void coversEveryConfigurationThatIsOurs() {
    Set<String> ours = new LinkedHashSet<>();
    for (String name : CONFIGS.propertyNames()) {
      if (config(name, "0.01").isPresent()) {
        ours.add(name);
      }
    }

    assertThat(ours).hasSize(49).doesNotContainAnyElementsOf(NOT_OURS);
    assertThat(ours.size() + NOT_OURS.size()).isEqualTo(CONFIGS.size());
    assertThat(runs()).hasSize(49 * GoldenFunction.values().length);
  }

  @Test
  void comparesNearlyEveryRunToItsEnd() {
    List<Integer> steps = runs().map(run -> (Integer) run.get()[3]).toList();

    assertThat(steps).allMatch(n -> n >= 20);
    assertThat(steps.stream().mapToInt(n -> n).sum()).isGreaterThan(35_000);
  }

  private static Optional<GoldenConfig> config(String name, String rate) {
    JsonNode config = CONFIGS.get(name);
    return config.has("rule")
        ? GoldenConfig.of(
            config.get("rule").asString(), config.get("params"), Double.parseDouble(rate))
        : Optional.empty();
  }

  /** The point by step. */
  private static Map<Integer, double[]> expected(GoldenFunction function, String config) {
    Map<Integer, double[]> points = new HashMap<>();
    for (Map<String, String> row : TRAJECTORIES.get(function)) {
      if (row.get("config").equals(config)) {
        points.put(
            Integer.valueOf(row.get("step")),
            new double[] {Double.parseDouble(row.get("x")), Double.parseDouble(row.get("y"))});
      }
    }
    return points;
  }
}
