package descent.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor is asked before the runs are shown. Like the title it is for people: no number
 * depends on it.
 *
 * @param text the question, plain
 * @param asks how it is answered
 * @param choices from which one is picked, at least two, all different; none where a number or a
 *     place is asked
 * @param answer the number of the right choice, from 0; null where none is right
 * @param explanation what is said after the answer, plain; empty for nothing
 */
public record Question(
    String text, Asks asks, List<String> choices, @Nullable Integer answer, String explanation) {

  /** How a question is answered. */
  public enum Asks {
    /** By picking one of its choices. */
    CHOICE,
    /** By typing a number. */
    NUMBER,
    /** By pointing at a place on the map of a function. */
    PLACE;

    /** The name in the format. */
    public String type() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** All names in the format. */
    public static List<String> types() {
      return Arrays.stream(values()).map(Asks::type).toList();
    }
  }

  public Question {
    choices = List.copyOf(choices);
  }

  /** A question with a right choice. */
  public Question(String text, List<String> choices, int answer, String explanation) {
    this(text, Asks.CHOICE, choices, answer, explanation);
  }
}
