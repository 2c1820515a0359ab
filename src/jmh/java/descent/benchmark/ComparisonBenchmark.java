package descent.benchmark;

import descent.comparison.RateSweep.Range;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.live.Foreground;
import descent.live.Limits;
import descent.live.Visitor;
import descent.live.job.Comparisons;
import descent.live.job.Jobs;
import descent.live.job.Piece;
import descent.live.race.Races;
import descent.live.training.TrainingLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whole comparisons as a server computes them for one visitor, on all processors, in milliseconds:
 * a map of 64 x 64 cells, 300 steps each, on a function of two variables; and rates of the networks
 * of the first screen, five decades with four a decade and three seeds, whole and up to the first
 * setting.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class ComparisonBenchmark {
  private static final String MAP =
      """
      {"problem": {"type": "function", "expression": "0.5*x^2 + 50*y^2", "variables": ["x", "y"],
         "start": [-4, 1]}, "steps": 300, "runs": [{"name": "m", "optimizer": {"type": "momentum"}}],
       "sweep": {"type": "map", "run": "m",
         "x": {"field": "learningRate", "from": 1e-4, "to": 0.1, "points": 64, "scale": "log"},
         "y": {"field": "momentum", "from": 0, "to": 0.99, "points": 64}}}
      """;

  private final Races races = new Races(Limits.STANDARD, 1);
  private final Comparisons comparisons = new Comparisons(TrainingLimits.standard(), races);
  private Jobs jobs;
  private Experiment map;
  private Experiment networks;

  @Setup(Level.Trial)
  public void prepare() throws IOException {
    int processors = Runtime.getRuntime().availableProcessors();
    jobs =
        new Jobs(
            Jobs.Bounds.STANDARD,
            Math.max(1, processors / 2),
            processors,
            new Foreground(processors));
    map = ExperimentJson.read(MAP);
    try (var file = getClass().getResourceAsStream("/descent/experiments/01-moons.json")) {
      networks = ExperimentJson.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @TearDown(Level.Trial)
  public void close() {
    jobs.close();
    races.close();
  }

  @Benchmark
  @Warmup(iterations = 3)
  @Measurement(iterations = 10)
  public int map() throws IOException {
    return settings(comparisons.map(map), Integer.MAX_VALUE);
  }

  @Benchmark
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  @Fork(5)
  public int firstMap() throws IOException {
    return settings(comparisons.map(map), Integer.MAX_VALUE);
  }

  @Benchmark
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public int rates() throws IOException {
    return settings(rates(networks), Integer.MAX_VALUE);
  }

  @Benchmark
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  @Fork(3)
  public int firstRate() throws IOException {
    return settings(rates(networks), 1);
  }

  private Iterator<Piece> rates(Experiment experiment) {
    return comparisons.rates(experiment, new Range(-4, 1, 4), 4, 3, 0.01, false);
  }

  /** Computes so many settings, and tells how many there were. */
  private int settings(Iterator<Piece> pieces, int most) throws IOException {
    int[] settings = {0};
    try {
      jobs.run(
          new Jobs.Ticket(Visitor.alone("visitor"), ""),
          pieces,
          piece -> {
            settings[0] += piece instanceof Piece.Measured some ? some.results().size() : 0;
            if (settings[0] >= most) {
              throw new EnoughException();
            }
          });
    } catch (EnoughException e) {
      return settings[0];
    }
    return settings[0];
  }

  private static final class EnoughException extends IOException {}
}
