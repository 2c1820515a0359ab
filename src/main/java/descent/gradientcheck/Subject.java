package descent.gradientcheck;

import descent.message.Message;
import java.util.List;

/**
 * A gradient to be checked at one point: a function, or the loss of a network on a few rows. Not
 * for sharing by threads.
 */
public interface Subject {
  /** Where the gradient is checked; a copy. */
  double[] point();

  /** The name of a parameter, such as {@code layer 1 weight [3,2]}. */
  Message name(int parameter);

  /** Parameters that belong together, in their order; together they are all. */
  List<Group> groups();

  /**
   * Some neighbours among the parameters.
   *
   * @param name what they are called together
   * @param begin the first
   * @param end behind the last
   * @param columns how many of them stand in a row
   */
  record Group(Message name, int begin, int end, int columns) {}

  /** Writes the analytic gradient, with the planted fault if there is one, and returns the loss. */
  double gradient(double[] w, double[] gradient);

  /** Writes the analytic gradient without any planted fault. */
  void rightGradient(double[] w, double[] gradient);

  /** Writes that part of the analytic gradient that is the penalty's; zeros where there is none. */
  void penaltyGradient(double[] w, double[] gradient);

  /** The loss in double. */
  double value(double[] w);

  /** The loss with every operation rounded to float; the parameters are rounded, too. */
  double singleValue(double[] w);

  /**
   * About how far rounding can bring the loss from its exact value: not less, and not many times
   * more. NaN where the loss is not finite.
   *
   * @param inSingle whether every operation rounds to float
   */
  double rounding(double[] w, boolean inSingle);

  /** Whether the loss can have kinks that {@link #sides} tells of. */
  boolean hasKinks();

  /** Tells on which side of each kink the point is. */
  void sides(double[] w, Sides sides);

  /** The name of a kink that {@link #sides} has reported. */
  Message kink(int place);

  /**
   * Whether a derivative that is lost in rounding is missed even where it is tiny beside the
   * others, as of a variable; one of many thousand weights is not.
   */
  default boolean speaksSingly() {
    return false;
  }

  /** Whether each evaluation is of another function, because it draws masks of its own. */
  boolean isRandom();

  /** About how many additions one value costs, with its kinks. */
  double cost();
}
