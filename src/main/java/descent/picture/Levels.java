package descent.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The levels of a map: losses above the lowest one, at round numbers of a logarithmic scale. A
 * frame that spans few such numbers gets evenly spaced ones. Where most of it would still have one
 * colour, each level has an equal fraction of the map above it. The lab in the browser finds the
 * same.
 *
 * @param base the loss that they count from: the known minimum, or the lowest loss seen
 * @param above ascending, above 0: losses minus the base
 */
record Levels(double base, List<Double> above) {
  private static final double[][] MANTISSAS = {{1, 1.5, 2, 3, 5, 7}, {1, 2, 5}, {1, 3}, {1}};
  private static final int MOST = 14;
  private static final int LEAST = 5;
  private static final int ENOUGH = 6000;

  /** A band of more than this fraction leaves a map that shows little. */
  private static final double WIDEST = 0.55;

  private static final double[] SHARES = {
    0.01, 0.04, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.96, 0.99
  };

  /** Primes, so that a sample does not keep to a few columns of a grid. */
  private static final int[] STRIDES = {1, 7, 11, 13, 17, 19, 23, 29, 31, 37};

  Levels {
    above = List.copyOf(above);
  }

  /**
   * @param losses in any order; what is not finite does not count
   * @param known the loss of the known minimum, where there is one
   */
  static Levels of(double[] losses, OptionalDouble known) {
    double[] sample = sortedSample(losses);
    if (sample.length == 0) {
      return new Levels(known.orElse(0), List.of());
    }
    double base = base(sample, known);
    double low = quantile(sample, 0.003) - base;
    double high = quantile(sample, 0.998) - base;
    if (!(high > 0) || !Double.isFinite(high) || high - low <= 1e-12 * Math.abs(base)) {
      return new Levels(base, List.of());
    }
    List<Double> round = logarithmic(Math.max(low, high * 1e-9), high);
    List<Double> above = round.size() >= LEAST ? round : even(low, high);
    double[] rising = Arrays.stream(sample).filter(loss -> loss > base).toArray();
    if (widestFraction(rising, base, above) > WIDEST) {
      List<Double> shared = ofEqualFractions(rising, base);
      return new Levels(base, shared.size() >= LEAST ? shared : above);
    }
    return new Levels(base, above);
  }

  private static double[] sortedSample(double[] losses) {
    int stride =
        Arrays.stream(STRIDES)
            .filter(prime -> (double) losses.length / prime <= ENOUGH)
            .findFirst()
            .orElse(STRIDES[STRIDES.length - 1]);
    double[] sample = new double[losses.length / stride + 2];
    int count = 0;
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < losses.length; i++) {
      if (Double.isFinite(losses[i])) {
        lowest = Math.min(lowest, losses[i]);
        if (i % stride == 0) {
          sample[count++] = losses[i];
        }
      }
    }
    if (Double.isFinite(lowest)) {
      sample[count++] = lowest;
    }
    double[] sorted = Arrays.copyOf(sample, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private static double quantile(double[] sorted, double fraction) {
    return sorted[Math.min(sorted.length - 1, (int) Math.floor(fraction * sorted.length))];
  }

  /** Without a known minimum zero is a likely one where the lowest loss is near it. */
  private static double base(double[] sorted, OptionalDouble known) {
    double lowest = sorted[0];
    if (known.isPresent() && known.getAsDouble() <= lowest) {
      return known.getAsDouble();
    }
    return lowest >= 0 && lowest < sorted[sorted.length - 1] * 1e-3 ? 0 : lowest;
  }

  private static List<Double> logarithmic(double low, double high) {
    int first = (int) Math.floor(StrictMath.log10(low)) - 1;
    int last = (int) Math.ceil(StrictMath.log10(high));
    for (double[] mantissas : MANTISSAS) {
      List<Double> found = between(first, last, 1, mantissas, low, high);
      if (found.size() <= MOST) {
        return found;
      }
    }
    int apart = (int) Math.ceil((last - first) / (MOST - 2.0));
    return between(first, last, apart, new double[] {1}, low, high);
  }

  private static List<Double> between(
      int first, int last, int apart, double[] mantissas, double low, double high) {
    var found = new ArrayList<Double>();
    for (int power = first; power <= last; power += apart) {
      for (double mantissa : mantissas) {
        double level = Double.parseDouble(mantissa + "e" + power);
        if (level >= low && level <= high) {
          found.add(level);
        }
      }
    }
    return found;
  }

  private static List<Double> even(double low, double high) {
    return Numbers.evenly(low, high, 9).stream()
        .filter(level -> level > 0 && level > low && level < high)
        .toList();
  }

  /** The fraction in the widest band among ascending losses. */
  private static double widestFraction(double[] sorted, double base, List<Double> above) {
    int widest = 0;
    int before = 0;
    for (int i = 0; i <= above.size(); i++) {
      double level = i < above.size() ? above.get(i) : Double.POSITIVE_INFINITY;
      int until = before;
      while (until < sorted.length && sorted[until] - base < level) {
        until++;
      }
      widest = Math.max(widest, until - before);
      before = until;
    }
    return sorted.length == 0 ? 0 : (double) widest / sorted.length;
  }

  /** Levels between equal fractions of the losses, rounded as far as they stay apart. */
  private static List<Double> ofEqualFractions(double[] sorted, double base) {
    double[] losses = Arrays.stream(SHARES).map(fraction -> quantile(sorted, fraction)).toArray();
    var found = new ArrayList<Double>();
    for (int i = 0; i < losses.length; i++) {
      double below = i > 0 ? losses[i] - losses[i - 1] : Double.POSITIVE_INFINITY;
      double beyond = i + 1 < losses.length ? losses[i + 1] - losses[i] : Double.POSITIVE_INFINITY;
      double level = Numbers.rounded(losses[i], Math.min(below, beyond) / 2) - base;
      if (level > (found.isEmpty() ? 0 : found.getLast()) && Double.isFinite(level)) {
        found.add(level);
      }
    }
    return found;
  }
}
