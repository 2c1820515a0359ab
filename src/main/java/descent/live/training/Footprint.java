package descent.live.training;

import descent.dataset.Samples;
import descent.experiment.Contender;
import descent.experiment.Ensemble;
import descent.experiment.Experiment;
import descent.experiment.NetworkProblem;
import descent.live.WantedPictures;
import descent.network.Layer;
import descent.network.Shape;

/**
 * What an experiment costs while it trains, known before it begins.
 *
 * <p>Memory, in bytes of numbers: each network at work has its parameters, its optimizer's memory
 * and the scratch space of propagation; so has the copy with which an earlier step is computed
 * again. To this come the rows of the curves (at most {@link #HISTORY_BYTES}), the checkpoints (at
 * most {@link #CHECKPOINT_BYTES}, but two of each run), the pictures (at most {@link
 * #PICTURE_NUMBERS} numbers and {@link #PARAMETER_NUMBERS} parameters), and the data. Two networks
 * of 64-64 units on 500 rows come to less than 10 MB.
 *
 * @param rows of history that each line keeps
 * @param checkpoints of each run
 * @param distance steps between checkpoints at first
 * @param pictureNumbers of each picture's predictions at most
 * @param pictureParameters of each picture at most: whoever draws a digit has it judged by them
 * @param bytes that the training holds at most
 * @param followingBytes that it holds at most while it only follows others
 * @param operations multiplications, roughly, until all runs are at their ends
 */
