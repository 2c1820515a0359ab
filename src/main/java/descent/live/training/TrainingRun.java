package descent.live.training;

import descent.commentary.network.Chance;
import descent.commentary.network.Learning;
import descent.commentary.network.Learning.Together;
import descent.commentary.network.NetworkCommentary;
import descent.experiment.Experiment;
import descent.live.WantedPictures;
import descent.live.training.Trail.Mark;
import descent.live.training.TrainingUpdate.Progress;
import descent.live.training.TrainingUpdate.Rows;
import descent.live.training.TrainingUpdate.RunFacts;
import descent.live.training.TrainingUpdate.State;
import descent.run.Crew;
import descent.run.NetworkRun;
import descent.trace.Digest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One contender in training: its run, what was measured of it, and what it was at earlier steps.
 * The run belongs to whichever thread works on the training; what {@link #news} tells is guarded by
 * this object's monitor.
 */
final class TrainingRun {
  private NetworkRun run;

  /** Whether the run is another's, and only looked at. */
  private boolean shared;

  private final @Nullable Trail trail;
  private final Runnable claim;
  private final Checkpoints checkpoints;
  private final Camera camera;
  private final int updatesPerEpoch;
  private final CurveHistory history;
  private final Digest digest = new Digest();
  private @Nullable NetworkRun earlier;
  private int lastRow = -1;
  private State state;

  /**
   * @param number of the contender, from 0
   * @param convoy of all who train this experiment; null for one who trains it alone
   * @param claim is run before it holds a network of its own; throws where there is no memory
   */
  TrainingRun(
      int number,
      Experiment experiment,
      DataPicture data,
      Footprint footprint,
      @Nullable Convoy convoy,
      Runnable claim) {
    this.claim = claim;
    trail = convoy == null ? null : convoy.trail(number);
    NetworkRun first = trail == null ? null : trail.first();
    shared = first != null;
    if (first == null) {
      claim.run();
      first = new NetworkRun(experiment, experiment.runs().get(number));
    }
    run = first;
    checkpoints = new Checkpoints(footprint.checkpoints(), footprint.distance());
    camera = new Camera(number, experiment, data, footprint.pictureParameters());
    updatesPerEpoch = run.contender().problem(experiment).updatesPerEpoch();
    history = new CurveHistory(footprint.rows());
    state = new State(0, null, List.of(), 0);
    if (trail != null && shared) {
      follow(trail.marks(-1, 0), run, true);
    } else {
      compute(0);
    }
  }

  /** Makes updates, at most so many: as far as it may follow others, or up to the next row. */
  void advance(int most) {
    if (trail == null) {
      compute(most);
      return;
    }
    NetworkRun further = trail.ahead(run.step(), run.step() + most);
    if (further == null) {
      compute(trail.most(run.step(), most));
    } else {
      follow(trail.marks(run.step(), further.step()), further, true);
    }
  }

  private void compute(int most) {
    if (shared) {
      claim.run();
      run = run.copy();
      shared = false;
    }
    if (most > 0) {
      run.advance(most, Crew.ALONE);
    }
    if (trail != null) {
      trail.look(run);
    }
    follow(run.lines().isEmpty() ? List.of() : List.of(Mark.of(run)), run, false);
  }

  private void follow(List<Mark> rows, NetworkRun further, boolean another) {
    run = further;
    shared = another;
    checkpoints.look(run, shared);
    var now =
        new State(
            run.step(), run.ending(), List.copyOf(run.snapshots()), run.gradientEvaluations());
    synchronized (this) {
      state = now;
      for (Mark row : rows) {
        if (row.step() > lastRow) {
          tell(row);
        }
      }
    }
  }

  private void tell(Mark row) {
    lastRow = row.step();
    for (NetworkRun.Line line : row.lines()) {
      digest.add(line);
      history.add(line.member(), numbers(row, line), row.last());
    }
  }

  private static double[] numbers(Mark row, NetworkRun.Line line) {
    var training = line.row().training();
    var validation = line.row().validation();
    return new double[] {
      row.step(),
      row.epoch(),
      training.loss(),
      training.accuracy(),
      validation == null ? Double.NaN : validation.loss(),
      validation == null ? Double.NaN : validation.accuracy(),
      line.rate(),
      line.gradientEvaluations()
    };
  }

  int step() {
    return run.step();
  }

  boolean goesOn() {
    return run.ending() == null;
  }

  /** The furthest step up to a target to which it may follow others; its own if there is none. */
  int known(int target) {
    NetworkRun further = trail == null ? null : trail.ahead(run.step(), target);
    return further == null ? run.step() : further.step();
  }

  /** The first step to which it may follow others; -1 if there is none. */
  int nextKnown() {
    return trail == null ? -1 : trail.next(run.step());
  }

  /**
   * Comes nearer to what the run was at an earlier step, by at most so many updates.
   *
   * @return whether it is there
   */
  boolean recall(int step, int most) {
    if (step >= run.step()) {
      return true;
    }
    NetworkRun near = checkpoints.before(step);
    NetworkRun nearer = trail == null ? null : trail.ahead(near.step(), step);
    near = nearer == null ? near : nearer;
    claim.run();
    if (earlier == null || earlier.step() > step || earlier.step() < near.step()) {
      earlier = near.copy();
    }
    if (earlier.step() < step) {
      earlier.advance(Math.min(most, step - earlier.step()), Crew.ALONE);
    }
    return earlier.step() == step;
  }

  /**
   * Whether it is another's run that is looked at, or others have left a copy of it.
   *
   * @param moves whether it is about to go on: then only the former
   */
  boolean isCopied(boolean moves) {
    return trail != null && (shared || (!moves && trail.copy(run) != null));
  }

  /** Looks at another's copy from now on, and holds no network of its own. */
  void letGo() {
    Trail others = Objects.requireNonNull(trail);
    run = shared ? run : Objects.requireNonNull(others.copy(run));
    shared = true;
    earlier = null;
    checkpoints.keep(Objects.requireNonNull(others.first()));
  }

  /** Pictures at a step that was recalled; of the run's own step where it has not come so far. */
  List<Picture> pictures(int step, WantedPictures look, Picture.@Nullable PointGrid frame) {
    NetworkRun there = step >= run.step() || earlier == null ? run : earlier;
    Album album = trail == null ? null : trail.album(there);
    if (there == run && shared && needsNetwork(look)) {
      claim.run();
      there = run.copy();
    }
    NetworkRun seen = there;
    return Stream.concat(Stream.of(""), look.members().stream())
        .map(member -> camera.of(seen, member, look, frame, album))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Whether a picture takes a network at work; others are drawn of its parameters. */
  static boolean needsNetwork(WantedPictures look) {
    return look.masksOf() != WantedPictures.NO_ROW
        || look.members().stream().anyMatch(WantedPictures::isGroup);
  }

  RunFacts facts() {
    return new RunFacts(
        run.contender().name(),
        run.contender().optimizer().entry().type(),
        updatesPerEpoch,
        run.shape().parameters());
  }

  synchronized State state() {
    return state;
  }

  /** The digest of all its losses, however few rows are kept; asked when it is at its end. */
  Digest digest() {
    return digest;
  }

  /** The learning of the run, from its kept rows. */
  private synchronized Learning learning() {
    List<Rows> lines = history.after(-1);
    double[][] rows =
        lines.stream()
            .filter(line -> line.member().isEmpty())
            .map(Rows::columns)
            .findFirst()
            .orElseGet(() -> new double[TrainingUpdate.COLUMNS.size()][0]);
    return new Learning(
        run.contender(),
        rows[2],
        rows[3],
        rows[4],
        rows[5],
        state.ending(),
        Together.of(
            lines.stream()
                .collect(
                    Collectors.toMap(Rows::member, line -> Learning.last(line.columns()[5])))));
  }

  /** The commentary on runs that have ended, from their kept rows. */
  static NetworkCommentary commentary(Experiment experiment, List<TrainingRun> runs) {
    return NetworkCommentary.of(
        experiment,
        runs.stream().map(TrainingRun::learning).toList(),
        runs.stream().map(TrainingRun::chance).toList());
  }

  private Chance chance() {
    return Chance.of(run.parts());
  }

  /** How far it is, with the rows behind a step. */
  synchronized Progress after(double step) {
    return new Progress(state, history.after(step));
  }
}
