package descent.classroom;

import descent.classroom.RefusedException.Why;
import descent.experiment.Experiment;
import descent.experiment.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One class: what it looks at, who follows, and what they said. The state lives here alone: what a
 * browser lost, or sends twice, changes no count. All methods may be called from any thread.
 */
public final class Classroom {
  private final Code code;
  private final Secret key;
  private final ClassLimits limits;
  private final RandomGenerator random;

  // All below is guarded by this object's monitor.
  private final Map<String, Follower> followers = new LinkedHashMap<>();
  private final Map<String, Integer> present = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<Dot> dots = new ArrayList<>();
  private final Ballots ballots = new Ballots();
  private long version = 1;
  private int number = 1;
  private Experiment experiment;
  private String id;
  private Scene scene = Scene.FIRST;
  private Phase phase = Phase.CLOSED;
  private int round = 1;
  private int teachers;
  private Instant teacherSeen;
  private boolean over;
  private long savedVersion;

  /**
   * @param id of the experiment, by which the store knows it
   * @param random gives tokens; one for secrets
   */
  Classroom(
      Code code,
      Secret key,
      Experiment experiment,
      String id,
      ClassLimits limits,
      RandomGenerator random,
      Instant now) {
    this.code = code;
    this.key = key;
    this.experiment = experiment;
    this.id = id;
    this.limits = limits;
    this.random = random;
    teacherSeen = now;
  }

  /**
   * What one audience sees.
   *
   * @param version grows with each change
   * @param number of the experiment; grows with each other one
   * @param followers who are connected
   * @param votes given in the present round
   * @param rounds for each round so far the votes for each choice; null while they are hidden
   * @param dots how many choices were tried out
   */
  public record View(
      long version,
      int number,
      Scene scene,
      Phase phase,
      int followers,
      int votes,
      @Nullable List<int[]> rounds,
      int dots) {}

  public Code code() {
    return code;
  }

  /** Whether a key opens the teacher's side; null is none. */
  public boolean isKey(@Nullable String typed) {
    return typed != null && key.fits(typed);
  }

  Secret key() {
    return key;
  }

  /**
   * What is to be seen.
   *
   * @param teacher whether for the key's holder, from whom no count is hidden
   */
  public synchronized View view(boolean teacher) {
    boolean open = teacher || phase == Phase.REVEALED;
    return new View(
        version,
        number,
        scene,
        phase,
        present.size(),
        ballots.size(round),
        open ? rounds() : null,
        dots.size());
  }

  private List<int[]> rounds() {
    Question question = experiment.question();
    return ballots.counts(round, question == null ? 0 : question.choices().size());
  }

  /** Whether the answer and its explanation may be told to everybody. */
  public synchronized boolean isRevealed() {
    return phase == Phase.REVEALED || experiment.question() == null;
  }

  /** What the class looks at. */
  public synchronized Experiment experiment() {
    return experiment;
  }

  /** The id of what the class looks at. */
  public synchronized String experimentId() {
    return id;
  }

  /** Waits until something changes after a version, or the class is over, or for so long. */
  public synchronized void await(long seen, long milliseconds) throws InterruptedException {
    long end = System.nanoTime() + milliseconds * 1_000_000;
    long left = milliseconds;
    while (version == seen && !over && left > 0) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }

  /** Whether it was forgotten. */
  public synchronized boolean isOver() {
    return over;
  }

  private void changed() {
    version++;
    notifyAll();
  }

  /**
   * Lets somebody in: as who they were, if the token is known, else under a new pseudonym.
   *
   * @throws RefusedException if the class is full
   */
  public synchronized Follower join(@Nullable String token) {
    Follower known = token == null ? null : followers.get(token);
    if (known == null) {
      if (followers.size() >= limits.followers() && !forgetSomebodySilent()) {
        throw new RefusedException(
            Why.FULL, "class.full", "This class is full: it has {0} followers.", followers.size());
      }
      known = new Follower(Secret.draw(random), pseudonym());
      followers.put(known.token(), known);
    }
    present.merge(known.token(), 1, Integer::sum);
    changed();
    return known;
  }

  /** Whoever came, said nothing and went makes room for others. */
  private boolean forgetSomebodySilent() {
    return followers
        .values()
        .removeIf(
            follower -> !present.containsKey(follower.token()) && !ballots.holds(follower.token()));
  }

  private String pseudonym() {
    for (int tries = 0; ; tries++) {
      String name = Pseudonyms.draw(random, tries < 3);
      if (followers.values().stream().noneMatch(other -> other.pseudonym().equals(name))) {
        return name;
      }
    }
  }

  /** A follower's connection is gone. */
  public synchronized void leave(Follower follower) {
    present.computeIfPresent(follower.token(), (token, count) -> count > 1 ? count - 1 : null);
    changed();
  }

  /** A teacher, or who helps, is there. */
  public synchronized void enterTeacher(Instant now) {
    teachers++;
    teacherSeen = now;
    changed();
  }

