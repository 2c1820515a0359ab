package descent.live.training;

import descent.experiment.Experiment;
import descent.live.Visitor;
import descent.live.WantedPictures;
import descent.live.training.TrainingUpdate.Beginning;
import descent.live.training.TrainingUpdate.Cursor;
import descent.live.training.TrainingUpdate.Progress;
import descent.message.InvalidInputException;
import descent.message.Message;
import descent.trace.Digest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The contenders of one experiment in training, for one browser. Any thread may say how far they
 * are to go and wait for news; the updates and pictures themselves are made in slices of a few
 * milliseconds on the threads of {@link Trainings}, which takes turns between trainings. The
 * numbers are those of a {@link descent.run.NetworkRun} that runs through: pauses, speed, looking
 * back and neighbours change none.
 *
 * <p>It holds at most the bytes that its {@link Footprint} tells, whatever happens: curves are
 * thinned out, see {@link CurveHistory}, and so are checkpoints, see {@link Checkpoints}. Nothing
 * queues: of pictures the latest are kept, and of rows a browser gets those that it has not.
 */
public final class Training {
  private static final Logger LOGGER = System.getLogger(Training.class.getName());

  private final Trainings trainings;
  private final Experiment experiment;
  private final Footprint footprint;
  private final Visitor visitor;
  private final String token;
  private final Convoy.Following following;
  private final int rowsPerUpdate;

  /** Belongs to the thread whose turn it is. */
  private final Rounds rounds = new Rounds();

  private final Studio studio;
  private boolean waits;

  // The fields below are guarded by this object's monitor.
  private Turn turn = Turn.IDLE;
  private boolean closed;
  private @Nullable Message failure;
  private @Nullable Beginning beginning;
  private List<TrainingRun> trainees = List.of();
  private Throttle pace = new Throttle(Double.POSITIVE_INFINITY, 0, 0);
  private double speed = Double.POSITIVE_INFINITY;
  private boolean playing;
  private int goal;
  private volatile WantedPictures look = WantedPictures.NOTHING;
  private long version;
  private @Nullable List<Picture> pictures;
  private long picturesVersion;
  private boolean picturesTaken = true;
  private @Nullable Object viewer;
  private long leftAt = System.nanoTime();
  private @Nullable Future<?> alarm;

  private enum Turn {
    IDLE,
    WAITING,
    AT_WORK,
    CALLED_AT_WORK
  }

  Training(
      Trainings trainings,
      Experiment experiment,
      Footprint footprint,
      Visitor visitor,
      String token,
      @Nullable Convoy convoy) {
    this.trainings = trainings;
    this.experiment = experiment;
    this.footprint = footprint;
    this.visitor = visitor;
    this.token = token;
    following = new Convoy.Following(this, trainings, footprint, convoy);
    rowsPerUpdate = Footprint.rowsPerUpdate(experiment);
    studio = new Studio(footprint);
  }

  /** The token by which its visitor finds it again. */
  public String token() {
    return token;
  }

  Experiment experiment() {
    return experiment;
  }

  Visitor visitor() {
    return visitor;
  }

  Convoy.Following following() {
    return following;
  }

  long bytes() {
    return following.bytes();
  }

  /** Trains on until {@link #pause} or the end. */
  public synchronized void play() {
    if (!playing) {
      playing = true;
      pace = new Throttle(speed, frontier(), System.nanoTime());
      wake();
    }
  }

  /** Makes no further update than those under way; all runs come to stand at the same step. */
  public synchronized void pause() {
    playing = false;
    goal = 0;
    changed();
  }

  /** Makes the updates up to a step, though it does not play; {@link #pause} takes that back. */
  public synchronized void advanceTo(int step) {
    goal = Math.max(goal, step);
    wake();
  }

  /**
   * Plays slower or faster.
   *
   * @param updatesPerSecond positive; infinite for as fast as it goes
   */
  public synchronized void speed(double updatesPerSecond) {
    speed = updatesPerSecond;
    pace = new Throttle(speed, frontier(), System.nanoTime());
    wake();
  }

