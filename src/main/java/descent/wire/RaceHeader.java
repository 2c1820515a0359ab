package descent.wire;

import descent.message.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the numbers of a race; {@code frontend/wire/answer/frame.ts} has the same
 * types, and both sides read one sample. A number that is not finite is null.
 *
 * @param digest of all losses, to the bit; null where they serve only for drawing
 * @param caption null where nothing is said, as while a hand drags and others wait
 * @param plane in which the paths spread most; null where it was not asked for
 */
public record RaceHeader(
    @Nullable String digest,
    List<String> variables,
    List<Run> runs,
    Facts facts,
    @Nullable Caption caption,
    @Nullable Plane plane) {
  public RaceHeader {
    variables = List.copyOf(variables);
    runs = List.copyOf(runs);
  }

  /**
   * One run.
   *
   * @param type of its optimizer
   * @param rows of each of its columns
   * @param word the verdict as programs read it; null with the caption
   */
  public record Run(
      String name,
      String type,
      int rows,
      List<String> columns,
      Ending ending,
      @Nullable String word,
      @Nullable Message verdict,
      RunSentences outcome) {
    public Run {
      columns = List.copyOf(columns);
    }
  }

  /** Why a run ended, in a word for programs and in a sentence, and after how many steps. */
  public record Ending(String reason, int step, Message message) {}

  /**
   * What became of a run.
   *
   * @param limit the rate that theory allows, where it knows one
   * @param text with the cause
   */
  public record RunSentences(Message why, @Nullable Message limit, @Nullable Message text) {}

  /**
   * What is known of the function.
   *
   * @param conditionNumber largest over smallest singular value of the Hessian
   * @param criticalPoint the kind of the start, where it is one
   */
  public record Facts(
      @Nullable Double conditionNumber,
      @Nullable String criticalPoint,
      List<Minimum> minima,
      @Nullable Message message) {
    public Facts {
      minima = List.copyOf(minima);
    }
  }

  /** A minimum, with the loss there. */
  public record Minimum(List<Double> point, double loss) {
    public Minimum {
      point = List.copyOf(point);
    }
  }

  /**
   * The sentence over the picture.
   *
   * @param run that it is about; null where it is about all
   */
  public record Caption(@Nullable String run, Message what, @Nullable Message hint) {}

  /**
   * A plane in the space of the variables: a point of it and two directions.
   *
   * @param fractions of the paths' variance along the two
   */
  public record Plane(double[] origin, double[] first, double[] second, List<Double> fractions) {
    public Plane {
      fractions = List.copyOf(fractions);
    }
  }
}
