package descent.live.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.comparison.Summary;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.live.Foreground;
import descent.live.Limits;
import descent.live.Visitor;
import descent.live.job.Jobs.Bounds;
import descent.live.job.Jobs.Ticket;
import descent.live.race.Races;
import descent.live.training.TrainingLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a comparison tells does not depend on how many threads compute it. */
@Timeout(60)
class ManyThreadsTest {
  private static final String NETWORK =
      """
      {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 60},
         "layers": [{"units": 5, "keepProbability": 0.6}], "batchSize": 8}, "steps": 60,
       "runs": [{"name": "a", "optimizer": {"type": "adam"}},
         {"name": "m", "optimizer": {"type": "momentum"}, "schedule": {"learningRate": 0.1}}]%s}
      """;

  /** Its rates widen, and the borders of divergence are looked for: what comes next depends. */
  private static final String FUNCTION =
      """
      {"problem": {"type": "function", "expression": "(x^2+y^2)/100", "variables": ["x", "y"],
         "start": [2, 1]}, "steps": 60,
       "runs": [{"name": "a", "optimizer": {"type": "adam"}}, {"name": "s", "optimizer": {"type": "sgd"}}]}
      """;

  private final Races races = new Races(Limits.STANDARD, 1);
  private final Comparisons comparisons =
      new Comparisons(Limits.STANDARD, TrainingLimits.standard(), races);

  @AfterEach
  void close() {
    races.close();
  }

  private static <P> List<P> all(int threads, Iterator<P> pieces) throws IOException {
    var all = new ArrayList<P>();
    try (var jobs = new Jobs(Bounds.STANDARD, threads)) {
      jobs.run(new Ticket(Visitor.alone("visitor"), ""), pieces, all::add);
      assertThat(jobs.running()).isZero();
    }
    return all;
  }

  private record Told(int run, List<@Nullable Double> values, Summary summary) {}

  private static List<Told> results(int threads, Iterator<Piece> pieces) throws IOException {
    return all(threads, pieces).stream()
        .flatMap(
            piece ->
                piece instanceof Piece.Measured measured
                    ? measured.results().stream()
                    : Stream.empty())
        .map(result -> new Told(result.cell().run(), result.cell().values(), result.summary()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void ratesOfNetworksAreTheSameInTheSameOrder(int threads) throws Exception {
    Experiment experiment = ExperimentJson.read(NETWORK.formatted(""));
    List<Told> alone = results(1, comparisons.rates(experiment, null, 3, 3, 0.4, false));
    assertThat(results(threads, comparisons.rates(experiment, null, 3, 3, 0.4, false)))
        .isEqualTo(alone);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void ratesOfFunctionsAreTheSameThoughTheNextOnesDependOnThem(int threads) throws Exception {
    Experiment experiment = ExperimentJson.read(FUNCTION);
    List<Told> alone = results(1, comparisons.rates(experiment, null, 3, 1, 1e-6, true));
    assertThat(results(threads, comparisons.rates(experiment, null, 3, 1, 1e-6, true)))
        .isEqualTo(alone);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void mapsAreTheSame(int threads) throws Exception {
    String map =
        """
        , "sweep": {"type": "map", "run": "m",
           "x": {"field": "learningRate", "from": 0.01, "to": 1, "points": 5, "scale": "log"},
           "y": {"field": "keepProbability", "from": 0.3, "to": 1, "points": 4}}
        """;
    Experiment experiment = ExperimentJson.read(NETWORK.formatted(map));
    assertThat(results(threads, comparisons.map(experiment)))
        .isEqualTo(results(1, comparisons.map(experiment)));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void seedsAreTheSameInTheSameOrder(int threads) throws Exception {
    Experiment experiment = ExperimentJson.read(NETWORK.formatted(""));
    assertThat(studied(threads, experiment)).isEqualTo(studied(1, experiment));
    assertThat(spread(threads, experiment)).isEqualTo(spread(1, experiment));
  }

  private static List<Object> studied(int threads, Experiment experiment) throws IOException {
    return all(threads, new SeedStudy(experiment, 7)).stream()
        .filter(piece -> piece.containsKey("result"))
        .map(piece -> piece.get("result"))
        .toList();
  }

  private List<String> spread(int threads, Experiment experiment) throws IOException {
    var last = (Piece.Spreading) all(threads, comparisons.seeds(experiment, 7)).getLast();
    assertThat(last.done()).isEqualTo(last.of());
    return last.bands().stream()
        .map(band -> Arrays.deepToString(band.loss()) + band.summary())
        .toList();
  }

  /** Pieces that count who computes them. */
  private static final class Counted implements Iterator<Integer>, Jobs.Helped {
    private final AtomicInteger helped = new AtomicInteger();
    private int pieces;

    @Override
    public boolean hasNext() {
      return pieces < 20;
    }

    @Override
    public Integer next() {
      long end = System.nanoTime() + 5_000_000;
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      return pieces++;
    }

    @Override
    public void help(BooleanSupplier goesOn) {
      while (goesOn.getAsBoolean()) {
        helped.incrementAndGet();
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void nobodyHelpsWhileSomebodyLooksAtWhatIsComputed() throws Exception {
    var foreground = new Foreground(2);
    foreground.begin();
    var counted = new Counted();
    try (var jobs = new Jobs(Bounds.STANDARD, 1, 2, foreground)) {
      jobs.run(new Ticket(Visitor.alone("visitor"), ""), counted, piece -> {});
    }
    assertThat(counted.helped).hasValue(0);
  }

  @Test
  void nobodyHelpsWhereThereIsNoOtherProcessor() throws Exception {
    var counted = new Counted();
    assertThat(all(1, counted)).hasSize(20);
    assertThat(counted.helped).hasValue(0);
  }

  @Test
  void whatHelpersComputedCountsForTheVisitor() {
    // A piece that does nothing itself, so that all the time is its helper's.
    var bounds = new Bounds(1, 1, 1, 50_000_000, 1, 1);
    Iterator<Integer> pieces =
        new Waiting() {
          @Override
          public void help(BooleanSupplier goesOn) {
            while (goesOn.getAsBoolean()) {
              Thread.onSpinWait();
            }
          }
        };
    try (var jobs = new Jobs(bounds, 1, 2, new Foreground(2))) {
      assertThatThrownBy(
              () -> jobs.run(new Ticket(Visitor.alone("visitor"), ""), pieces, piece -> {}))
          .hasMessageContaining("LIMIT_JOB_SECONDS");
    }
  }

  /** Endless pieces. */
  private abstract static class Waiting implements Iterator<Integer>, Jobs.Helped {
    @Override
    public boolean hasNext() {
      return true;
    }

    @Override
    public Integer next() {
      Thread.yield();
      return 1;
    }
  }
}
