package descent.experiment;

import descent.experiment.FunctionProblem.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor is asked before the runs are shown. Like the title it is for people: no number
 * depends on it.
 *
 * @param text the question, plain
 * @param answers how it is answered
 * @param explanation what is said after the answer, plain; empty for nothing
 */
public record Question(String text, Answers answers, String explanation) {

  /** How a question is answered, and what is right. */
  public sealed interface Answers {}

  /**
   * By picking one of some texts.
   *
   * @param texts at least two, all different
   * @param right the number of the right one, from 0; null where none is right
   */
  public record Choices(List<String> texts, @Nullable Integer right) implements Answers {
    public Choices {
      texts = List.copyOf(texts);
    }
  }

  /**
   * By typing a number.
   *
   * @param range in which it lies; null for any number
   * @param target what is right; null where nothing is
   */
  public record Numbers(@Nullable Interval range, @Nullable Target target) implements Answers {}

  /**
   * By pointing at a place on the map of a function.
   *
   * @param target what is right; null where nothing is
   */
  public record Places(@Nullable Target target) implements Answers {}

  /**
   * A number or a place that is right.
   *
   * @param at the number alone, or a coordinate for each axis of the map
   * @param tolerance how far from it an answer is still right; null where nothing is said of it
   */
  public record Target(List<Double> at, @Nullable Double tolerance) {
    /** Beyond it a decimal fraction such as 0.1 + 0.2 would not be the end of its own tolerance. */
    private static final double ROUNDING = 1 + 1e-12;

    public Target {
      at = List.copyOf(at);
    }

    /** Whether an answer is right; the distance of places is that in the plane. */
    public boolean accepts(List<Double> said) {
      double distance = 0;
      double size = 0;
      for (int i = 0; i < at.size(); i++) {
        distance = StrictMath.hypot(distance, said.get(i) - at.get(i));
        size = Math.max(size, Math.abs(at.get(i)));
      }
      return tolerance != null && distance <= tolerance * ROUNDING + size * (ROUNDING - 1);
    }
  }

  /** The kinds of answers, by their names in the format. */
  public enum Asks {
    CHOICE,
    NUMBER,
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

  /** A question with a right choice. */
  public Question(String text, List<String> choices, int answer, String explanation) {
    this(text, new Choices(choices, answer), explanation);
  }

  /** The kind of its answers. */
  public Asks asks() {
    return switch (answers) {
      case Choices choices -> Asks.CHOICE;
      case Numbers numbers -> Asks.NUMBER;
      case Places places -> Asks.PLACE;
    };
  }

  /** The texts to choose from; none where a number or a place is asked. */
  public List<String> choices() {
    return answers instanceof Choices choices ? choices.texts() : List.of();
  }

  /** The number or the place that is right; null where none is, and where a choice is asked. */
  public @Nullable Target target() {
    return switch (answers) {
      case Choices choices -> null;
      case Numbers numbers -> numbers.target();
      case Places places -> places.target();
    };
  }
}
