package descent.benchmark;

import descent.elementary.Exponential;
import descent.elementary.Sine;

/**
 * Adam with value and gradient for one function of two variables, as one would write it by hand for
 * this one alone.
 */
enum Handwritten {
  ROSENBROCK("(1 - x)^2 + 100*(y - x^2)^2") {
    @Override
    double adam(int steps, double rate) {
      double x = X;
      double y = Y;
      double mx = 0;
      double my = 0;
      double vx = 0;
      double vy = 0;
      double ones1 = 0;
      double ones2 = 0;
      double sum = 0;
      for (int t = 0; t < steps; t++) {
        double a = 1 - x;
        double b = y - x * x;
        sum += a * a + 100 * (b * b);
        double gy = 200 * b;
        double gx = -2 * a - 2 * x * gy;
        ones1 = B1 * ones1 + (1 - B1);
        ones2 = B2 * ones2 + (1 - B2);
        mx = B1 * mx + (1 - B1) * gx;
        my = B1 * my + (1 - B1) * gy;
        vx = B2 * vx + (1 - B2) * gx * gx;
        vy = B2 * vy + (1 - B2) * gy * gy;
        double root = Math.sqrt(ones2);
        double size = rate * root / ones1;
        double least = EPSILON * root;
        x -= size * mx / (Math.sqrt(vx) + least);
        y -= size * my / (Math.sqrt(vy) + least);
      }
      return sum;
    }
  },
  BEALE("(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2") {
    @Override
    double adam(int steps, double rate) {
      double x = X;
      double y = Y;
      double mx = 0;
      double my = 0;
      double vx = 0;
      double vy = 0;
      double ones1 = 0;
      double ones2 = 0;
      double sum = 0;
      for (int t = 0; t < steps; t++) {
        double yy = y * y;
        double yyy = yy * y;
        double p = 1.5 - x + x * y;
        double q = 2.25 - x + x * yy;
        double r = 2.625 - x + x * yyy;
        sum += p * p + q * q + r * r;
        double gx = 2 * (p * (y - 1) + q * (yy - 1) + r * (yyy - 1));
        double gy = 2 * x * (p + 2 * q * y + 3 * r * yy);
        ones1 = B1 * ones1 + (1 - B1);
        ones2 = B2 * ones2 + (1 - B2);
        mx = B1 * mx + (1 - B1) * gx;
        my = B1 * my + (1 - B1) * gy;
        vx = B2 * vx + (1 - B2) * gx * gx;
        vy = B2 * vy + (1 - B2) * gy * gy;
        double root = Math.sqrt(ones2);
        double size = rate * root / ones1;
        double least = EPSILON * root;
        x -= size * mx / (Math.sqrt(vx) + least);
        y -= size * my / (Math.sqrt(vy) + least);
      }
      return sum;
    }
  },
  ACKLEY("-20*exp(-0.2*sqrt((x^2 + y^2)/2)) - exp((cos(2*pi*x) + cos(2*pi*y))/2) + 20 + e") {
    @Override
    double adam(int steps, double rate) {
      double x = X;
      double y = Y;
      double mx = 0;
      double my = 0;
      double vx = 0;
      double vy = 0;
      double ones1 = 0;
      double ones2 = 0;
      double sum = 0;
      for (int t = 0; t < steps; t++) {
        double s = Math.sqrt((x * x + y * y) / 2);
        double p = 20 * Exponential.exp(-0.2 * s);
        double ax = 2 * Math.PI * x;
        double ay = 2 * Math.PI * y;
        double q = Exponential.exp((Sine.cos(ax) + Sine.cos(ay)) / 2);
        sum += 20 + Math.E - p - q;
        double radial = 0.1 * p / s;
        double gx = radial * x + Math.PI * q * Sine.sin(ax);
        double gy = radial * y + Math.PI * q * Sine.sin(ay);
        ones1 = B1 * ones1 + (1 - B1);
        ones2 = B2 * ones2 + (1 - B2);
        mx = B1 * mx + (1 - B1) * gx;
        my = B1 * my + (1 - B1) * gy;
        vx = B2 * vx + (1 - B2) * gx * gx;
        vy = B2 * vy + (1 - B2) * gy * gy;
        double root = Math.sqrt(ones2);
        double size = rate * root / ones1;
        double least = EPSILON * root;
        x -= size * mx / (Math.sqrt(vx) + least);
        y -= size * my / (Math.sqrt(vy) + least);
      }
      return sum;
    }
  };

  static final double X = -1.2;
  static final double Y = 1;
  private static final double B1 = 0.9;
  private static final double B2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final String expression;

  Handwritten(String expression) {
    this.expression = expression;
  }

  String expression() {
    return expression;
  }

  /** Runs from the start and returns the sum of the losses. */
  abstract double adam(int steps, double rate);
}
