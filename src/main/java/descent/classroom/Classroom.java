package descent.classroom;

import descent.classroom.ClassNews.Presence;
import descent.classroom.choice.Dot;
import descent.classroom.choice.Follower;
import descent.classroom.choice.Guess;
import descent.classroom.choice.Response;
import descent.classroom.choice.Said;
import descent.classroom.choice.Tried;
import descent.classroom.choice.Vote;
import descent.classroom.protocol.ClassScene;
import descent.classroom.protocol.ClassView;
import descent.classroom.protocol.Phase;
import descent.classroom.protocol.RefusedException;
import descent.experiment.Experiment;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One class: what it looks at, who follows, and what they said. What a browser lost, or sends
 * twice, changes no count; what was answered outlives the process, see {@link Keeping}. All methods
 * may be called from any thread.
 */
public final class Classroom {
  private final Code code;
  private final Secret key;
  private final Commons commons;
  private final Keeping keeping;

  // The fields below are guarded by this object's monitor.
  private final Attendance attendance = new Attendance();
  private Instant teacherSeen;
  private long version;
  private final List<Dot> curve = new ArrayList<>();
  private @Nullable String curveOf;

  /**
   * What all classes of a server have in common.
   *
   * @param random gives tokens; one for secrets
   */
  record Commons(
      ClassStore store,
      ClassNews news,
      ClassLimits limits,
      RandomGenerator random,
      InstantSource clock) {}

  /**
   * Nobody is connected yet.
   *
   * @param kept what the store has of it; null for nothing
   */
  Classroom(Commons commons, ClassMemory memory, @Nullable String kept) {
    this.commons = commons;
    code = new Code(memory.code());
    key = new Secret(memory.keyHash());
    teacherSeen = memory.teacherSeen();
    // The version keeps growing after a restart, so that every page accepts the new state as newer.
    version = memory.version();
    keeping = new Keeping(commons, memory, kept, new Screen());
    synchronized (this) {
      changed();
    }
  }

  private final class Screen implements Keeping.Watch {
    @Override
    public ClassMemory finish(Draft draft) {
      synchronized (Classroom.this) {
        return draft.memory(version + 1, teacherSeen());
      }
    }

    @Override
    public void show(ClassMemory memory) {
      synchronized (Classroom.this) {
        if (memory.teacherSeen().isAfter(teacherSeen)) {
          teacherSeen = memory.teacherSeen();
        }
        changed();
      }
    }
  }

  public Code code() {
    return code;
  }

  /** Whether a key opens the teacher's side; null is none. */
  public boolean isKey(@Nullable String typed) {
    return typed != null && key.fits(typed);
  }

  /**
   * What is to be seen.
   *
   * @param teacher whether for the key's holder, from whom no count is hidden
   */
  public synchronized ClassView view(boolean teacher) {
    ClassMemory now = keeping.memory();
    Presence there = attendance.everywhere();
    return new ClassView(
        version,
        now.number(),
        now.scene(),
        now.phase(),
        there.teachers() > 0,
        there.followers(),
        there.exploring(),
        now.ballots().size(now.round()),
        teacher || now.phase() == Phase.REVEALED ? now.tally() : null,
        now.dots().size(),
        now.guesses().size(),
        teacher || !now.scene().asksGuess() ? List.copyOf(now.guesses().values()) : List.of(),
        now.scene().truth() ? curve.size() : 0);
  }

  /** Grows with each change. */
  public synchronized long version() {
    return version;
  }

  /** What the class looks at, and whether everybody may be told the answer. */
  public record Content(Experiment experiment, boolean revealed) {}

  /** Both of one moment, so that no new answer is told with an old question's leave. */
  public Content content() {
    ClassMemory now = keeping.memory();
    return new Content(now.experiment(), now.isRevealed());
  }

  /**
   * What of an experiment may be seen, all of one moment.
   *
   * @param number the class's number of it
   * @param last the last step
   * @param asking whether what comes after it is hidden
   */
  public record Shown(Experiment experiment, String id, int number, int last, boolean asking) {}

  /** What may be seen now of what the class looks at. */
  public Shown shown() {
    ClassMemory now = keeping.memory();
    boolean asking = now.isAsking();
    int last = asking ? now.scene().step() : now.experiment().steps();
    return new Shown(now.experiment(), now.id(), now.number(), last, asking);
  }

  /** What the class looks at. */
  public Experiment experiment() {
    return keeping.memory().experiment();
  }

  /** What a follower said to what is asked now. */
  public Said said(Follower follower) {
    return keeping.memory().said(follower.token());
  }

  /** What is shown now. */
  public ClassScene scene() {
    return keeping.memory().scene();
  }

  public Phase phase() {
    return keeping.memory().phase();
  }

  /** Waits until something changes after a version, or the class is over, or for so long. */
  public synchronized void await(long seen, long milliseconds) throws InterruptedException {
    long end = System.nanoTime() + milliseconds * 1_000_000;
    long left = milliseconds;
    while (version == seen && !isOver() && left > 0) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }

  /** Whether it was forgotten. */
  public boolean isOver() {
    return keeping.isOver();
  }

  /** Servers count on with one another, roughly by the clock, so that a version grows on each. */
  private void changed() {
    version = Math.max(version + 1, commons.clock().millis());
    notifyAll();
  }

  private <R> R change(boolean lasting, Draft.Change<R> change) {
    R result = keeping.change(lasting, change);
    tell(true);
    return result;
  }

