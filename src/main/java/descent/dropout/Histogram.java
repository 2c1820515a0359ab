package descent.dropout;

/**
 * How a number is distributed over masks.
 *
 * @param low the lower end of the first bin
 * @param high the upper end of the last bin; if it is the same, all falls into the first one
 * @param shares of the equally wide bins; their sum is 1
 */
public record Histogram(double low, double high, double[] shares) {
  void add(double value, double fraction) {
    int bin = high > low ? (int) ((value - low) / (high - low) * shares.length) : 0;
    shares[Math.clamp(bin, 0, shares.length - 1)] += fraction;
  }
}
