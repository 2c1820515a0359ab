package descent.benchmark;

import descent.comparison.Cell;
import descent.comparison.SweepTable;
import descent.comparison.Trials;
import descent.comparison.trial.Lockstep;
import descent.comparison.trial.Trial;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Many small runs: 256 of the cells of a map over the rate and a coordinate of the start, 300 steps
 * each on a function of two variables, in millions of steps a second; side by side, by a rule that
 * is one loop over all of them and by one that steps run by run, and one at a time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
public class SweepBenchmark {
  private static final int RUNS = 256;
  private static final int STEPS = 300;

  private static final String MAP =
      """
      {"problem": {"type": "function", "expression": "0.5*x^2 + 50*y^2", "variables": ["x", "y"],
         "start": [-4, 1]}, "steps": 300, "runs": [{"name": "m", "optimizer": {"type": "%s"}}],
       "sweep": {"type": "map", "run": "m",
         "x": {"field": "learningRate", "from": 1e-4, "to": 0.01, "points": 16, "scale": "log"},
         "y": {"field": "start[0]", "from": -4, "to": 4, "points": 16}}}
      """;

  @Param({"momentum", "adam", "rmsprop"})
  private String rule;

  private List<Cell> cells;
  private Trials trials;

  /** Makes the cells. */
  @Setup
  public void prepare() {
    Experiment experiment = ExperimentJson.read(MAP.formatted(rule));
    SweepTable table = SweepTable.of(experiment);
    cells = IntStream.range(0, RUNS).mapToObj(table::row).toList();
    trials = new Trials(experiment);
  }

  @Benchmark
  @OperationsPerInvocation(RUNS * STEPS)
  public double sideBySide() {
    Lockstep runs = Objects.requireNonNull(trials.together(cells, 0));
    while (runs.advance()) {}
    double sum = 0;
    for (int i = 0; i < RUNS; i++) {
      sum += runs.finish(i).loss();
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(RUNS * STEPS)
  public double oneAtATime() {
    double sum = 0;
    for (Cell cell : cells) {
      Trial run = trials.start(cell.experiment(), 0);
      while (run.advance()) {}
      sum += run.loss();
    }
    return sum;
  }
}
