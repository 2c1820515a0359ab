package descent.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.Oracle;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Runs make the steps that other programs computed, one file for each rule or schedule. */
class OracleRunsTest {
  private static final double TOLERANCE = 1e-11;

  static Stream<String> files() {
    return Oracle.files("runs").stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void makesTheSteps(String file) {
    JsonNode oracle = Oracle.json(file);
    assertThat(oracle.get("computedBy").stringValue()).isNotBlank();
    Experiment experiment = ExperimentJson.read(oracle.get("experiment"));
    JsonNode points = oracle.get("points");
    assertThat(points.size()).isEqualTo(experiment.steps() + 1);
    Run run = Run.of(experiment, experiment.runs().getFirst(), experiment.compile());
    do {
      JsonNode expected = points.get(run.step());
      double[] point = ((FunctionRun) run).point();
      for (int i = 0; i < point.length; i++) {
        double there = expected.get(i).doubleValue();
        assertThat(point[i])
            .as("component %d after step %d", i, run.step())
            .isCloseTo(there, within(TOLERANCE * Math.max(1, Math.abs(there))));
      }
    } while (run.advance());
    assertThat(run.step()).isEqualTo(experiment.steps());
  }
}
