package descent.classroom;

import descent.classroom.choice.Dot;
import descent.classroom.choice.Follower;
import descent.classroom.choice.Guess;
import descent.classroom.choice.Response;
import descent.classroom.choice.Tried;
import descent.classroom.choice.Vote;
import descent.classroom.protocol.ClassScene;
import descent.classroom.protocol.Phase;
import descent.classroom.protocol.RefusedException;
import descent.classroom.protocol.RefusedException.Why;
import descent.experiment.Experiment;
import descent.experiment.Question;
import descent.message.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * A class on the way from one memory to the next: what may be said in it, and what it changes. It
 * is made anew where another server was faster, so it depends on nothing but what it is given. For
 * one thread.
 */
final class Draft {
  private final ClassMemory before;
  private final Map<String, Follower> followers = new LinkedHashMap<>();
  private final List<Response> entries;
  private final List<Dot> dots;
  private final Ballots ballots;
  private final Map<String, Guess> guesses;
  private int number;
  private Experiment experiment;
  private String id;
  private ClassScene scene;
  private Phase phase;
  private int round;

  /** What is done to a class; may be tried more than once. */
  interface Change<R> {
    /**
     * @throws RefusedException if the class does not take it; then it changes nothing
     */
    R in(Draft draft);
  }

  Draft(ClassMemory before) {
    this.before = before;
    before.followers().forEach(follower -> followers.put(follower.token(), follower));
    entries = new ArrayList<>(before.entries());
    dots = new ArrayList<>(before.dots());
    ballots = before.ballots().copy();
    guesses = new LinkedHashMap<>(before.guesses());
    number = before.number();
    experiment = before.experiment();
    id = before.id();
    scene = before.scene();
    phase = before.phase();
    round = before.round();
  }

  /** What has come of it. */
  ClassMemory memory(long version, Instant teacherSeen) {
    return new ClassMemory(
        before.code(),
        before.keyHash(),
        version,
        number,
        id,
        experiment,
        scene,
        phase,
        round,
        teacherSeen,
        List.copyOf(followers.values()),
        ballots,
        Collections.unmodifiableMap(guesses),
        List.copyOf(entries),
        List.copyOf(dots));
  }

  /**
   * Lets somebody in under a new pseudonym.
   *
   * @param present whether the follower of a token is connected
   * @param pseudonyms of which one is drawn that nobody has
   */
  Follower join(
      ClassLimits limits,
      Predicate<String> present,
      Pseudonyms pseudonyms,
      RandomGenerator random) {
    if (followers.size() >= limits.followers() && !forgetSomebodySilent(present)) {
      throw RefusedException.full(
          "LIMIT_CLASS_FOLLOWERS",
          Message.of(
              "class.full",
              "This class is full: it has {0} followers (LIMIT_CLASS_FOLLOWERS).",
              followers.size()));
    }
    var follower = new Follower(Secret.draw(random), pseudonym(pseudonyms));
    followers.put(follower.token(), follower);
    return follower;
  }

  /** Calls somebody by another name, which nobody else has. */
  Follower rename(Follower follower, String nickname) {
    if (!scene.nicknames()) {
      throw new RefusedException(
          Why.INVALID, "class.noNicknames", "Nicknames are not allowed in this class.");
    }
    if (followers.values().stream()
        .anyMatch(
            other ->
                !other.token().equals(follower.token())
                    && other.pseudonym().equalsIgnoreCase(nickname))) {
      throw new RefusedException(
          Why.INVALID, "class.nicknameTaken", "Somebody else has this name; take another one.");
    }
    var renamed = new Follower(follower.token(), nickname);
    followers.put(renamed.token(), renamed);
    return renamed;
  }

  /** Forgets followers who left without saying anything, to make room for others. */
  private boolean forgetSomebodySilent(Predicate<String> present) {
    return followers
        .values()
        .removeIf(follower -> !present.test(follower.token()) && !spoke(follower.token()));
  }

  private boolean spoke(String token) {
    return ballots.holds(token) || guesses.containsKey(token);
  }

