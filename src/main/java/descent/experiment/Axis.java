package descent.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The values of one number that is varied, ascending, both ends included. They are made of decimal
 * arithmetic and {@link StrictMath}: the same to the bit everywhere, and readable where they can
 * be, such as 0.3 and 0.001.
 *
 * @param field the name of the number
 * @param from the lowest value
 * @param to the highest value, above {@code from}
 * @param points how many values
 * @param scale how they lie between the ends
 */
public record Axis(String field, double from, double to, int points, Scale scale) {
  /** The tolerance within which a number counts as a whole power of ten. */
  private static final double NEAR = 1e-9;

  /** How values lie between their ends. */
  public enum Scale {
    /** Equal differences. */
    LINEAR,
    /** Equal ratios; the lower end is above 0. */
    LOG;

    /** The name in JSON. */
    public String type() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  boolean fits(Experiment experiment, Contender run) {
    return SweptField.named(field, experiment, run)
        .filter(found -> found.allows(from) && found.allows(to))
        .isPresent();
  }

  /** All values, ascending. */
  public List<Double> values() {
    var values = new ArrayList<Double>();
    for (int i = 0; i < points; i++) {
      values.add(at(i));
    }
    return values;
  }

  /**
   * Whether a number may go on beyond the values of an axis.
   *
   * @param below whether it may be less than the lowest
   * @param above whether it may be more than the highest
   */
  public record Open(boolean below, boolean above) {}

  /** Where values beyond these would still be values of a field. */
  public Open open(SweptField field) {
    List<Double> values = field.settled(values());
    double low = values.getFirst();
    double high = values.getLast();
    if (field.isWhole()) {
      // A batch of 0 rows stands for all of them.
      boolean fewer = field.allows(low - 1) && !(field.isBatchSize() && low <= 1);
      return new Open(fewer, field.allows(high + 1));
    }
    return new Open(field.allows(Math.nextDown(low)), field.allows(Math.nextUp(high)));
  }

  private double at(int i) {
    if (i == 0) {
      return from;
    }
    if (i == points - 1) {
      return to;
    }
    if (scale == Scale.LINEAR) {
      BigDecimal low = BigDecimal.valueOf(from);
      return BigDecimal.valueOf(to)
          .subtract(low)
          .multiply(BigDecimal.valueOf(i))
          .divide(BigDecimal.valueOf(points - 1L), MathContext.DECIMAL128)
          .add(low)
          .doubleValue();
    }
    double power = (StrictMath.log10(to) - StrictMath.log10(from)) * i / (points - 1);
    int whole = (int) Math.floor(power + NEAR);
    return raised(from, whole, power - whole);
  }

  /** The values {@code from * 10^(i/perDecade)} below {@code to}, and {@code to} itself. */
  public static List<Double> perDecade(double from, double to, int perDecade) {
    var values = new ArrayList<Double>();
    for (int i = 0; ; i++) {
      double value = raised(from, i / perDecade, (double) (i % perDecade) / perDecade);
      if (value >= to * (1 - NEAR)) {
        break;
      }
      values.add(value);
    }
    values.add(to);
    return values;
  }

  /** {@code from * 10^(whole + rest)}, where whole powers move the decimal point alone. */
  private static double raised(double from, int whole, double rest) {
    BigDecimal moved = BigDecimal.valueOf(from).scaleByPowerOfTen(whole);
    return Math.abs(rest) <= NEAR
        ? moved.doubleValue()
        : moved.multiply(BigDecimal.valueOf(StrictMath.pow(10, rest))).doubleValue();
  }
}