  /** Says which pictures are wanted; the last call counts. */
  public synchronized void look(WantedPictures wish) {
    look = wish;
    wake();
  }

  /**
   * The position of a browser that has received each run up to a step; an empty array for nothing.
   */
  public Cursor cursor(double[] steps) {
    return new Cursor(experiment.runs().size(), steps);
  }

  /** Somebody watches; whoever watched before does no more. */
  public synchronized void watch(Object newViewer) {
    viewer = newViewer;
    picturesTaken = true;
    notifyAll();
  }

  /** Nobody watches, unless somebody else does by now. */
  public synchronized void leave(Object oldViewer) {
    if (viewer == oldViewer) {
      viewer = null;
      leftAt = System.nanoTime();
      notifyAll();
    }
  }

  /** Whether it makes updates, or would if it had a processor. */
  synchronized boolean isPlaying() {
    return playing;
  }

  public synchronized boolean isWatchedBy(Object somebody) {
    return viewer == somebody && !closed;
  }

  /** How many nanoseconds nobody has watched at a moment; negative while somebody does. */
  synchronized long leftFor(long now) {
    return viewer == null ? Math.max(0, now - leftAt) : -1;
  }

  /** Ends it. */
  public void close() {
    trainings.forget(this);
    synchronized (this) {
      closed = true;
      notifyAll();
    }
  }

