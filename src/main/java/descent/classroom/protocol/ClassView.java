package descent.classroom.protocol;

import descent.classroom.choice.Guess;
import descent.classroom.choice.Tally;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one audience sees of a class.
 *
 * @param version grows with each change
 * @param number of the experiment; grows with each other one
 * @param taught whether a teacher is connected
 * @param followers who are connected
 * @param exploring how many of them look at something of their own
 * @param votes given in the present round
 * @param tally what the votes of each round so far come to; null while that is hidden
 * @param dots how many choices were tried out
 * @param guessed how many guesses there are
 * @param guesses what was guessed; none while it is hidden
 * @param curve at how many numbers the true curve is known
 */
public record ClassView(
    long version,
    int number,
    ClassScene scene,
    Phase phase,
    boolean taught,
    int followers,
    int exploring,
    int votes,
    @Nullable Tally tally,
    int dots,
    int guessed,
    List<Guess> guesses,
    int curve) {
  /**
   * For each round so far the votes for each choice, or in each bin; null while they are hidden.
   */
  public @Nullable List<int[]> rounds() {
    return tally == null ? null : tally.rounds();
  }
}
