package descent.comparison;

import descent.trace.Quantiles;
import java.util.Arrays;

/** The middle of some numbers, as {@link Fan} has it. NaN where one of them is. */
public record Quartiles(double lower, double median, double upper) {
  static Quartiles of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return Double.isNaN(sorted[sorted.length - 1])
        ? new Quartiles(Double.NaN, Double.NaN, Double.NaN)
        : new Quartiles(
            Quantiles.of(sorted, 0.25), Quantiles.of(sorted, 0.5), Quantiles.of(sorted, 0.75));
  }
}
