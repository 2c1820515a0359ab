package descent.run;

import descent.dataset.Preparation.Parts;
import descent.experiment.Averaging;
import descent.experiment.Contender;
import descent.experiment.Ensemble;
import descent.experiment.Experiment;
import descent.network.BatchLoss;
import descent.network.Propagation.Measure;
import descent.network.Shape;
import descent.random.Key;
import descent.random.Purpose;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One contender training a network, or an ensemble of them, update by update. Not for sharing by
 * threads; a {@link #copy} may go to another one.
 */
public final class NetworkRun implements Run {
  /** The name of the line of all members together. */
  public static final String ENSEMBLE = "ensemble";

  /** The name of the line of the averaged parameters. */
  public static final String AVERAGE = "average";

  private final Experiment experiment;
  private final Setup setup;

  /** The run itself; the first member of independent ones. */
  private final Learner own;

  private final List<Learner> others;
  private final @Nullable Snapshots snapshots;
  private final @Nullable Mean average;
  private final int every;
  private List<Line> lines = List.of();
  private @Nullable Ending ending;

  /**
   * What is measured of a network at a step, with dropout off.
   *
   * @param training over all training rows; the loss with the penalty
   * @param validation over all validation rows, without the penalty; null where there are none, or
   *     this run is not measured over them here
   */
  public record Row(Measure training, @Nullable Measure validation) {
    /** NaN where that is not known. */
    public double validationLoss() {
      return validation == null ? Double.NaN : validation.loss();
    }

    boolean isFinite() {
      return Double.isFinite(training.loss())
          && (validation == null || Double.isFinite(validation.loss()));
    }
  }

  /**
   * What is measured of one of the networks of this run, or of some together.
   *
   * @param member empty for the run itself, {@code 1}, {@code 2}, … for members, {@link #ENSEMBLE}
   *     or {@link #AVERAGE}
   * @param row the measures
   * @param rate that led to the network's parameters; NaN where none did
   * @param gradientEvaluations how many gradients of batches were spent on it so far
   */
  public record Line(String member, Row row, double rate, long gradientEvaluations) {}

  /** Places a contender at the start; the experiment's problem is a network. */
  public NetworkRun(Experiment experiment, Contender contender) {
    this(experiment, Setup.of(experiment, contender, true));
  }

  static NetworkRun validatedAtItsEnd(Experiment experiment, Contender contender) {
    return new NetworkRun(experiment, Setup.of(experiment, contender.alone(), false));
  }

  private NetworkRun(Experiment experiment, Setup setup) {
    this.experiment = experiment;
    this.setup = setup;
    Contender contender = setup.contender();
    Key seed = Key.of(experiment.seed());
    own = new Learner(setup, seed);
    others = new ArrayList<>();
    if (contender.ensemble() instanceof Ensemble.Independent(int members)) {
      for (int member = 2; member <= members; member++) {
        others.add(new Learner(setup, seed.with(Purpose.MEMBER).with(member)));
      }
    }
    snapshots =
        contender.ensemble() instanceof Ensemble.Snapshot
            ? new Snapshots(setup, own.updatesPerEpoch())
            : null;
    Averaging averaging = contender.averaging();
    average = averaging == null ? null : new Mean(averaging, own.point());
    every = experiment.every() == Experiment.EVERY_EPOCH ? updatesPerEpoch() : experiment.every();
    ending = own.divergence() == null ? end() : own.divergence();
    lines = measured();
  }

  private NetworkRun(NetworkRun run) {
    experiment = run.experiment;
    setup = run.setup;
    own = run.own.copy();
    others = run.others.stream().map(Learner::copy).toList();
    snapshots = run.snapshots == null ? null : run.snapshots.copy();
    average = run.average == null ? null : run.average.copy();
    every = run.every;
    lines = run.lines;
    ending = run.ending;
  }

  /** An independent copy, which goes on to the same bits. */
  public NetworkRun copy() {
    return new NetworkRun(this);
  }

  /** Whether the present step is a row of the trace: only there a network is measured. */
  @Override
  public boolean hasRow() {
    return own.row() != null;
  }

  @Override
  public double loss() {
    Row row = own.row();
    return row == null ? Double.NaN : row.training().loss();
  }

  @Override
  public double validationLoss() {
    Row row = own.row();
    return row == null ? Double.NaN : row.validationLoss();
  }

  @Override
  public List<String> columns() {
    return NetworkRows.COLUMNS;
  }

  @Override
  public void tell(Cells cells) throws IOException {
    NetworkRows.tell(this, cells);
  }

  /**
   * Makes the next update; false where there is none, or none that leads to a new row. An update to
   * numbers that are not finite ends the run and leaves it where it was; a further member that
   * comes to such numbers leaves the ensemble, and the run goes on.
   */
  @Override
  public boolean advance() {
    return advance(1, Crew.ALONE);
  }

  /**
   * Makes the next updates up to the next row of the trace, at most so many.
   *
   * @param crew lets the further members follow the first, all at the same time if it can
   */
  @Override
  public boolean advance(int most, Crew crew) {
    if (ending != null) {
      return false;
    }
    int from = own.step();
    int to = (int) Math.min((long) from + most, experiment.steps());
    boolean news = false;
    while (own.step() < to && own.divergence() == null) {
      boolean due = isDue(own.step() + 1);
      if (own.advance(due)) {
        news = true;
        follow();
      } else if (own.row() == null) {
        // The last row stands at the point before it diverged.
        news |= own.measure();
      }
      if (own.row() != null) {
        break;
      }
    }
    boolean measured = own.row() != null && news;
    if (!others.isEmpty()) {
      crew.finish(
          others.stream()
              .filter(other -> other.divergence() == null)
              .<Runnable>map(other -> () -> catchUp(other, measured))
              .toList());
    }
    ending = own.divergence() == null ? end() : own.divergence();
    if (news) {
      if (ending != null) {
        own.validate();
      }
      lines = measured();
    }
    return news;
  }

  private void follow() {
    if (average != null) {
      average.follow(own.point());
    }
    if (snapshots != null) {
      snapshots.look(own);
    }
  }

  private void catchUp(Learner other, boolean measured) {
    while (other.step() < own.step() && other.divergence() == null) {
      boolean last = other.step() + 1 == own.step();
      other.advance(last && measured);
    }
    if (measured && other.divergence() == null && other.row() == null) {
      other.measure();
    }
  }

  private boolean isDue(int step) {
    return step % every == 0 || step == experiment.steps();
  }

  private @Nullable Ending end() {
    Row row = own.row();
    if (row != null) {
      var stop = experiment.stop();
      if (stop.gradientNorm() > 0 && own.gradientNorm() < stop.gradientNorm()) {
        return Ending.gradientNorm(step(), stop.gradientNorm());
      }
      Double limit = stop.loss();
      if (limit != null && row.training().loss() < limit) {
        return Ending.loss(step(), limit);
      }
    }
    return step() == experiment.steps() ? Ending.steps(step()) : null;
  }

  private List<Line> measured() {
    Row row = own.row();
    if (row == null) {
      return List.of();
    }
    List<Line> all = new ArrayList<>();
    all.add(new Line("", row, own.rate(), own.gradientEvaluations()));
    if (setup.contender().ensemble() instanceof Ensemble.Independent) {
      var members = new ArrayList<>(List.of(own));
      members.addAll(others);
      all.addAll(Committee.lines(setup, members, step()));
    }
    if (snapshots != null) {
      all.addAll(snapshots.lines());
    }
    if (average != null) {
      var mean = setup.row(own.scores(average.point()), average.point());
      all.add(new Line(AVERAGE, mean, Double.NaN, own.gradientEvaluations()));
    }
    return Collections.unmodifiableList(all);
  }

  @Override
  public Contender contender() {
    return setup.contender();
  }

  @Override
  public int step() {
    return own.step();
  }

  /** Epochs done so far, with their part. */
  public double epoch() {
    return (double) step() / updatesPerEpoch();
  }

  /** How many updates are an epoch. */
  public int updatesPerEpoch() {
    return own.updatesPerEpoch();
  }

  /** The measures of the run itself at the present step; null between two rows of the trace. */
  public @Nullable Row row() {
    return own.row();
  }

  /**
   * The measures at the present step: of the run itself, its members, the ensemble, the average, as
   * far as there are any; nothing between two rows of the trace.
   */
  public List<Line> lines() {
    return lines;
  }

  /** The loss of the batch that the next update sees, with its dropout masks and the penalty. */
  public double batchLoss() {
    return own.batchLoss();
  }

  /** The objective of the next update: the loss of its batch, with its masks and the penalty. */
  public BatchLoss objective() {
    return own.objective();
  }

  /** The rate that led to the present parameters; NaN where none did. */
  public double rate() {
    return own.rate();
  }

  /** Gradients of batches that all networks of this run have asked for. */
  @Override
  public long gradientEvaluations() {
    return own.gradientEvaluations()
        + others.stream().mapToLong(Learner::gradientEvaluations).sum();
  }

  @Override
  public int batchRows() {
    return objective().batchRows();
  }

  /** The steps at which snapshots were taken. */
  public List<Integer> snapshots() {
    return snapshots == null ? List.of() : Collections.unmodifiableList(snapshots.steps());
  }

  /** The present parameters; the live array. */
  public double[] point() {
    return own.point();
  }

  /** The averaged parameters, the live array; null where none are kept. */
  public double @Nullable [] average() {
    return average == null ? null : average.point();
  }

  /**
   * The parameters of the members by their numbers: the live arrays of independent networks that
   * have not diverged, or the snapshots.
   */
  public SortedMap<Integer, double[]> members() {
    var members = new TreeMap<Integer, double[]>();
    if (snapshots != null) {
      snapshots.points().forEach(point -> members.put(members.size() + 1, point));
    } else if (setup.contender().ensemble() != null) {
      members.put(1, own.point());
      for (int i = 0; i < others.size(); i++) {
        if (others.get(i).divergence() == null) {
          members.put(i + 2, others.get(i).point());
        }
      }
    }
    return members;
  }

  /**
   * Measures what some networks of this shape predict together.
   *
   * @param networks the parameters of at least one
   */
  public Row measure(Collection<double[]> networks) {
    var committee = new Committee(setup);
    networks.forEach(w -> committee.add(own.scores(w), w));
    return committee.row();
  }

  /**
   * The joint prediction of some networks of this shape, as probabilities of the classes, or as the
   * value.
   *
   * @param networks the parameters of at least one
   * @param inputs rows as they are in the data, before any standardisation
   * @return rows x outputs
   */
  public double[][] predict(Collection<double[]> networks, double[][] inputs) {
    return setup.predict(networks, inputs);
  }

  /** The rows to learn from and to check with, as the networks see them. */
  public Parts parts() {
    return setup.parts();
  }

  /** Where the parameters stand. */
  public Shape shape() {
    return setup.shape();
  }

  @Override
  public @Nullable Ending ending() {
    return ending;
  }
}