  private void tell(boolean changed) {
    commons.news().tell(code.text(), changed, here());
  }

  /** Who is connected to this server. */
  synchronized Presence here() {
    return attendance.here();
  }

  /** Who is connected to other servers. */
  synchronized void elsewhere(Presence now) {
    // Read before the attendance changes.
    Instant seen = teacherSeen();
    if (attendance.elsewhere(now)) {
      teacherSeen = seen;
      changed();
    }
  }

  /** Another server has changed it. */
  void refresh() throws IOException {
    keeping.refresh();
  }

  /** Keeps what could not be kept before. */
  void catchUp() {
    keeping.catchUp();
  }

  /**
   * Lets somebody in: as who they were, if the token is known, else under a new pseudonym.
   *
   * @param language of the pseudonym, as in HTML
   * @throws RefusedException if the class is full
   */
  public Follower join(@Nullable String token, String language) {
    Follower known = keeping.memory().follower(token);
    Follower follower =
        known == null
            ? keeping.change(
                false,
                draft ->
                    draft.join(
                        commons.limits(),
                        this::isPresent,
                        Pseudonyms.in(language, commons.random()),
                        commons.random()))
            : known;
    synchronized (this) {
      attendance.enter(follower);
      changed();
    }
    tell(known == null);
    return follower;
  }

  private synchronized boolean isPresent(String token) {
    return attendance.holds(token);
  }

  /** A follower's connection is gone. */
  public void leave(Follower follower) {
    synchronized (this) {
      attendance.leave(follower);
      changed();
    }
    tell(false);
  }

  /**
   * Calls a follower by a name of their own, if the teacher lets them: who they are from now on.
   */
  public Follower rename(Follower follower, String nickname) {
    return change(true, draft -> draft.rename(follower, nickname));
  }

  /** A follower looks at something of their own, or at what the class does again. */
  public void explore(Follower follower, boolean alone) {
    synchronized (this) {
      if (!attendance.explore(follower, alone)) {
        return;
      }
      changed();
    }
    tell(false);
  }

  /** A teacher, or who helps, is there. */
  public void enterTeacher() {
    addTeacher(1);
  }

  /** A teacher's connection is gone; the class stands. */
  public void leaveTeacher() {
    addTeacher(-1);
  }

  private void addTeacher(int more) {
    synchronized (this) {
      teacherSeen = commons.clock().instant();
      attendance.addTeacher(more);
      changed();
    }
    tell(false);
  }

  /** When a teacher was there last: now, if one is. */
  synchronized Instant teacherSeen() {
    return attendance.everywhere().teachers() > 0 ? commons.clock().instant() : teacherSeen;
  }

  /** Shows something else of the same experiment, or moves the question on. */
  public void show(ClassScene shown, Phase next) {
    if (!keeping.move(shown, next)) {
      var unused = change(false, draft -> draft.show(shown, next));
    }
  }

  /** Another experiment: its question has not been asked yet. */
  public void show(Experiment shown, String shownId) {
    var unused = change(false, draft -> draft.show(shown, shownId));
  }

  /**
   * Notes what a follower expects; a later guess takes its place.
   *
   * @throws RefusedException if nothing of the kind is asked now, or it cannot be kept
   */
  public Guess guess(Follower follower, Guess guess) {
    return change(true, draft -> draft.guess(follower, guess));
  }

  /** What the true curve is of that is to be drawn now; null if it is there, or not wanted. */
  synchronized @Nullable String missingCurve() {
    ClassMemory now = keeping.memory();
    String wanted = now.scene().truth() ? now.number() + now.scene().choose() : null;
    if (Objects.equals(wanted, curveOf)) {
      return null;
    }
    curve.clear();
    curveOf = wanted;
    return wanted;
  }

  /** Notes a point of the true curve; false if it is not wanted any more. */
  synchronized boolean addTruth(Dot dot, String of) {
    if (!of.equals(curveOf) || !scene().truth() || isOver()) {
      return false;
    }
    curve.add(dot);
    changed();
    return true;
  }

  /** The true curve as far as it is known, from a number of points on. */
  public synchronized List<Dot> curve(int from) {
    return from >= curve.size() ? List.of() : List.copyOf(curve.subList(from, curve.size()));
  }

  /**
   * Counts a vote; a later one of the same follower takes its place.
   *
   * @return the round in which it counts
   * @throws RefusedException if no vote is taken now, or it answers nothing that is asked, or it
   *     cannot be kept
   */
  public int vote(Follower follower, Vote vote) {
    return change(true, draft -> draft.vote(follower, vote));
  }

  /**
   * Notes what followers chose and what came of it: the first ones, as many as the class keeps.
   *
   * @return how many of them
   * @throws RefusedException if it keeps none of them
   */
  public int add(List<Tried> tried) {
    return change(true, draft -> draft.add(commons.limits(), tried));
  }

  /** What came of the choices for the present experiment, from a number on. */
  public List<Dot> dots(int from) {
    List<Dot> dots = keeping.memory().dots();
    return from >= dots.size() ? List.of() : List.copyOf(dots.subList(from, dots.size()));
  }

  /** All votes and choices, oldest questions first. */
  public List<Response> results() {
    return keeping.memory().results();
  }

  /** Ends it for all who are there. */
  void end() {
    keeping.end();
    synchronized (this) {
      notifyAll();
    }
  }
}
