package descent.elementary;

import java.math.BigDecimal;

/**
 * Sine and cosine, within 0.51 ulp of the exact value up to 100,000 in size; beyond it those of
 * {@link StrictMath}, within 1 ulp.
 *
 * <p>x = n*pi/32 + r with |r| < 0.05, and sin(x) = sin(n*pi/32)*cos(r) + cos(n*pi/32)*sin(r): two
 * numbers from a table of a whole turn, and two Taylor series that leave 1e-19. The reduction takes
 * pi/32 in three parts, after W. J. Cody and W. Waite, "Software Manual for the Elementary
 * Functions" (1980); the addition theorem with a table follows Ping Tak Peter Tang, "Table-lookup
 * algorithms for elementary functions and their error analysis", ARITH 10 (1991).
 *
 * <p>Sine and cosine differ only by a quarter turn in the table, so that a compiler that sees both
 * of the same number computes the rest once.
 */
public final class Sine {
  private static final int TURN = 64;
  private static final int QUARTER = TURN / 4;
  private static final double PER_STEP = 10.185916357881302;
  private static final double LIMIT = 1e5;
  private static final double TINY = 0x1p-27;

  private static final double STEP;

  /** The next 33 bits: its product with n, of at most 20 bits, is exact. */
  private static final double STEP_MIDDLE;

  private static final double STEP_REST;

  /** sin(n*pi/32), each followed by its low part. */
  private static final double[] SINES = new double[2 * TURN];

  static {
    BigDecimal step = Expansion.ratio(Expansion.PI, TURN / 2);
    STEP = Expansion.high(step);
    BigDecimal rest = Expansion.rest(step, STEP);
    STEP_MIDDLE = Expansion.shortened(rest, 20);
    STEP_REST = Expansion.high(Expansion.rest(rest, STEP_MIDDLE));

    BigDecimal square = step.multiply(step, Expansion.DIGITS).negate();
    BigDecimal cosine = BigDecimal.ONE; // 1 - step^2/2*(1 - step^2/12*(1 - ...))
    for (int k = 30; k > 0; k -= 2) {
      cosine =
          BigDecimal.ONE.add(
              cosine.multiply(Expansion.ratio(square, k * (k - 1)), Expansion.DIGITS));
    }
    // Of three neighbours the outer two add up to the middle one times 2*cos(pi/32).
    BigDecimal one = BigDecimal.ONE;
    BigDecimal next = cosine;
    for (int i = 0; i <= QUARTER; i++) {
      BigDecimal sine = i == QUARTER ? BigDecimal.ZERO : one;
      place(QUARTER - i, sine);
      place(QUARTER + i, sine);
      place(3 * QUARTER - i, sine.negate());
      place((3 * QUARTER + i) % TURN, sine.negate());
      BigDecimal after = BigDecimal.TWO.multiply(cosine).multiply(next).subtract(one);
      one = next;
      next = after.round(Expansion.DIGITS);
    }
  }

  private Sine() {}

  private static void place(int i, BigDecimal sine) {
    SINES[2 * i] = Expansion.high(sine);
    SINES[2 * i + 1] = Expansion.low(sine);
  }

  public static double sin(double x) {
    double size = Math.abs(x);
    if (size < TINY) {
      return x;
    }
    return size <= LIMIT ? turned(x, 0) : StrictMath.sin(x);
  }

  public static double cos(double x) {
    return Math.abs(x) <= LIMIT ? turned(x, QUARTER) : StrictMath.cos(x);
  }

  /** sin(x + turn*pi/32). */
  private static double turned(double x, int turn) {
    double shifted = Math.fma(x, PER_STEP, Exponential.ROUNDING);
    double n = shifted - Exponential.ROUNDING;
    double coarse = Math.fma(-n, STEP, x);
    double r = Math.fma(-n, STEP_MIDDLE, coarse);
    double rest = Math.fma(-n, STEP_REST, Math.fma(-n, STEP_MIDDLE, coarse - r));

    double q = r * r;
    double qq = q * q;
    double bend = // sin(r) - r
        q
            * r
            * Math.fma(
                qq, Math.fma(q, 1 / 362880.0, -1 / 5040.0), Math.fma(q, 1 / 120.0, -1 / 6.0));
    double drop = // cos(r) - 1
        q * Math.fma(qq, Math.fma(q, 1 / 40320.0, -1 / 720.0), Math.fma(q, 1 / 24.0, -1 / 2.0));

    int i = (int) Double.doubleToRawLongBits(shifted) + turn;
    int s = 2 * (i & TURN - 1);
    int c = 2 * (i + QUARTER & TURN - 1);
    double sine = SINES[s];
    double cosine = SINES[c];
    double product = cosine * r;
    double sum = sine + product;
    double lost = sine - sum + product + Math.fma(cosine, r, -product);
    double low = Math.fma(SINES[c + 1], r, SINES[s + 1]);
    return sum + (Math.fma(cosine, bend + rest, Math.fma(sine, drop, low)) + lost);
  }
}