  /**
   * Waits for what a browser has not been told, and moves its cursor behind it.
   *
   * @return null if there was nothing in so many milliseconds, or for whoever does not watch
   * @throws InvalidInputException if the training failed
   */
  public synchronized @Nullable TrainingUpdate news(
      Object somebody, Cursor cursor, long milliseconds) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    while (isWatchedBy(somebody)) {
      if (failure != null) {
        throw new InvalidInputException(failure);
      }
      if (beginning != null && cursor.isBehind(version, picturesVersion)) {
        return news(cursor, beginning);
      }
      long left = until - System.nanoTime();
      if (left <= 0) {
        return null;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return null;
  }

  private TrainingUpdate news(Cursor cursor, Beginning all) {
    List<Progress> runs = new ArrayList<>();
    for (TrainingRun trainee : trainees) {
      runs.add(trainee.after(cursor.step(runs.size())));
    }
    boolean over = runs.stream().allMatch(run -> run.state().ending() != null);
    boolean begins = cursor.begins();
    boolean anew = cursor.seesNewPictures(picturesVersion);
    cursor.moveTo(version, runs);
    picturesTaken |= anew;
    wake();
    return new TrainingUpdate(
        begins ? all : null,
        runs,
        anew ? pictures : null,
        over ? Digest.together(trainees.stream().map(TrainingRun::digest).toList()) : null,
        over ? TrainingRun.commentary(experiment, trainees) : null);
  }

  private synchronized void changed() {
    version++;
    notifyAll();
  }

  /** Lines up for a thread, if it does not already. */
  synchronized void wake() {
    if (closed) {
      return;
    }
    if (turn == Turn.IDLE) {
      turn = Turn.WAITING;
      trainings.lineUp(this);
    } else if (turn == Turn.AT_WORK) {
      turn = Turn.CALLED_AT_WORK;
    }
  }

  /** Works for a few milliseconds. Only ever one thread does. */
  void slice() {
    synchronized (this) {
      turn = Turn.AT_WORK;
    }
    long begin = System.nanoTime();
    long slice = trainings.slice();
    boolean more = true;
    try {
      do {
        more = work(slice);
      } while (more && System.nanoTime() - begin < slice);
    } catch (InvalidInputException e) {
      fail(e.reason());
    } catch (RuntimeException | OutOfMemoryError e) {
      LOGGER.log(Level.ERROR, "a training failed", e);
      fail(Message.of("training.failed", "This training failed on the server."));
    }
    goOn(more);
  }

  /** Updates of all runs so far; asked by the thread whose turn it is. */
  long updates() {
    return (long) rounds.size() * (rounds.size() == 0 ? 0 : rounds.frontier());
  }

  /** Rows of data in an update of the first run. */
  int rowsPerUpdate() {
    return rowsPerUpdate;
  }

  private synchronized void goOn(boolean more) {
    boolean again = (more || turn == Turn.CALLED_AT_WORK) && failure == null && !closed;
    turn = again ? Turn.WAITING : Turn.IDLE;
    if (again) {
      trainings.lineUp(this);
    } else if (playing && failure == null && !closed && rounds.goesOn()) {
      if (alarm != null) {
        alarm.cancel(false);
      }
      long wait = pace.wait(rounds.lastBeforeNext(patience()), System.nanoTime());
      alarm = trainings.wakeLater(this, waits ? Math.max(wait, Convoy.A_WHILE) : wait);
    }
  }

  /** Does one thing; false if there is nothing to do now. */
  private boolean work(long slice) {
    if (rounds.size() < experiment.runs().size()) {
      prepare();
      return true;
    }
    if (studio.isAtWork()) {
      takePictures();
      return true;
    }
    int target = target();
    boolean moves = rounds.goesOn() && target > rounds.frontier();
    boolean soon = rounds.lastBeforeNext(patience()) > rounds.frontier();
    if (rounds.isDone() && studio.begins(wish(), rounds, moves || soon)) {
      forgetPictures();
      return true;
    }
    waits = rounds.isDone() && moves && !goesAhead(target);
    if (!waits && (!rounds.isDone() || moves)) {
      rounds.train(target, slice);
      changed();
      return true;
    }
    following.rest(rounds, look, moves);
    return false;
  }

  private boolean goesAhead(int target) {
    boolean asked;
    double updatesPerSecond;
    synchronized (this) {
      asked = !playing || goal > rounds.frontier();
      updatesPerSecond = speed;
    }
    return following.goesAhead(rounds, target, asked, updatesPerSecond);
  }

  /** Who follows others holds the pictures of one step at a time. */
  private synchronized void forgetPictures() {
    pictures = following.holdsNetworks() ? pictures : null;
  }

  private void prepare() {
    DataPicture data = studio.data(experiment);
    rounds.add(
        new TrainingRun(
            rounds.size(), experiment, data, footprint, following.convoy(), following::claim));
    if (rounds.size() == experiment.runs().size()) {
      synchronized (this) {
        trainees = rounds.all();
        beginning = new Beginning(trainees.stream().map(TrainingRun::facts).toList(), data);
        changed();
      }
    }
  }

  private synchronized int target() {
    int allowed = playing ? pace.allowed(rounds.frontier(), System.nanoTime()) : 0;
    return rounds.reach(Math.min(experiment.steps(), Math.max(allowed, goal)), patience());
  }

  private synchronized double patience() {
    return playing && goal <= rounds.frontier() ? Convoy.SOON * speed : 0;
  }

  /** The wanted pictures; none while the latest ones have not been fetched. */
  private synchronized WantedPictures wish() {
    return viewer != null && (picturesTaken || !playing) ? look : WantedPictures.NOTHING;
  }

  private void takePictures() {
    List<Picture> done = studio.work(rounds, trainings.waiting() > 0);
    if (done != null) {
      synchronized (this) {
        pictures = done;
        picturesVersion++;
        picturesTaken = false;
        notifyAll();
      }
    }
  }

  private synchronized void fail(Message why) {
    failure = why;
    notifyAll();
  }

  /** The step at which the browser believes the runs to be. */
  private int frontier() {
    return trainees.stream()
        .map(TrainingRun::state)
        .filter(state -> state.ending() == null)
        .mapToInt(TrainingUpdate.State::step)
        .min()
        .orElse(0);
  }
}
