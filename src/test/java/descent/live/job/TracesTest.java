package descent.live.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.live.Limits;
import descent.live.Visitor;
import descent.live.job.Jobs.Bounds;
import descent.live.job.Jobs.Ticket;
import descent.live.race.Races;
import descent.live.training.TrainingLimits;
import descent.live.training.Trainings;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class TracesTest {
  private static final Ticket TICKET = new Ticket(Visitor.alone("visitor"), "trace");
  private static final String NETWORK =
      """
      {"problem": {"type": "network", "dataset": {"type": "moons"}, "layers": [{"units": 4}]},
       "steps": %d, "runs": [{"optimizer": {"type": "adam"}}]}
      """;

  private static void write(Bounds bounds, int steps, Jobs.Receiver<byte[]> receiver)
      throws Exception {
    Experiment experiment = ExperimentJson.read(NETWORK.formatted(steps));
    try (var races = new Races(Limits.STANDARD, 1);
        var trainings = new Trainings(TrainingLimits.standard(), 1);
        var jobs = new Jobs(bounds, 1)) {
      new Traces(races, trainings, jobs).write(TICKET, experiment, receiver);
    }
  }

  @Test
  void whoHasNoPlaceIsTurnedAwayBeforeAnythingIsLookedAt() {
    var noPlace = new Bounds(1, 0, 1, 1, 1, 1);
    assertThatThrownBy(() -> write(noPlace, 999_999, piece -> {}))
        .hasMessageContaining("long computations under way");
  }

  @Test
  void whatIsTooMuchIsRefusedBeforeTheFirstPiece() {
    var pieces = new ArrayList<byte[]>();
    assertThatThrownBy(() -> write(Bounds.STANDARD, 999_999, pieces::add))
        .hasMessageContaining("at most 200000 steps");
    assertThat(pieces).isEmpty();
  }

  @Test
  void theMemoryOfANetworkIsAskedForInItsTurn() {
    var noMemory = new Bounds(4, 3, 4, Long.MAX_VALUE, Long.MAX_VALUE, 1);
    assertThatThrownBy(() -> write(noMemory, 10, piece -> {}))
        .hasMessageContaining("LIMIT_JOB_BYTES");
  }
}
