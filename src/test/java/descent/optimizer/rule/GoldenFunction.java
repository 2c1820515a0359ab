package descent.optimizer.rule;

import static java.lang.StrictMath.cos;
import static java.lang.StrictMath.exp;
import static java.lang.StrictMath.log;
import static java.lang.StrictMath.sin;
import static java.lang.StrictMath.sqrt;
import static java.lang.StrictMath.tanh;

import descent.objective.Objective;

/** The functions of x and y of the golden trajectories, with gradients derived by hand. */
public enum GoldenFunction implements Objective {
  ROSENBROCK(-1.2, 1) {
    @Override
    double at(double x, double y, double[] g) {
      double a = 1 - x;
      double b = y - x * x;
      g[0] = -2 * a - 400 * x * b;
      g[1] = 200 * b;
      return a * a + 100 * b * b;
    }
  },
  BEALE(1.2, 0.6) {
    @Override
    double at(double x, double y, double[] g) {
      double a = 1.5 - x + x * y;
      double b = 2.25 - x + x * y * y;
      double c = 2.625 - x + x * y * y * y;
      g[0] = 2 * a * (y - 1) + 2 * b * (y * y - 1) + 2 * c * (y * y * y - 1);
      g[1] = 2 * a * x + 4 * b * x * y + 6 * c * x * y * y;
      return a * a + b * b + c * c;
    }
  },
  ILLCOND(10, 1) {
    @Override
    double at(double x, double y, double[] g) {
      g[0] = x;
      g[1] = 100 * y;
      return 0.5 * (x * x + 100 * y * y);
    }
  },
  SADDLE(1, 0.001) {
    @Override
    double at(double x, double y, double[] g) {
      g[0] = 2 * x;
      g[1] = -2 * y;
      return x * x - y * y;
    }
  },
  ODD_SMOOTH(2, -1.5) {
    @Override
    double at(double x, double y, double[] g) {
      double sigmoid = 1 / (1 + exp(-x * y));
      double bend = tanh(x - y);
      double root = sqrt(1 + x * x + y * y * y * y);
      double wave = 2 + cos(x);
      double slope = 2 * bend * (1 - bend * bend);
      g[0] =
          y * sigmoid
              + slope
              + x / (root * wave)
              + root * sin(x) / (wave * wave)
              + 0.9 * cos(3 * x) * cos(y);
      g[1] = x * sigmoid - slope + 2 * y * y * y / (root * wave) - 0.3 * sin(3 * x) * sin(y);
      return log(1 + exp(x * y)) + bend * bend + root / wave + 0.3 * sin(3 * x) * cos(y);
    }
  };

  private final double startX;
  private final double startY;

  GoldenFunction(double startX, double startY) {
    this.startX = startX;
    this.startY = startY;
  }

  public double[] start() {
    return new double[] {startX, startY};
  }

  abstract double at(double x, double y, double[] gradient);

  @Override
  public int dimension() {
    return 2;
  }

  @Override
  public double value(double[] x) {
    return at(x[0], x[1], new double[2]);
  }

  @Override
  public double gradient(double[] x, double[] gradient) {
    return at(x[0], x[1], gradient);
  }

  @Override
  public void hessian(double[] x, double[][] hessian) {
    throw new UnsupportedOperationException("no rule here needs it");
  }
}
