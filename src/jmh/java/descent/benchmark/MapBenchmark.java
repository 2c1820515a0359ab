package descent.benchmark;

import descent.experiment.json.ExperimentJson;
import descent.live.Limits;
import descent.live.job.Comparisons;
import descent.live.job.Piece;
import descent.live.race.Races;
import descent.live.training.TrainingLimits;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a visitor waits for when a map is opened: 64 x 64 cells of 300 steps on a function of two
 * variables, from the text of the experiment to the last piece, with theory; in a program that has
 * just begun, and in one that has done so before.
 */
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class MapBenchmark {
  private static final String MAP =
      """
      {"problem": {"type": "function", "expression": "0.5*x^2 + 50*y^2", "variables": ["x", "y"],
         "start": [-4, 1]}, "steps": 300, "runs": [{"name": "m", "optimizer": {"type": "momentum"}}],
       "sweep": {"type": "map", "run": "m",
         "x": {"field": "learningRate", "from": 1e-4, "to": 1, "points": 64, "scale": "log"},
         "y": {"field": "momentum", "from": 0, "to": 0.99, "points": 64}}}
      """;

  private final Comparisons comparisons =
      new Comparisons(TrainingLimits.standard(), new Races(Limits.STANDARD, 1));

  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Fork(5)
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public int first() {
    return pieces();
  }

  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @Fork(2)
  @Warmup(iterations = 3, time = 1)
  @Measurement(iterations = 5, time = 1)
  public int later() {
    return pieces();
  }

  private int pieces() {
    Iterator<Piece> map = comparisons.map(ExperimentJson.read(MAP));
    int pieces = 0;
    while (map.hasNext()) {
      map.next();
      pieces++;
    }
    return pieces;
  }
}
