package descent.experiment;

import descent.objective.Objective;
import descent.objective.TypedFunction;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The problem that the runs of an experiment solve: a function to minimise, or a network to train.
 * Where the two kinds differ, each has its own version of a method below, so that callers need not
 * ask which kind a problem is.
 */
public sealed interface Problem permits FunctionProblem, NetworkProblem {
  /** The name of the lab where it is run. */
  String lab();

  /** The function that is minimised, compiled; null where networks are trained. */
  default @Nullable Objective compiled() {
    return compiled(problem -> problem.objective(problem.compile()));
  }

  /**
   * The same, compiled by a caller that may have it cached.
   *
   * @param compile makes a function of its text
   */
  @Nullable TypedFunction compiled(Function<FunctionProblem, TypedFunction> compile);

  /** Compiles, once for all experiments on this problem whatever its numbers are. */
  Objectives objectives();

  /** The functions of experiments that differ in numbers alone. */
  interface Objectives {
    /** The function of one of these experiments; null where networks are trained. */
    @Nullable TypedFunction of(Experiment experiment);
  }

  /**
   * The names of the coordinates through which a run is followed, as traces and pictures show them;
   * empty where a run is followed by its losses alone.
   */
  List<String> coordinates();

  /** What a map of the first coordinates frames; empty where a run is followed without one. */
  default List<FunctionProblem.Interval> map() {
    return List.of();
  }

  /** The fewest weights that its network has, told without reading the data; 0 without network. */
  long leastWeights();

  /** Whether a run depends on the seed. */
  boolean isRandom();

  /** The standard deviation of the noise added to each component of a gradient; 0 for none. */
  double gradientNoise();

  /** Whether a run takes milliseconds, so that many may be made where one was asked for. */
  boolean isQuick();

  /** Whether n x n numbers for n parameters are not too many. */
  boolean hasRoomForMatrices();

  /**
   * Every how many steps a trace has a row where nothing is said, as in {@link Experiment#every}.
   */
  int usualEvery();

  /** The text of the file with the data that it has been given; empty where it has none. */
  String file();

  /** Whether its runs predict something, so that the predictions of several can be averaged. */
  boolean predicts();

  /** The fields of the format that a run can change for itself, in the order of the format. */
  List<String> overridable();

  /** The names of its numbers that can be an axis of a map, in the order of a menu. */
  List<String> sweptNumbers();

  /**
   * One of its numbers.
   *
   * @param name as it was asked for
   * @param plain the same without the place before it
   * @return null where it has none of this name
   */
  @Nullable SweptField swept(String name, String plain);
}
