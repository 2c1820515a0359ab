package descent.live.training;

import static org.assertj.core.api.Assertions.assertThat;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.trace.Digest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrailTest {
  private static final int STEPS = 170;
  private static final long AMPLE = 100_000_000;

  private static Experiment experiment(String run) {
    return ExperimentJson.read(
        """
        {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 60, "noise": 0.2},
           "layers": [{"units": 8, "activation": "tanh", "keepProbability": 0.5}], "batchSize": 7},
         "steps": %d, "runs": [%s]}
        """
            .formatted(STEPS, run));
  }

  private static TrainingRun begin(Experiment experiment, @Nullable Convoy convoy) {
    return new TrainingRun(
        0, experiment, DataPicture.of(experiment), Footprint.of(experiment), convoy, () -> {});
  }

  private static void assertSame(TrainingRun run, TrainingRun expected) {
    assertThat(run.state()).usingRecursiveComparison().isEqualTo(expected.state());
    assertThat(rows(run)).isEqualTo(rows(expected));
    assertThat(Digest.together(List.of(run.digest())))
        .isEqualTo(Digest.together(List.of(expected.digest())));
  }

  private static List<String> rows(TrainingRun run) {
    return run.after(-1).rows().stream()
        .map(rows -> rows.member() + Arrays.deepToString(rows.columns()))
        .toList();
  }

  private static void finish(TrainingRun run) {
    while (run.goesOn()) {
      run.advance(1000);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"optimizer\": {\"type\": \"momentum\"}, \"averaging\": {\"decay\": 0.9}}",
        "{\"optimizer\": {\"type\": \"adam\"}, \"ensemble\": {\"type\": \"independent\"}}",
        "{\"optimizer\": {\"type\": \"sgd\"}, \"ensemble\": {\"type\": \"snapshot\"}, \"schedule\":"
            + " {\"type\": \"cosineRestarts\", \"learningRate\": 0.1, \"period\": 40}}",
        "{\"optimizer\": {\"type\": \"lbfgs\"}}",
        "{\"optimizer\": {\"type\": \"custom\", \"rule\": \"v = 0.9*v - lr*g\\n"
            + "w = w + v\"}, \"schedule\": {\"type\": \"plateau\", \"learningRate\": 0.1, \"per\":"
            + " \"epoch\", \"patience\": 1}}",
        // These diverge, one at once and one between two rows.
        "{\"optimizer\": {\"type\": \"sgd\"}, \"schedule\": {\"learningRate\": 1e308}}",
        "{\"optimizer\": {\"type\": \"sgd\"}, \"schedule\":"
            + " {\"type\": \"formula\", \"expression\": \"if(t < 33, 0.1, 1e308)\"}}"
      })
  void whoFollowsIsToldTheSameToTheBit(String run) {
    Experiment experiment = experiment(run);
    TrainingRun alone = begin(experiment, null);
    finish(alone);
    Convoy convoy = new Trails(AMPLE).of(experiment, true, Set.of());
    TrainingRun first = begin(experiment, convoy);
    TrainingRun second = begin(experiment, convoy);
    // They lead by turns, over pieces of all sizes.
    for (int i = 0; first.goesOn() || second.goesOn(); i++) {
      first.advance(1 + i % 23);
      second.advance(1 + i * i % 41);
    }
    TrainingRun last = begin(experiment, convoy);
    finish(last);
    assertSame(first, alone);
    assertSame(second, alone);
    assertSame(last, alone);
  }

  @Test
  void whoFollowsComputesNothing() {
    Experiment experiment = experiment("{\"optimizer\": {\"type\": \"momentum\"}}");
    Convoy convoy = new Trails(AMPLE).of(experiment, true, Set.of());
    TrainingRun first = begin(experiment, convoy);
    finish(first);
    TrainingRun second = begin(experiment, convoy);
    assertThat(second.known(STEPS)).isEqualTo(STEPS);
    second.advance(100);
    // Alone it would have come to its next row, after an epoch of six updates.
    assertThat(second.step()).isEqualTo(96);
    second.advance(STEPS);
    assertThat(second.step()).isEqualTo(STEPS);
    assertSame(second, first);
  }

  @Test
  void whoLetsItsNetworksGoIsTheSameToTheBitAfterwards() {
    Experiment experiment = experiment("{\"optimizer\": {\"type\": \"momentum\"}}");
    TrainingRun alone = begin(experiment, null);
    finish(alone);
    Convoy convoy = new Trails(AMPLE).of(experiment, true, Set.of());
    TrainingRun first = begin(experiment, convoy);
    while (first.step() < 40) {
      first.advance(40 - first.step());
    }
    // Others may not stand here, and one who is about to go on keeps its own.
    assertThat(first.isCopied(false)).isFalse();
    while (first.step() < 48) {
      first.advance(48 - first.step());
    }
    assertThat(first.isCopied(true)).isFalse();
    assertThat(first.isCopied(false)).isTrue();
    first.letGo();
    assertThat(first.isCopied(true)).isTrue();
    TrainingRun second = begin(experiment, convoy);
    second.advance(100);
    assertThat(second.step()).isEqualTo(48);
    // An earlier step is computed again from the copies of all.
    int pieces = 0;
    while (!first.recall(39, 7)) {
      pieces++;
    }
    // The copy at step 32 is near, and rows end pieces.
    assertThat(pieces).isLessThan(3);
    first.letGo();
    finish(first);
    assertThat(first.isCopied(false)).isTrue();
    first.letGo();
    finish(second);
    assertSame(first, alone);
    assertSame(second, alone);
  }

  @Test
  void waitsForWhatIsSoonKnownAndComputesWhatIsNot() {
    Experiment experiment = experiment("{\"optimizer\": {\"type\": \"momentum\"}}");
    Convoy convoy = new Trails(AMPLE).of(experiment, true, Set.of());
    TrainingRun first = begin(experiment, convoy);
    while (first.step() < 40) {
      first.advance(40 - first.step());
    }
    var rounds = new Rounds();
    rounds.add(begin(experiment, convoy));
    assertThat(rounds.reach(10, 16)).isZero();
    assertThat(rounds.lastBeforeNext(16)).isEqualTo(15);
    assertThat(rounds.reach(10, 15)).isEqualTo(10);
    assertThat(rounds.lastBeforeNext(15)).isZero();
    assertThat(rounds.reach(39, 16)).isEqualTo(32);
    rounds.train(rounds.reach(39, 16), 1_000_000);
    assertThat(rounds.frontier()).isEqualTo(32);
    // Behind step 32 nothing is known yet.
    assertThat(rounds.reach(39, 16)).isEqualTo(39);
  }

  @Test
  void onlyWhatSeveralTrainLeavesTrailsAndTheyAreBounded() {
    Experiment experiment = experiment("{\"optimizer\": {\"type\": \"momentum\"}}");
    Experiment second = experiment("{\"optimizer\": {\"type\": \"nesterov\"}}");
    Experiment third = experiment("{\"optimizer\": {\"type\": \"rmsprop\"}}");
    long copy = Footprint.bytesOfCopy(experiment, experiment.runs().getFirst());
    var trails = new Trails(24 * copy);
    assertThat(trails.of(experiment, false, Set.of())).isNull();
    Convoy kept = trails.of(experiment, true, Set.of());
    assertThat(kept).isNotNull();
    assertThat(trails.of(experiment, false, Set.of())).isSameAs(kept);
    assertThat(trails.of(second, true, Set.of())).isNotNull();
    assertThat(trails.of(experiment, false, Set.of())).isSameAs(kept);
    // The third takes the place of what was not asked for longest.
    assertThat(trails.of(third, true, Set.of())).isNotNull();
    assertThat(trails.of(second, false, Set.of())).isNull();
    assertThat(trails.of(experiment, false, Set.of())).isSameAs(kept);
    assertThat(new Trails(5 * copy).of(experiment, true, Set.of())).isNull();
  }

  @Test
  void oneGoesAheadUnlessAnotherIsFasterOrItStops() {
    var convoy = new Convoy(List.of());
    long now = 1_000_000_000_000L;
    assertThat(convoy.leads("first", 100, now)).isTrue();
    assertThat(convoy.leads("second", 100, now + 1)).isFalse();
    assertThat(convoy.leads("first", 100, now + 400_000_000)).isTrue();
    assertThat(convoy.leads("second", 100, now + 800_000_000)).isFalse();
    assertThat(convoy.leads("second", 1000, now + 800_000_000)).isTrue();
    assertThat(convoy.leads("first", 100, now + 800_000_001)).isFalse();
    assertThat(convoy.leads("first", 100, now + 1_400_000_000)).isTrue();
  }
}
