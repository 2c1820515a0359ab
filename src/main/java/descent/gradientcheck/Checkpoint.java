package descent.gradientcheck;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.NetworkProblem;
import descent.message.InvalidInputException;
import descent.message.Message;
import descent.network.Fault;
import descent.network.Layer;
import descent.network.Propagation.Masking;
import descent.network.Propagation.Selection;
import descent.network.Shape;
import descent.objective.TypedFunction;
import descent.run.FunctionRun;
import descent.run.NetworkRun;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A problem of an experiment at the parameters that one of its runs has at some step. */
public sealed interface Checkpoint {
  /** Rows of data that are enough: the fewer there are, the fewer kinks are crossed. */
  int USUAL_ROWS = 16;

  /** The function whose gradient is checked under such settings. */
  Subject subject(CheckSettings settings);

  /** The faults that can be planted and change something. */
  List<Fault> faults(CheckSettings settings);

  /** Whether dropout makes a difference. */
  boolean hasDropout();

  /** Whether the L2 penalty makes a difference. */
  boolean hasPenalty();

  /** How many rows of data the loss is of; 0 for a function. */
  int rows();

  /** A typed function. */
  record OfFunction(FunctionProblem problem, TypedFunction function, double[] point)
      implements Checkpoint {
    @Override
    public Subject subject(CheckSettings settings) {
      return new FunctionSubject(problem, function, point);
    }

    @Override
    public List<Fault> faults(CheckSettings settings) {
      return List.of();
    }

    @Override
    public boolean hasDropout() {
      return false;
    }

    @Override
    public boolean hasPenalty() {
      return false;
    }

    @Override
    public int rows() {
      return 0;
    }
  }

  /** A network on the first rows of the batch that its next update would see. */
  record OfNetwork(
      NetworkProblem problem, Shape shape, Selection selection, Masking masking, double[] point)
      implements Checkpoint {
    @Override
    public Subject subject(CheckSettings settings) {
      return new NetworkSubject(problem, shape, selection, masking, point, settings);
    }

    @Override
    public List<Fault> faults(CheckSettings settings) {
      return Fault.of(shape, settings.dropping() != CheckSettings.Dropping.OFF);
    }

    @Override
    public boolean hasDropout() {
      return drops(shape);
    }

    @Override
    public boolean hasPenalty() {
      return problem.weightDecay() != 0;
    }

    @Override
    public int rows() {
      return selection.order().length;
    }

    static boolean drops(Shape shape) {
      return shape.hidden().stream().mapToDouble(Layer::keepProbability).anyMatch(keep -> keep < 1);
    }
  }

  /**
   * Goes where a run is at some step.
   *
   * @param run which of the experiment's, from 0
   * @param step how many updates it has made; a run that ends before is taken at its end
   * @param rows how many rows of the next batch are taken at most
   * @param compile makes a function of its text
   * @param patience asked before each update; ends the work by an exception
   * @throws InvalidInputException if there is no such run, or the start is not finite
   */
  static Checkpoint of(
      Experiment experiment,
      int run,
      int step,
      int rows,
      Function<FunctionProblem, TypedFunction> compile,
      Runnable patience) {
    if (run < 0 || run >= experiment.runs().size()) {
      throw new InvalidInputException(
          Message.of(
              "check.noRun",
              "the experiment has no run {0}; it has {1}",
              run + 1,
              experiment.runs().size()));
    }
    Contender contender = experiment.runs().get(run);
    return switch (experiment.problem()) {
      case FunctionProblem problem -> {
        TypedFunction function = compile.apply(problem);
        var course = new FunctionRun(experiment, function, contender);
        for (int i = 0; i < step && course.advance(); i++) {
          patience.run();
        }
        yield new OfFunction(problem, function, course.point().clone());
      }
      case NetworkProblem any -> {
        var course = new NetworkRun(experiment, contender.alone());
        for (int i = 0; i < step && course.advance(); i++) {
          patience.run();
        }
        var objective = course.objective();
        Selection batch = objective.batch();
        int count = Math.min(rows, batch.order().length);
        yield new OfNetwork(
            contender.problem(experiment),
            course.shape(),
            new Selection(batch.samples(), Arrays.copyOf(batch.order(), count)),
            objective.masking(),
            course.point().clone());
      }
    };
  }
}
