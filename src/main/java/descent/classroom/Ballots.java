package descent.classroom;

import descent.classroom.choice.Follower;
import descent.classroom.choice.Response;
import descent.classroom.choice.Tally;
import descent.classroom.choice.Vote;
import descent.experiment.Experiment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The votes on one question in its two rounds: each follower has one a round, the last counts. A
 * class tells what they come to with each step that it moves, so that is kept until they change.
 */
final class Ballots {
  static final int ROUNDS = 2;

  private final List<Map<String, Vote>> rounds;
  private volatile @Nullable Counted counted;

  /** What the votes up to a round came to. */
  private record Counted(int round, Experiment experiment, Tally tally) {}

  /**
   * @param rounds for each the votes by the follower's token
   */
  Ballots(List<Map<String, Vote>> rounds) {
    this.rounds = rounds;
  }

  static Ballots none() {
    return new Ballots(List.of(new LinkedHashMap<>(), new LinkedHashMap<>()));
  }

  /** The same, for someone else to change. */
  Ballots copy() {
    var copy =
        new Ballots(
            rounds.stream().map(votes -> (Map<String, Vote>) new LinkedHashMap<>(votes)).toList());
    copy.counted = counted;
    return copy;
  }

  /** For each round the votes by the follower's token. */
  List<Map<String, Vote>> rounds() {
    return rounds;
  }

  /**
   * @param round from 1
   * @param token of the follower
   */
  void put(int round, String token, Vote vote) {
    rounds.get(round - 1).put(token, vote);
    counted = null;
  }

  boolean holds(String token) {
    return rounds.stream().anyMatch(votes -> votes.containsKey(token));
  }

  /** The last round in which a follower voted, from 1; 0 for none. */
  int lastRound(String token) {
    int round = ROUNDS;
    while (round > 0 && !rounds.get(round - 1).containsKey(token)) {
      round--;
    }
    return round;
  }

  /** The last vote of a follower; null for none. */
  @Nullable Vote last(String token) {
    int round = lastRound(token);
    return round == 0 ? null : rounds.get(round - 1).get(token);
  }

  int size(int round) {
    return rounds.get(round - 1).size();
  }

  /** What the votes of each round up to this one come to. */
  Tally tally(int round, Experiment experiment) {
    Counted known = counted;
    if (known == null || known.round != round || known.experiment != experiment) {
      var votes = rounds.subList(0, round).stream().map(Map::values).toList();
      known = new Counted(round, experiment, Tally.of(experiment, votes));
      counted = known;
    }
    return known.tally;
  }

  /** A row for each vote, in the order of the rounds and of the followers. */
  List<Response> entries(String question, Collection<Follower> followers, String experiment) {
    var entries = new ArrayList<Response>();
    for (int r = 0; r < ROUNDS; r++) {
      for (Follower follower : followers) {
        Vote vote = rounds.get(r).get(follower.token());
        if (vote != null) {
          String value = vote.json().toString();
          entries.add(new Response(r + 1, question, follower.pseudonym(), value, experiment));
        }
      }
    }
    return entries;
  }

  void clear() {
    rounds.forEach(Map::clear);
    counted = null;
  }
}
