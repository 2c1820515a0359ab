package descent.elementary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many numbers at once have the bits that each has alone. */
class SigmoidsTest {
  private final Sigmoids sigmoids = new Sigmoids(100_000);

  private void check(double... x) {
    double[] out = new double[x.length];
    sigmoids.tanh(x, out, x.length);
    assertArrayEquals(bits(Arrays.stream(x).map(Sigmoid::tanh).toArray()), bits(out));
    sigmoids.sigmoid(x, out, x.length);
    assertArrayEquals(bits(Arrays.stream(x).map(Sigmoid::sigmoid).toArray()), bits(out));
  }

  private static long[] bits(double[] x) {
    return Arrays.stream(x).mapToLong(Double::doubleToLongBits).toArray();
  }

  /** From 1e-9 to 50 in size, both signs. */
  private static double at(int i) {
    double size = StrictMath.exp(StrictMath.log(1e-9) + i % 4999 * (StrictMath.log(5e10) / 4999));
    return i % 2 == 0 ? size : -size;
  }

  @Test
  void ofOrdinaryNumbers() {
    check(
        IntStream.range(0, 100_000)
            .mapToDouble(SigmoidsTest::at)
            .filter(x -> Math.abs(x) > 1e-8 && Math.abs(x) < 21)
            .toArray());
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {0, -0.0, 0x1p-28, 0x1p-29, -1e-300, 21.99, 22, -22, 44, -44, 750, -750, 1e300})
  void besideOneThatIsNotOrdinary(double odd) {
    for (int count = 1; count < 70; count += 3) {
      double[] x = IntStream.range(0, count).mapToDouble(SigmoidsTest::at).toArray();
      x[count / 2] = odd;
      check(x);
    }
  }

  @Test
  void ofWhatIsNoNumber() {
    check(new double[20]);
    double[] x = IntStream.range(0, 40).mapToDouble(i -> i - 20.5).toArray();
    x[3] = Double.NaN;
    x[30] = Double.NEGATIVE_INFINITY;
    x[31] = Double.POSITIVE_INFINITY;
    check(x);
  }
}
