package descent.classroom;

import descent.classroom.choice.Dot;
import descent.classroom.choice.Follower;
import descent.classroom.choice.Guess;
import descent.classroom.choice.Response;
import descent.classroom.choice.Said;
import descent.classroom.choice.Tally;
import descent.classroom.protocol.ClassScene;
import descent.classroom.protocol.ClassView;
import descent.classroom.protocol.Phase;
import descent.experiment.Experiment;
import descent.experiment.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All of a class that outlives the process. Nobody changes what is in it.
 *
 * @param keyHash of the teacher's key
 * @param number of the experiment, as in {@link ClassView}
 * @param id of the experiment in the store
 * @param round of votes, 1 or 2
 * @param teacherSeen when a teacher was there last
 * @param guesses by the follower's token
 */
record ClassMemory(
    String code,
    String keyHash,
    long version,
    int number,
    String id,
    Experiment experiment,
    ClassScene scene,
    Phase phase,
    int round,
    Instant teacherSeen,
    List<Follower> followers,
    Ballots ballots,
    Map<String, Guess> guesses,
    List<Response> entries,
    List<Dot> dots) {

  /** A class that begins. */
  static ClassMemory first(
      Code code, Secret key, Experiment experiment, String id, Instant teacherSeen) {
    return new ClassMemory(
        code.text(),
        key.hash(),
        1,
        1,
        id,
        experiment,
        ClassScene.FIRST.in(experiment),
        Phase.CLOSED,
        1,
        teacherSeen,
        List.of(),
        Ballots.none(),
        Map.of(),
        List.of(),
        List.of());
  }

  @Nullable Follower follower(@Nullable String token) {
    for (Follower each : followers) {
      if (each.token().equals(token)) {
        return each;
      }
    }
    return null;
  }

  /** Whether a scene and phase would only move the pictures of what is shown. */
  boolean isOnlyMovedBy(ClassScene shown, Phase next) {
    return next == phase && shown.isOnlyMovedFrom(scene);
  }

  /** What a follower said to what is asked now. */
  Said said(String token) {
    return new Said(ballots.lastRound(token), ballots.last(token), guesses.get(token));
  }

  boolean isRevealed() {
    return phase == Phase.REVEALED || experiment.question() == null;
  }

  /** What the votes of each round so far come to. */
  Tally tally() {
    return ballots.tally(round, experiment);
  }

  /** All votes and choices, oldest questions first. */
  List<Response> results() {
    var all = new ArrayList<>(entries);
    Question question = experiment.question();
    if (question != null) {
      all.addAll(ballots.entries(question.text(), followers, id));
    }
    all.addAll(Guess.entries(guesses, followers, id));
    return all;
  }

  /** Whether what comes after the step of the class is kept from everybody but the teacher. */
  boolean isAsking() {
    return scene.asksGuess() || !isRevealed();
  }
}
