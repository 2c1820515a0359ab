package descent.benchmark;

import descent.comparison.Cell;
import descent.comparison.Trials;
import descent.comparison.trial.Lockstep;
import descent.comparison.trial.Trial;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.network.Activation;
import descent.network.Layer;
import descent.network.Loss;
import descent.network.Shape;
import descent.optimizer.Optimizer;
import descent.optimizer.rule.Adam;
import descent.optimizer.rule.Momentum;
import descent.optimizer.rule.RmsProp;
import descent.schedule.Constant;
import descent.schedule.Plan;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/**
 * How fast networks are trained on one core, beside PyTorch and TensorFlow Playground's engine
 * where they are; and how fast small runs go side by side, beside one at a time. Each pair is
 * measured in turns, by processor time; told are the quickest turns of both.
 */
public final class TrainingBenchmark {
  private static final int TURNS = 7;
  private static final double WARM_UP_SECONDS = 2;
  private static final double TURN_SECONDS = 0.4;
  private static final int RUNS = 256;
  private static final int STEPS = 300;

  /** Measured over so many seconds of processor time, how much is done in one of them. */
  @FunctionalInterface
  private interface Speed {
    double over(double seconds) throws IOException;
  }

  /** A network, and how many rows are in an update. */
  private record Task(List<Integer> sizes, int batch, Activation activation) {
    Training training() {
      List<Layer> hidden =
          sizes.subList(1, sizes.size() - 1).stream()
              .map(units -> new Layer(units, activation, 1))
              .toList();
      Shape shape = new Shape(sizes.getFirst(), hidden, sizes.getLast());
      Loss loss = shape.outputs() == 1 ? Loss.MEAN_SQUARED_ERROR : Loss.CROSS_ENTROPY;
      return new Training(shape, loss, batch, new Momentum(0.9));
    }

    String joined(String separator) {
      return String.join(separator, sizes.stream().map(String::valueOf).toList());
    }
  }

  private final String python;
  private final String node;
  private final String playground;

  private TrainingBenchmark(String python, String node, String playground) {
    this.python = python;
    this.node = node;
    this.playground = playground;
  }

  /**
   * @param arguments a Python that has PyTorch, a Node, and a clone of TensorFlow Playground; each
   *     empty where there is none
   */
  public static void main(String[] arguments) throws IOException {
    var benchmark = new TrainingBenchmark(arguments[0], arguments[1], arguments[2]);
    benchmark.train(new Task(List.of(64, 100, 100, 10), 32, Activation.RELU));
    benchmark.train(new Task(List.of(784, 256, 128, 10), 128, Activation.RELU));
    benchmark.train(new Task(List.of(2, 8, 8, 1), 10, Activation.TANH));
    if (arguments[0].isEmpty()) {
      say("No PyTorch beside it: no Python here has it. Debian's is the package python3-torch.");
    }
    if (arguments[2].isEmpty()) {
      say(
          "No TensorFlow Playground beside it: git clone https://github.com/tensorflow/playground,"
              + " then scripts/benchmark training FOLDER");
    }
    for (Optimizer rule :
        List.of(new Momentum(0.9), new Adam(0.9, 0.999, 1e-8, true), new RmsProp(0.9, 1e-7))) {
      sideBySide(rule);
    }
  }

  private void train(Task task) throws IOException {
    Training training = task.training();
    Speed ours = seconds -> perSecond(seconds, training::epoch);
    say(
        "%s, batches of %d, momentum: %,.0f samples a second",
        task.joined("-"), task.batch(), quickest(ours));
    if (!python.isEmpty()) {
      for (String type : List.of("float64", "float32")) {
        race(
            "PyTorch %s, " + type,
            ours,
            List.of(
                python,
                "src/jmh/peers/pytorch.py",
                task.joined(","),
                String.valueOf(task.batch()),
                task.activation().type(),
                type));
      }
    }
    if (!playground.isEmpty() && task.activation() == Activation.TANH) {
      race(
          "TensorFlow Playground's %s, without momentum",
          ours, List.of(node, "src/jmh/peers/playground.mjs", playground));
    }
  }

  private static void race(String name, Speed ours, List<String> command) throws IOException {
    try (Peer peer = Peer.start(command)) {
      race(name.formatted(peer.version()), ours, peer::speed);
    }
  }

  private static void sideBySide(Optimizer rule) throws IOException {
    var problem =
        new FunctionProblem(
            "0.5*x^2 + 50*y^2", List.of("x", "y"), Map.of(), List.of(-4.0, 1.0), List.of(), 0);
    List<Cell> cells =
        IntStream.range(0, RUNS)
            .mapToObj(run -> new Contender("run", rule, plan(1e-4 * (1 + run / 4.0))))
            .map(
                contender ->
                    new Experiment(
                        "",
                        "",
                        null,
                        problem,
                        STEPS,
                        1,
                        1,
                        Experiment.Stop.NEVER,
                        List.of(contender)))
            .map(experiment -> new Cell(0, List.of(), experiment, 1))
            .toList();
    var trials = new Trials(cells.getFirst().experiment());
    Speed together =
        seconds ->
            perSecond(
                seconds,
                () -> {
                  Lockstep runs = Objects.requireNonNull(trials.together(cells, 0));
                  while (runs.advance()) {}
                  return RUNS * STEPS;
                });
    say(
        "%d runs on a quadratic, %s, side by side: %,.0f steps a second",
        RUNS, rule.entry().type(), quickest(together));
    race(
        "one at a time",
        together,
        seconds ->
            perSecond(
                seconds,
                () -> {
                  for (Cell cell : cells) {
                    Trial trial = trials.start(cell.experiment(), 0);
                    while (trial.advance()) {}
                  }
                  return RUNS * STEPS;
                }));
  }

  private static Plan plan(double rate) {
    return new Plan(new Constant(rate), 0, false);
  }

  private static double quickest(Speed speed) throws IOException {
    double quickest = speed.over(WARM_UP_SECONDS);
    for (int turn = 0; turn < TURNS; turn++) {
      quickest = Math.max(quickest, speed.over(TURN_SECONDS));
    }
    return quickest;
  }

  private static void race(String name, Speed ours, Speed theirs) throws IOException {
    theirs.over(WARM_UP_SECONDS);
    double own = 0;
    double other = 0;
    double[] ratios = new double[TURNS];
    for (int turn = 0; turn < TURNS; turn++) {
      double now = ours.over(TURN_SECONDS);
      double beside = theirs.over(TURN_SECONDS);
      own = Math.max(own, now);
      other = Math.max(other, beside);
      ratios[turn] = now / beside;
    }
    Arrays.sort(ratios);
    say(
        "  %s: %,.0f beside our %,.0f, %.2f times that; in the median turn %.2f times",
        name, other, own, own / other, ratios[TURNS / 2]);
  }

  /** Does something that counts what it has done, again and again. */
  private static double perSecond(double seconds, IntSupplier work) {
    long begin = processorTime();
    long done = 0;
    while (processorTime() - begin < seconds * 1e9) {
      done += work.getAsInt();
    }
    return done * 1e9 / (processorTime() - begin);
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void say(String text, Object... values) {
    System.out.println(String.format(Locale.ROOT, text, values));
  }
}
