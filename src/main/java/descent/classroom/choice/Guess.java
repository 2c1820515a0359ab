package descent.classroom.choice;

import descent.experiment.Experiment;
import descent.experiment.json.ObjectReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a follower expects of the first run: where it ends, its last loss, or the learning rate with
 * which that is lowest.
 *
 * @param field {@code end}, {@code loss} or {@code rate}
 * @param values the coordinates of the first two variables, or the loss or the rate alone
 */
public record Guess(String field, List<Double> values) {
  /** What can be guessed. */
  public static final List<String> FIELDS = List.of("end", "loss", Guess.RATE);

  /** The best learning rate. */
  public static final String RATE = "rate";

  private static final double LARGEST_RATE = 1e6;

  private static final int DRAWN = 2;

  /**
   * Reads the one field of an object.
   *
   * @throws descent.message.InvalidInputException if it has none of them, or more than one
   */
  public static Guess read(ObjectReader fields) {
    Guess guess =
        fields.has("end")
            ? new Guess("end", fields.reals("end", DRAWN))
            : fields.has(RATE) ? rate(fields) : loss(fields);
    fields.end();
    if (guess.values.getFirst().isNaN()) {
      throw ObjectReader.wrong(
          "guess", "class.guess", "guess one of {0}", String.join(", ", FIELDS));
    }
    return guess;
  }

  private static Guess rate(ObjectReader fields) {
    return new Guess(
        RATE,
        List.of(
            fields.real(RATE, Double.NaN, rate -> rate > 0 && rate <= LARGEST_RATE, "(0, 1e6]")));
  }

  private static Guess loss(ObjectReader fields) {
    return new Guess(
        "loss", List.of(fields.real("loss", Double.NaN, Double::isFinite, "the finite numbers")));
  }

  /** A row for each guess, in the order of the followers. */
  public static List<Response> entries(
      Map<String, Guess> guesses, Collection<Follower> followers, String experiment) {
    var entries = new ArrayList<Response>();
    for (Follower follower : followers) {
      Guess guess = guesses.get(follower.token());
      if (guess != null) {
        entries.add(new Response(0, guess.field(), follower.pseudonym(), guess.text(), experiment));
      }
    }
    return entries;
  }

  /** Whether an experiment's first run has such an end. */
  public boolean fits(Experiment experiment) {
    return !field.equals("end")
        || values.size() == Math.min(DRAWN, experiment.problem().coordinates().size());
  }

  /** As it stands in a table of results. */
  String text() {
    return values.size() == 1 ? values.getFirst().toString() : values.toString();
  }
}
