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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
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
  private final Comparisons comparisons = new Comparisons(TrainingLimits.standard(), races);

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
  void basinsAreTheSameInTheSameOrder(int threads) throws Exception {
    // BFGS goes alone, the others side by side; minima are numbered as they are found.
    Experiment experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "function", "expression": "(x^2+y-11)^2+(x+y^2-7)^2+x",
               "variables": ["x", "y"], "start": [1, 1]}, "steps": 200,
             "runs": [{"name": "b", "optimizer": {"type": "bfgs"}},
               {"name": "s", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.01}},
               {"name": "a", "optimizer": {"type": "adam"}, "schedule": {"learningRate": 0.1}}],
             "sweep": {"type": "map", "run": "s",
               "x": {"field": "start[0]", "from": -5, "to": 5, "points": 33},
               "y": {"field": "start[1]", "from": -5, "to": 5, "points": 33}}}
            """);
    List<Piece.Ended> alone = basins(1, experiment);
    List<Piece.Ended> shared = basins(threads, experiment);
    assertThat(shared.stream().flatMap(piece -> piece.starts().stream()))
        .hasSize(3 * 33 * 33)
        .containsExactlyElementsOf(
            alone.stream().flatMap(piece -> piece.starts().stream()).toList());
    assertThat(minima(shared)).hasSize(4).isEqualTo(minima(alone));
  }

  private List<Piece.Ended> basins(int threads, Experiment experiment) throws IOException {
    List<Piece> pieces = all(threads, comparisons.basins(experiment));
    return pieces.stream().skip(1).map(piece -> (Piece.Ended) piece).toList();
  }

  private static List<String> minima(List<Piece.Ended> pieces) {
    return pieces.getLast().minima().stream()
        .map(minimum -> Arrays.toString(minimum.point()) + minimum.loss())
        .toList();
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

  /** One piece that lasts until it is released, and tells when its helper begins and leaves. */
  private static final class Lasting implements Iterator<Integer>, Jobs.Helped {
    private final CountDownLatch helping = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private boolean over;

    @Override
    public boolean hasNext() {
      return !over;
    }

    @Override
    public Integer next() {
      try {
        released.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      over = true;
      return 1;
    }

    @Override
    public void help(BooleanSupplier goesOn) {
      while (goesOn.getAsBoolean()) {
        helping.countDown();
        Thread.onSpinWait();
      }
      left.countDown();
    }
  }

  @Test
  void whoHelpsLeavesWhenAnotherVisitorWaits() throws Exception {
    var lasting = new Lasting();
    try (var jobs = new Jobs(Bounds.STANDARD, 1, 2, new Foreground(2));
        var visitors = Executors.newCachedThreadPool()) {
      var first = visitors.submit(() -> run(jobs, "one", lasting));
      lasting.helping.await();
      var other = visitors.submit(() -> run(jobs, "another", List.of(1).iterator()));
      // The only thread is at the piece that lasts, so the other waits until it is released.
      lasting.left.await();
      assertThat(first.isDone()).isFalse();
      assertThat(other.isDone()).isFalse();
      lasting.released.countDown();
      assertThat(other.get()).containsExactly(1);
      assertThat(first.get()).containsExactly(1);
    }
  }

  @Test
  void whoHelpsLeavesWhenSomebodyLooksAtWhatIsComputed() throws Exception {
    var foreground = new Foreground(2);
    var lasting = new Lasting();
    try (var jobs = new Jobs(Bounds.STANDARD, 1, 2, foreground);
        var visitors = Executors.newCachedThreadPool()) {
      var told = visitors.submit(() -> run(jobs, "one", lasting));
      lasting.helping.await();
      foreground.begin();
      lasting.left.await();
      assertThat(told.isDone()).isFalse();
      foreground.end();
      lasting.released.countDown();
      assertThat(told.get()).containsExactly(1);
    }
  }

  private static List<Integer> run(Jobs jobs, String visitor, Iterator<Integer> pieces)
      throws IOException {
    var all = new ArrayList<Integer>();
    jobs.run(new Ticket(Visitor.alone(visitor), ""), pieces, all::add);
    return all;
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