public record Footprint(
    int rows,
    int checkpoints,
    int distance,
    int pictureNumbers,
    int pictureParameters,
    long bytes,
    long followingBytes,
    double operations) {
  static final long HISTORY_BYTES = 2_000_000;
  static final long CHECKPOINT_BYTES = 24_000_000;
  static final int PICTURE_NUMBERS = 500_000;
  static final int PARAMETER_NUMBERS = 1_200_000;
  private static final int FINEST = 120 * 120;
  private static final int MOST_ROWS = 2048;
  private static final int FEWEST_ROWS = 16;
  private static final int MOST_CHECKPOINTS = 16;
  private static final int FIRST_DISTANCE = 16;
  private static final int CHUNK = 64;

  /** Arrays as long as the parameters that a network has beside its optimizer's. */
  private static final int ARRAYS = 7;

  public static Footprint of(Experiment experiment) {
    // The contenders share the data; their networks may differ.
    Samples samples = experiment.network().dataset().outline();
    long lines = 0;
    long kept = 0;
    long working = 0;
    long following = 0;
    long most = 0;
    int pictures = 0;
    long seen = 0;
    double operations = 0;
    for (Contender contender : experiment.runs()) {
      NetworkProblem problem = contender.problem(experiment);
      Shape shape = problem.shape(samples);
      long parameters = shape.parameters();
      int networks = networks(contender);
      lines += lines(contender);
      kept += copy(contender, shape, samples);
      working += 2 * networks * atWork(contender, shape, samples);
      working += snapshots(contender) * parameters;
      working += 2 * data(shape, samples);
      following += 2 * data(shape, samples);
      most = Math.max(most, rows(experiment, problem, samples));
      working += MaskCount.BYTES / Double.BYTES + experiment.steps() / 2;
      int looked = Math.min(lines(contender), 1 + WantedPictures.MOST_MEMBERS);
      pictures += looked;
      seen += looked * (parameters + (long) FINEST * shape.outputs());
      operations += operations(experiment, contender, problem, samples) * networks;
    }
    int rows = Math.clamp(HISTORY_BYTES / CurveHistory.bytes((int) lines, 1), 64, MOST_ROWS);
    rows = Math.clamp(most, FEWEST_ROWS, rows);
    int checkpoints =
        (int) Math.clamp(CHECKPOINT_BYTES / (kept * Double.BYTES), 2, MOST_CHECKPOINTS);
    working += 2 * Math.min(seen, PICTURE_NUMBERS + PARAMETER_NUMBERS);
    following += Math.min(seen, PICTURE_NUMBERS + PARAMETER_NUMBERS);
    long curves = CurveHistory.bytes((int) lines, rows);
    return new Footprint(
        rows,
        checkpoints,
        FIRST_DISTANCE,
        PICTURE_NUMBERS / pictures,
        PARAMETER_NUMBERS / pictures,
        curves + (checkpoints * kept + working) * Double.BYTES,
        curves + following * Double.BYTES,
        operations);
  }

  /** Rows of a line to the end: with the first and the last one. */
  private static long rows(Experiment experiment, NetworkProblem problem, Samples samples) {
    return experiment.steps() / every(experiment, problem, samples) + 2L;
  }

  private static int every(Experiment experiment, NetworkProblem problem, Samples samples) {
    int all = problem.preparation().trainingRows(samples);
    return experiment.every() == Experiment.EVERY_EPOCH
        ? Math.max(1, Math.ceilDiv(all, problem.batchSize() == 0 ? all : problem.batchSize()))
        : experiment.every();
  }

  /** Bytes of numbers that a contender's network holds by itself, with its data. */
  public static long bytesOfOne(Experiment experiment, Contender contender) {
    NetworkProblem problem = contender.problem(experiment);
    Samples samples = problem.dataset().outline();
    Shape shape = problem.shape(samples);
    return (atWork(contender, shape, samples) + data(shape, samples)) * Double.BYTES;
  }

  /** Rows of data in an update of the first run. */
  static int rowsPerUpdate(Experiment experiment) {
    NetworkProblem problem = experiment.network();
    int rows = problem.preparation().trainingRows(problem.dataset().outline());
    return problem.batchSize() == 0 ? rows : Math.min(rows, problem.batchSize());
  }

  /** Bytes of numbers that a copy of a run holds. */
  static long bytesOfCopy(Experiment experiment, Contender contender) {
    NetworkProblem problem = contender.problem(experiment);
    Samples samples = problem.dataset().outline();
    return copy(contender, problem.shape(samples), samples) * Double.BYTES;
  }

  private static long copy(Contender contender, Shape shape, Samples samples) {
    long arrays = 2L + memory(contender);
    return networks(contender) * (arrays * shape.parameters() + answers(shape, samples));
  }

  private static long atWork(Contender contender, Shape shape, Samples samples) {
    return (long) shape.parameters() * (ARRAYS + memory(contender))
        + scratch(shape)
        + answers(shape, samples);
  }

  private static long answers(Shape shape, Samples samples) {
    return (long) samples.rows() * (shape.outputs() + 2);
  }

  private static long data(Shape shape, Samples samples) {
    return (long) samples.rows() * (samples.features().size() + 1 + shape.outputs());
  }

  /** How many networks learn at the same time. */
  private static int networks(Contender contender) {
    return contender.ensemble() instanceof Ensemble.Independent(int members) ? members : 1;
  }

  private static int lines(Contender contender) {
    int members =
        switch (contender.ensemble()) {
          case null -> 0;
          case Ensemble.Independent(int count) -> count + 1;
          case Ensemble.Snapshot() -> Ensemble.MOST_MEMBERS + 1;
        };
    return 1 + members + (contender.averaging() == null ? 0 : 1);
  }

  /** How many arrays as long as the parameters the optimizer and the average keep. */
  private static int memory(Contender contender) {
    int arrays =
        contender.optimizer().start(1).state().values().stream().mapToInt(a -> a.length).sum();
    return arrays + (contender.averaging() == null ? 0 : 1);
  }

  /** How many snapshots are kept; copies of a run share them. */
  private static long snapshots(Contender contender) {
    return contender.ensemble() instanceof Ensemble.Snapshot ? Ensemble.MOST_MEMBERS : 0;
  }

  /** Numbers that propagation keeps of a chunk of rows: sums, outputs, slopes and masks. */
  private static long scratch(Shape shape) {
    long units = shape.hidden().stream().mapToLong(Layer::units).sum() + shape.outputs();
    return 4L * CHUNK * units;
  }

  private static double operations(
      Experiment experiment, Contender contender, NetworkProblem problem, Samples samples) {
    int all = samples.rows();
    double parameters = problem.shape(samples).parameters();
    int batch = problem.batchSize() == 0 ? all : Math.min(problem.batchSize(), all);
    int every =
        experiment.every() == Experiment.EVERY_EPOCH
            ? Math.max(1, all / batch)
            : experiment.every();
    double update = contender.optimizer().work((int) parameters, 3 * parameters * batch);
    double row = parameters * all;
    return experiment.steps() * (update + row / every);
  }
}
