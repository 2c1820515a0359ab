package descent.gradientcheck;

/** The norms of two vectors and of their difference, a component after the other. */
final class Norms {
  private double apart;
  private double first;
  private double second;

  void add(double a, double b) {
    apart += (a - b) * (a - b);
    first += a * a;
    second += b * b;
  }

  /** {@code |a-b| / (|a|+|b|)}; 0 where both are 0. */
  double error() {
    return apart == 0 ? 0 : Math.sqrt(apart) / (Math.sqrt(first) + Math.sqrt(second));
  }

  /** {@code |a| / |b|}; 0 where a is 0. */
  double ratio() {
    return first == 0 ? 0 : Math.sqrt(first) / Math.sqrt(second);
  }
}