  /** A teacher's connection is gone; the class stands. */
  public synchronized void leaveTeacher(Instant now) {
    teachers--;
    teacherSeen = now;
    changed();
  }

  /** Since when no teacher has been there. */
  synchronized Instant teacherSeen(Instant now) {
    return teachers > 0 ? now : teacherSeen;
  }

  /** Shows something else of the same experiment, or moves the question on. */
  public synchronized void show(Scene shown, Phase next) {
    if (next != phase) {
      turn(next);
    }
    scene = shown;
    changed();
  }

  /** What is shown now. */
  public synchronized Scene scene() {
    return scene;
  }

  public synchronized Phase phase() {
    return phase;
  }

  private void turn(Phase next) {
    if (next != Phase.CLOSED && experiment.question() == null) {
      throw new RefusedException(
          Why.INVALID,
          "class.noQuestion",
          "This experiment asks nothing; give it a question first.");
    }
    if (next == Phase.OPEN && (phase == Phase.REVEALED || round == Ballots.ROUNDS)) {
      archive();
    }
    if (next == Phase.OPEN2) {
      round = Ballots.ROUNDS;
    }
    phase = next;
  }

  /** Another experiment: its question has not been asked yet. */
  public synchronized void show(Experiment shown, String shownId) {
    if (shownId.equals(id)) {
      return;
    }
    boolean sameQuestion =
        experiment.question() != null && experiment.question().equals(shown.question());
    if (!sameQuestion) {
      archive();
      phase = Phase.CLOSED;
    }
    experiment = shown;
    id = shownId;
    number++;
    dots.clear();
    changed();
  }

  private void archive() {
    entries.addAll(votes());
    ballots.clear();
    round = 1;
  }

  /**
   * Counts a vote; a later one of the same follower takes its place.
   *
   * @param choice from 0
   * @return the round in which it counts
   * @throws RefusedException if no vote is taken now, or there is no such choice
   */
  public synchronized int vote(Follower follower, int choice) {
    int now = phase.round();
    if (now == 0) {
      throw new RefusedException(Why.INVALID, "class.closed", "The vote is closed.");
    }
    Question question = experiment.question();
    if (question == null || choice < 0 || choice >= question.choices().size()) {
      throw new RefusedException(
          Why.INVALID,
          "class.noChoice",
          "There is no choice {0}; they are counted from 0.",
          choice);
    }
    ballots.put(now, follower.token(), choice);
    changed();
    return now;
  }

  /**
   * Notes what a follower chose and what came of it.
   *
   * @param made the id of the experiment that the choice makes
   * @throws RefusedException if the class keeps no more
   */
  public synchronized void add(Dot dot, String made) {
    if (entries.size() >= limits.entries()) {
      throw new RefusedException(
          Why.FULL,
          "class.entries",
          "This class has {0} answers; it keeps no more.",
          entries.size());
    }
    entries.add(new Entry(0, dot.field(), dot.pseudonym(), dot.value(), made));
    dots.add(dot);
    changed();
  }

  /** What came of the choices for the present experiment, from a number on. */
  public synchronized List<Dot> dots(int from) {
    return from >= dots.size() ? List.of() : List.copyOf(dots.subList(from, dots.size()));
  }

  /** All votes and choices, oldest questions first. */
  public synchronized List<Entry> results() {
    var all = new ArrayList<>(entries);
    all.addAll(votes());
    return all;
  }

  private List<Entry> votes() {
    Question question = experiment.question();
    return question == null ? List.of() : ballots.entries(question.text(), followers.values(), id);
  }

  /** Ends it for all who are there. */
  synchronized void end() {
    over = true;
    notifyAll();
  }

  /** All that outlives the process; null if nothing has changed since the last time. */
  synchronized @Nullable ClassMemory changedMemory() {
    if (savedVersion == version || over) {
      return null;
    }
    savedVersion = version;
    return memory();
  }

  /** It was not kept after all. */
  synchronized void notKept() {
    savedVersion = 0;
  }

  private ClassMemory memory() {
    return new ClassMemory(
        code.text(),
        key.hash(),
        version,
        number,
        id,
        experiment,
        scene,
        phase,
        round,
        teacherSeen(Instant.now()),
        List.copyOf(followers.values()),
        ballots.copy(),
        List.copyOf(entries),
        List.copyOf(dots));
  }

  /** A class as it was before the process ended; nobody is connected yet. */
  static Classroom of(ClassMemory memory, ClassLimits limits, RandomGenerator random) {
    var room =
        new Classroom(
            new Code(memory.code()),
            new Secret(memory.keyHash()),
            memory.experiment(),
            memory.id(),
            limits,
            random,
            memory.teacherSeen());
    // Whoever saw the last state before the end must see a newer one now.
    room.version = memory.version() + 1;
    room.number = memory.number();
    room.scene = memory.scene();
    room.phase = memory.phase();
    room.round = memory.round();
    memory.followers().forEach(follower -> room.followers.put(follower.token(), follower));
    room.ballots.restore(memory.ballots());
    room.entries.addAll(memory.entries());
    room.dots.addAll(memory.dots());
    return room;
  }
}
