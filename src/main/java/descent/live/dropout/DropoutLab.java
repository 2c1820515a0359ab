package descent.live.dropout;

import descent.dropout.SwitchedOff;
import descent.experiment.Experiment;
import descent.experiment.NetworkProblem;
import descent.live.training.TrainingLimits;
import descent.network.Dropout;
import descent.network.Propagation;
import descent.network.Propagation.Measure;
import descent.network.Propagation.Selection;
import descent.random.Key;
import descent.random.Purpose;
import descent.run.NetworkRun;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The effect of dropout in a network of an experiment, for browsers: answers are long work for
 * {@link descent.live.job.Jobs}. Each piece is a map with one entry, which tells its kind: {@code
 * training} while the network is trained again up to the step, then results.
 */
public final class DropoutLab {
  private static final int REMEMBERED = 24;

  /** Of the memory for trainings an eighth goes to networks that are remembered. */
  private static final int PART = 8;

  private static final int DRAWS = 20;
  private static final int FRACTIONS = 10;

  private final TrainingLimits limits;
  private final Replay.RecentRuns memory;

  /**
   * @param limits of what is trained again
   */
  public DropoutLab(TrainingLimits limits) {
    this.limits = limits;
    memory = new Replay.RecentRuns(REMEMBERED, limits.allBytes() / PART);
  }

  /** How far the training is: updates done and to be done. */
  public record Progress(int done, int of) {}

  /**
   * Units of a run switched off at test time.
   *
   * @param run the number of the contender
   * @param draws over how many orders of the units the measures are means
   * @param of how many there will be
   * @param fractions of the hidden units that are off
   * @param accuracy at each fraction, over the validation rows, or the training rows where there
   *     are none; null in a regression
   * @param loss at each fraction
   */
  public record Degradation(
      int run,
      int draws,
      int of,
      double[] fractions,
      double @Nullable [] accuracy,
      double[] loss) {}

  /**
   * A run whose kept outputs are not scaled in training, with scaling at test time and without.
   *
   * @param run the number of the contender
   */
  public record Scaling(int run, Measured on, Measured off) {}

  /**
   * @param accuracy null in a regression
   */
  public record Measured(double loss, @Nullable Double accuracy) {
    static Measured of(Measure measure) {
      return new Measured(
          measure.loss(), Double.isNaN(measure.accuracy()) ? null : measure.accuracy());
    }
  }

  /**
   * The output for one row over all masks: after {@code training} come {@code exact}, {@code
   * variants}, {@code gradient}, {@code drawn} again and again, and {@code data} again and again.
   *
   * @param contender the number of a run whose network has dropout
   * @param step where it is looked at
   * @param row first the training rows are counted, then those of the validation
   * @param output one of the network's
   * @param masks how many to draw, at least 2
   */
  public Iterator<Map<String, Object>> masks(
      Experiment experiment, int contender, int step, int row, int output, int masks) {
    var unused = limits.check(experiment);
    return new MaskStudy(
        new MaskStudy.MaskRequest(experiment, contender, step, row, output, masks), memory);
  }

  /** How all contenders at a step degrade, and what their scaling at test time is worth. */
  public Iterator<Map<String, Object>> switchOff(Experiment experiment, int step) {
    var unused = limits.check(experiment);
    return new Switching(experiment, step);
  }

  private final class Switching implements Iterator<Map<String, Object>> {
    private final Experiment experiment;
    private final int step;
    private int contender;
    private @Nullable Replay replay;
    private int draws = -1;
    private double[] accuracy = {};
    private double[] loss = {};

    private Switching(Experiment experiment, int step) {
      this.experiment = experiment;
      this.step = step;
    }

    @Override
    public boolean hasNext() {
      return contender < experiment.runs().size();
    }

    @Override
    public Map<String, Object> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Replay now = replay;
      if (now == null) {
        now = new Replay(memory, experiment, contender, step);
        replay = now;
      }
      if (draws < 0) {
        if (now.goOn()) {
          draws = 0;
          accuracy = new double[FRACTIONS + 1];
          loss = new double[FRACTIONS + 1];
        }
        return Map.of("training", new Progress(now.done(), now.of()));
      }
      if (draws < DRAWS) {
        Degradation off = draw(now.run());
        if (draws == DRAWS && !scales(now.run())) {
          turnToNext();
        }
        return Map.of("off", off);
      }
      Scaling scaling = scaling(now.run());
      turnToNext();
      return Map.of("scaling", scaling);
    }

    private void turnToNext() {
      contender++;
      replay = null;
      draws = -1;
    }

    /** Whether training leaves the scaling to the test. */
    private boolean scales(NetworkRun run) {
      NetworkProblem problem = run.contender().problem(experiment);
      return problem.dropout() != Dropout.INVERTED
          && problem.layers().stream().anyMatch(layer -> layer.keepProbability() < 1);
    }

    private Degradation draw(NetworkRun run) {
      NetworkProblem problem = run.contender().problem(experiment);
      var off =
          new SwitchedOff(
              new Propagation(run.shape(), problem.loss(), problem.dropout()),
              run.point(),
              rows(run),
              Key.of(experiment.seed()).with(Purpose.SWITCHED_OFF).with(draws));
      double[] fractions = new double[FRACTIONS + 1];
      boolean classifies = true;
      draws++;
      for (int i = 0; i <= FRACTIONS; i++) {
        fractions[i] = (double) i / FRACTIONS;
        Measure measure = off.measure(fractions[i]);
        classifies &= !Double.isNaN(measure.accuracy());
        accuracy[i] += (measure.accuracy() - accuracy[i]) / draws;
        loss[i] += (measure.loss() - loss[i]) / draws;
      }
      return new Degradation(
          contender, draws, DRAWS, fractions, classifies ? accuracy.clone() : null, loss.clone());
    }

    private Scaling scaling(NetworkRun run) {
      return new Scaling(
          contender, measured(run, Dropout.VANILLA), measured(run, Dropout.UNSCALED));
    }

    private Measured measured(NetworkRun run, Dropout dropout) {
      var loss = run.contender().problem(experiment).loss();
      return Measured.of(
          new Propagation(run.shape(), loss, dropout).measure(run.point(), rows(run)));
    }

    private static Selection rows(NetworkRun run) {
      var parts = run.parts();
      return Selection.all(parts.validation().rows() > 0 ? parts.validation() : parts.training());
    }
  }
}
