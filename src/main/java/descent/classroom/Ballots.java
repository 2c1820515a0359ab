package descent.classroom;

import descent.classroom.choice.Follower;
import descent.classroom.choice.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The votes on one question in its two rounds: each follower has one a round, the last counts.
 *
 * @param rounds for each the choice, from 0, by the follower's token
 */
record Ballots(List<Map<String, Integer>> rounds) {
  static final int ROUNDS = 2;

  static Ballots none() {
    return new Ballots(List.of(new LinkedHashMap<>(), new LinkedHashMap<>()));
  }

  /** The same, for someone else to change. */
  Ballots copy() {
    return new Ballots(
        rounds.stream().map(votes -> (Map<String, Integer>) new LinkedHashMap<>(votes)).toList());
  }

  /**
   * @param round from 1
   * @param token of the follower
   * @param choice from 0
   */
  void put(int round, String token, int choice) {
    rounds.get(round - 1).put(token, choice);
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

  /**
   * @throws NullPointerException if the follower did not vote in this round
   */
  int choice(int round, String token) {
    return Objects.requireNonNull(rounds.get(round - 1).get(token));
  }

  int size(int round) {
    return rounds.get(round - 1).size();
  }

  /** For each round up to this one the votes for each choice. */
  List<int[]> counts(int round, int choices) {
    var counts = new ArrayList<int[]>();
    for (Map<String, Integer> votes : rounds.subList(0, round)) {
      int[] count = new int[choices];
      votes.values().forEach(choice -> count[choice]++);
      counts.add(count);
    }
    return counts;
  }

  /** A row for each vote, in the order of the rounds and of the followers. */
  List<Response> entries(String question, Collection<Follower> followers, String experiment) {
    var entries = new ArrayList<Response>();
    for (int r = 0; r < ROUNDS; r++) {
      for (Follower follower : followers) {
        Integer choice = rounds.get(r).get(follower.token());
        if (choice != null) {
          entries.add(
              new Response(r + 1, question, follower.pseudonym(), choice.toString(), experiment));
        }
      }
    }
    return entries;
  }

  void clear() {
    rounds.forEach(Map::clear);
  }
}
