package descent.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import descent.experiment.json.ExperimentJson;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training leaves no garbage behind: what an update needs was made once. */
class AllocationTest {
  private static final int UPDATES = 2000;

  @ParameterizedTest
  @ValueSource(strings = {"momentum", "adam", "nesterov", "rmsprop"})
  void anUpdateAllocatesNothing(String optimizer) {
    var experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 100},
               "layers": [{"units": 24}, {"units": 9, "activation": "tanh"}], "batchSize": 10},
             "steps": %d, "every": %d, "runs": [{"optimizer": {"type": "%s"}}]}
            """
                .formatted(3 * UPDATES, 3 * UPDATES, optimizer));
    var run = new NetworkRun(experiment, experiment.runs().getFirst());
    advance(run);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    advance(run);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    // A new order for each epoch of 7 updates has a key.
    assertThat(bytes / UPDATES).isLessThan(16);
  }

  private static void advance(NetworkRun run) {
    for (int update = 0; update < UPDATES; update++) {
      run.advance();
    }
  }
}
