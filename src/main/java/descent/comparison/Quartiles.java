package descent.comparison;

import descent.trace.Fan;
import java.util.Arrays;

/** The middle of some numbers, as {@link Fan} has it. NaN where one of them is. */
public record Quartiles(double lower, double median, double upper) {
  static Quartiles of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return Double.isNaN(sorted[sorted.length - 1])
        ? new Quartiles(Double.NaN, Double.NaN, Double.NaN)
        : new Quartiles(
            Fan.quantile(sorted, 0.25), Fan.quantile(sorted, 0.5), Fan.quantile(sorted, 0.75));
  }
}
