package descent.elementary;

/**
 * {@link Sigmoid} for many numbers at once, with the same bits, in less than half the time: each
 * loop is short enough for the compiler to make vector instructions of it, all but the first, which
 * reads tables. Holds the memory that this needs, so it is not for sharing by threads.
 */
public final class Sigmoids {
  /** Fewer numbers are too few for vector instructions. */
  private static final int FEW = 16;

  private final double[] power;
  private final double[] more;
  private final double[] low;
  private final double[] below;
  private final double[] belowLow;

  /**
   * @param most so many numbers may come at once
   */
  public Sigmoids(int most) {
    power = new double[most];
    more = new double[most];
    low = new double[most];
    below = new double[most];
    belowLow = new double[most];
  }

  /** Writes the hyperbolic tangents of the first {@code count} numbers. */
  public void tanh(double[] x, double[] out, int count) {
    if (exponentials(x, 2, count)) {
      quotients(x, out, count, 0, 0);
    } else {
      for (int i = 0; i < count; i++) {
        out[i] = Sigmoid.tanh(x[i]);
      }
    }
  }

  /** Writes the logistic sigmoids of the first {@code count} numbers. */
  public void sigmoid(double[] x, double[] out, int count) {
    if (exponentials(x, 1, count)) {
      quotients(x, out, count, 0.5, 1);
    } else {
      for (int i = 0; i < count; i++) {
        out[i] = Sigmoid.sigmoid(x[i]);
      }
    }
  }

  /**
   * Writes exp(scale*|x|) as power + more + low, and what it is with 1 added as a sum of two.
   *
   * @return whether that is done, and right: not for few numbers, nor for tiny or large ones or NaN
   */
  private boolean exponentials(double[] x, double scale, int count) {
    if (count < FEW) {
      return false;
    }
    boolean ordinary = true;
    for (int i = 0; i < count; i++) {
      double size = Math.abs(x[i]);
      ordinary &= size >= Sigmoid.TINY && scale * size < Sigmoid.FAR;
      int place = Sigmoid.place(scale * size);
      power[i] = Exponential.power(place, 0);
      low[i] = Exponential.missing(place);
    }
    if (!ordinary) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      double size = scale * Math.abs(x[i]);
      double r = Sigmoid.r(size);
      low[i] = Sigmoid.bend(r, Sigmoid.rest(size), low[i]);
      more[i] = r;
    }
    for (int i = 0; i < count; i++) {
      double r = more[i];
      double bend = low[i];
      more[i] = power[i] * (r + bend);
      low[i] = Sigmoid.low(power[i], r, bend);
    }
    for (int i = 0; i < count; i++) {
      below[i] = Sigmoid.below(power[i], more[i]);
      belowLow[i] = Sigmoid.belowLow(power[i], more[i], low[i], below[i]);
    }
    return true;
  }

  /**
   * Writes (factor*E + addend)/(E + 1), where E is the exponential.
   *
   * @param middle the factor of 0; that of a positive number is 1
   * @param sum of factor and addend
   */
  private void quotients(double[] x, double[] out, int count, double middle, double sum) {
    for (int i = 0; i < count; i++) {
      double factor = middle + (1 - middle) * Math.signum(x[i]);
      double addend = sum - factor;
      double above = Sigmoid.above(power[i], more[i], factor, addend);
      low[i] = Sigmoid.aboveLow(power[i], more[i], low[i], above, factor, addend);
      more[i] = above;
    }
    for (int i = 0; i < count; i++) {
      out[i] = Sigmoid.divided(more[i], low[i], below[i], belowLow[i]);
    }
  }
}
