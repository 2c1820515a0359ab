package descent.dropout;

/**
 * The distribution of a number over masks.
 *
 * @param low the lower end of the first bin
 * @param high the upper end of the last bin; if it is the same, all falls into the first one
 * @param fractions of the equally wide bins; their sum is 1
 */
public record Histogram(double low, double high, double[] fractions) {
  void add(double value, double fraction) {
    int bin = high > low ? (int) ((value - low) / (high - low) * fractions.length) : 0;
    fractions[Math.clamp(bin, 0, fractions.length - 1)] += fraction;
  }
}
