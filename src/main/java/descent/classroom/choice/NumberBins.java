package descent.classroom.choice;

import descent.experiment.FunctionProblem.Interval;
import descent.experiment.Question;
import descent.experiment.Question.Target;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Bins of equal width on a scale that fits some numbers: round numbers, or round powers of ten
 * where all are positive and span decades, lie in the middle of their bins. Few numbers far from
 * the rest do not widen it: they are counted in the bins at its ends.
 *
 * @param isLog whether the exponents of ten are binned
 * @param step the width of a bin
 * @param first the middle of the first bin, in steps
 * @param count how many bins there are
 * @param least the lowest number, if it is below the first bin, else null
 * @param most the highest number, if it is above the last bin, else null
 */
public record NumberBins(
    boolean isLog,
    double step,
    long first,
    int count,
    @Nullable Double least,
    @Nullable Double most)
    implements Tally.Bins {
  static final int MOST = 21;

  /** Fewer would hide how narrow a distribution is. */
  private static final int FEWEST = 5;

  /** From such a ratio on, the small numbers would all lie in the first bin. */
  private static final double DECADES = 50;

  private static final double[] ROUND = {1, 2, 5};

  /** The narrowest bins, as parts of the largest number and of a decade. */
  private static final double FINEST = 1e-9;

  private static final double FINEST_LOG = 0.05;

  /** Of fewer numbers none is far from the rest. */
  private static final int LEAST_TRIMMED = 5;

  private static final double TRIMMED = 0.05;

  /** What lies farther from most than so many times their own spread is far from the rest. */
  private static final double ROOM = 4;

  /** The same of exponents, which are spread less. */
  private static final double ROOM_LOG = 1.5;

  /**
   * Those for some numbers, in ascending order, with what is right; null for no numbers.
   *
   * @param question what they answer
   */
  static @Nullable NumberBins of(Question.Numbers question, double[] sorted) {
    if (sorted.length == 0) {
      return null;
    }
    Interval range = question.range();
    Target target = question.target();
    double[] right = target == null ? new double[0] : new double[] {target.at().getFirst()};
    boolean isLog =
        range != null && range.low() > 0
            ? range.high() / range.low() >= DECADES
            : spansDecades(right, sorted);
    double[] placed = placed(isLog, sorted);
    double[] shown =
        with(
            placed(isLog, right),
            range != null && (!isLog || range.low() > 0)
                ? placed(isLog, new double[] {range.low(), range.high()})
                : core(placed, isLog ? ROOM_LOG : ROOM));
    double low = Arrays.stream(shown).min().orElseThrow();
    double high = Arrays.stream(shown).max().orElseThrow();
    boolean isWhole = !isLog && Arrays.stream(sorted).allMatch(value -> value % 1 == 0);
    double step = step(low, high, finest(low, high, isLog, isWhole));
    long first = Math.round(low / step);
    long last = Math.round(high / step);
    while (last - first + 1 < FEWEST) {
      first--;
      last++;
    }
    double start = (first - 0.5) * step;
    double end = (last + 0.5) * step;
    double least = sorted[0];
    double most = sorted[sorted.length - 1];
    return new NumberBins(
        isLog,
        step,
        first,
        (int) (last - first + 1),
        placed[0] < start ? least : null,
        placed[placed.length - 1] > end ? most : null);
  }

  private static double finest(double low, double high, boolean isLog, boolean isWhole) {
    if (isLog) {
      return FINEST_LOG;
    }
    double size = Math.max(Math.abs(low), Math.abs(high));
    double finest = high > low ? size * FINEST : size == 0 ? 1 : size / MOST;
    return isWhole ? Math.max(1, finest) : finest;
  }

  private static double[] with(double[] some, double[] others) {
    return DoubleStream.concat(Arrays.stream(some), Arrays.stream(others)).toArray();
  }

  private static boolean spansDecades(double[] right, double[] sorted) {
    double[] both = with(right, trimmed(sorted));
    if (Arrays.stream(both).min().orElseThrow() <= 0) {
      return false;
    }
    double[] exponents = with(placed(true, right), core(placed(true, sorted), ROOM_LOG));
    double low = Arrays.stream(exponents).min().orElseThrow();
    return Arrays.stream(exponents).max().orElseThrow() - low >= StrictMath.log10(DECADES);
  }

  /** What is not positive lies below every power of ten. */
  private static double[] placed(boolean isLog, double[] numbers) {
    return isLog
        ? Arrays.stream(numbers)
            .map(value -> value > 0 ? StrictMath.log10(value) : Double.NEGATIVE_INFINITY)
            .toArray()
        : numbers;
  }

  /** Without the few lowest and highest. */
  private static double[] trimmed(double[] sorted) {
    int few = sorted.length < LEAST_TRIMMED ? 0 : (int) Math.ceil(sorted.length * TRIMMED);
    return Arrays.copyOfRange(sorted, few, sorted.length - few);
  }

  /** Those that are not far from the rest. */
  private static double[] core(double[] sorted, double room) {
    double[] most = trimmed(sorted);
    double low = most[0];
    double high = most[most.length - 1];
    double reach =
        high > low
            ? room * (high - low)
            : room
                * Arrays.stream(sorted)
                    .map(value -> Math.abs(value - low))
                    .filter(distance -> distance > 0 && Double.isFinite(distance))
                    .min()
                    .orElse(0);
    return Arrays.stream(sorted)
        .filter(value -> value >= low - reach && value <= high + reach)
        .toArray();
  }

  /** The narrowest round width with which there are not too many bins. */
  private static double step(double low, double high, double finest) {
    for (int decade = (int) Math.floor(StrictMath.log10(finest)); ; decade++) {
      for (double round : ROUND) {
        double step = decade < 0 ? round / power(-decade) : round * power(decade);
        if (step >= finest * (1 - FINEST)
            && Math.round(high / step) - Math.round(low / step) < MOST) {
          return step;
        }
      }
    }
  }

  private static double power(int exponent) {
    return Double.parseDouble("1e" + exponent);
  }

  /** The lower end of the first bin, as a number. */
  public double from() {
    return number((first - 0.5) * step);
  }

  /** The upper end of the last bin, as a number. */
  public double to() {
    return number((first + count - 0.5) * step);
  }

  private double number(double placed) {
    return isLog ? StrictMath.pow(10, placed) : placed;
  }

  @Override
  public int of(Vote vote) {
    double placed = placed(isLog, new double[] {vote.number()})[0];
    return (int) Math.clamp(Math.floor(placed / step + 0.5) - first, 0, count - 1.0);
  }
}