  private String pseudonym(Pseudonyms pseudonyms) {
    for (int tries = 0; ; tries++) {
      String name = pseudonyms.draw(tries < 3);
      if (followers.values().stream().noneMatch(other -> other.pseudonym().equals(name))) {
        return name;
      }
    }
  }

  /** Shows something else of the same experiment, or moves the question on. */
  ClassScene show(ClassScene shown, Phase next) {
    if (next != phase) {
      turn(next);
    }
    if (shown.pins().stream().anyMatch(pin -> pin >= dots.size())) {
      throw new RefusedException(
          Why.INVALID,
          "class.pins",
          "Of {0} choices at most {1} different ones are shown side by side.",
          dots.size(),
          ClassScene.MOST_PINS);
    }
    if (!shown.choose().isEmpty() && !shown.choose().equals(scene.choose())) {
      archiveGuesses();
    }
    scene = shown;
    return scene;
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
  Experiment show(Experiment shown, String shownId) {
    if (shownId.equals(id)) {
      return experiment;
    }
    boolean sameQuestion = asksTheSame(shown);
    if (!sameQuestion) {
      archive();
      phase = Phase.CLOSED;
    }
    archiveGuesses();
    experiment = shown;
    id = shownId;
    number++;
    dots.clear();
    // An experiment with a question of its own begins anew.
    boolean goesOn = sameQuestion || shown.question() == null;
    scene = (goesOn ? scene.untried() : scene.anew()).in(shown);
    return shown;
  }

  /** Whether the votes on the question of now answer that of another experiment too. */
  private boolean asksTheSame(Experiment shown) {
    Question question = experiment.question();
    return question != null
        && question.equals(shown.question())
        && (question.asks() != Question.Asks.PLACE
            || experiment.problem().map().equals(shown.problem().map()));
  }

  private void archive() {
    Question question = experiment.question();
    if (question != null) {
      entries.addAll(ballots.entries(question.text(), followers.values(), id));
    }
    ballots.clear();
    round = 1;
  }

  private void archiveGuesses() {
    entries.addAll(Guess.entries(guesses, followers.values(), id));
    guesses.clear();
  }

  /** Notes what a follower expects; a later guess takes its place. */
  Guess guess(Follower follower, Guess guess) {
    if (!scene.asksGuess() || !guess.field().equals(scene.choose()) || !guess.fits(experiment)) {
      throw notAsked();
    }
    followers.putIfAbsent(follower.token(), follower);
    guesses.put(follower.token(), guess);
    return guess;
  }

  /**
   * Counts a vote; a later one of the same follower takes its place.
   *
   * @return the round in which it counts
   */
  int vote(Follower follower, Vote vote) {
    int now = phase.round();
    if (now == 0) {
      throw new RefusedException(Why.INVALID, "class.closed", "The vote is closed.");
    }
    Message flaw = vote.flaw(experiment);
    if (flaw != null) {
      throw new RefusedException(Why.INVALID, flaw);
    }
    // Another server may have removed a follower that was silent for long.
    followers.putIfAbsent(follower.token(), follower);
    ballots.put(now, follower.token(), vote);
    return now;
  }

  /** Notes what followers chose, and what came of it: how many of them there was room for. */
  int add(ClassLimits limits, List<Tried> tried) {
    int room = limits.entries() - entries.size();
    if (room <= 0) {
      throw full(entries.size());
    }
    List<Tried> taken = tried.subList(0, Math.min(room, tried.size()));
    for (Tried each : taken) {
      Dot dot = each.dot();
      entries.add(new Response(0, dot.field(), dot.pseudonym(), dot.value(), each.made()));
      dots.add(dot);
    }
    return taken.size();
  }

  /** Of what is not asked now. */
  static RefusedException notAsked() {
    return new RefusedException(
        Why.INVALID, "class.noGuess", "Nothing of this kind is asked at the moment.");
  }

  /** Of a class that keeps no more answers. */
  static RefusedException full(int entries) {
    return RefusedException.full(
        "LIMIT_CLASS_ENTRIES",
        Message.of(
            "class.entries",
            "This class has {0} answers; it keeps no more (LIMIT_CLASS_ENTRIES).",
            entries));
  }
}
