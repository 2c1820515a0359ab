package descent.run;

import static org.assertj.core.api.Assertions.assertThat;

import descent.experiment.Experiment;
import descent.experiment.Experiments;
import descent.experiment.json.ExperimentJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all runs promise, whatever the problem. */
class RunTest {
  private static final String NETWORK =
      """
      {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 30},
       "layers": [{"units": 3}], "batchSize": 8}, "every": 7, "steps": 40,
       "runs": [{"optimizer": {"type": "adam"}},
        {"name": "diverges", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 1e300}}]}
      """;

  private static final String FUNCTION =
      """
      {"problem": {"type": "function", "expression": "x^4 + y^2", "variables": ["x", "y"],
       "start": [1, 2]}, "every": 7, "steps": 40,
       "runs": [{"optimizer": {"type": "adam"}},
        {"name": "diverges", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 9}}]}
      """;

  @ParameterizedTest
  @ValueSource(strings = {NETWORK, FUNCTION, Experiments.RAVINE})
  void itGoesToTheSameRowsByAnyStride(String json) {
    Experiment experiment = ExperimentJson.read(json);
    for (int run = 0; run < experiment.runs().size(); run++) {
      List<String> rows = rows(experiment, run, 1);
      assertThat(rows).isNotEmpty();
      assertThat(rows(experiment, run, 3)).isEqualTo(rows);
      assertThat(rows(experiment, run, Integer.MAX_VALUE)).isEqualTo(rows);
    }
  }

  private static List<String> rows(Experiment experiment, int number, int most) {
    Run run = Run.of(experiment, experiment.runs().get(number), experiment.compile());
    List<String> rows = new ArrayList<>();
    var cells = new Row(rows);
    try {
      do {
        run.tell(cells);
      } while (run.advance(most, Crew.ALONE));
    } catch (IOException e) {
      throw new AssertionError("a list takes every row", e);
    }
    assertThat(run.ending()).isNotNull();
    assertThat(run.isDiverged()).isEqualTo(run.contender().name().equals("diverges"));
    assertThat(run.advance()).isFalse();
    assertThat(cells.counts).containsOnly(run.columns().size());
    return rows;
  }

  /** Joins the cells of each row. */
  private static final class Row implements Run.Cells {
    private final List<String> rows;
    private final List<Integer> counts = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();

    Row(List<String> rows) {
      this.rows = rows;
    }

    @Override
    public void text(String text) {
      cells.add(text);
    }

    @Override
    public void count(long count) {
      cells.add(Long.toString(count));
    }

    @Override
    public void number(double number) {
      cells.add(Double.toString(number));
    }

    @Override
    public void endRow() {
      rows.add(String.join(" ", cells));
      counts.add(cells.size());
      cells.clear();
    }
  }
}
