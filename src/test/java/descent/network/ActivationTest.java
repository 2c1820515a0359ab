package descent.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.elementary.Sigmoids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Outputs and slopes; those at a kink are PyTorch's. */
class ActivationTest {
  private static final double TINY = Double.MIN_VALUE;
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void reluIsExactAtItsKinkAndAtTheEndsOfTheNumbers() {
    double[] z = {-INFINITE, -3, -TINY, -0.0, 0, TINY, 3, INFINITE, Double.NaN};
    double[] out = new double[z.length];

    Activation.RELU.apply(z, out, z.length, new Sigmoids(z.length));

    assertArrayEquals(new double[] {0, 0, 0, 0, 0, TINY, 3, INFINITE, Double.NaN}, out);
    assertArrayEquals(new double[] {0, 0, 0, 0, 0, 1, 1, 1, Double.NaN}, z);
  }

  @Test
  void leakyReluIsExactAtItsKinkAndAtTheEndsOfTheNumbers() {
    double[] z = {-INFINITE, -300, -TINY, -0.0, 0, TINY, 3, INFINITE, Double.NaN};
    double[] out = new double[z.length];

    Activation.LEAKY_RELU.apply(z, out, z.length, new Sigmoids(z.length));

    assertArrayEquals(
        new double[] {-INFINITE, -3, -0.0, -0.0, 0, TINY, 3, INFINITE, Double.NaN}, out);
    assertArrayEquals(new double[] {0.01, 0.01, 0.01, 0.01, 0.01, 1, 1, 1, Double.NaN}, z);
  }

  @ParameterizedTest
  @EnumSource
  void slopesAreThoseOfTheOutputs(Activation activation) {
    double h = 1e-5;
    for (double at = -4.05; at < 4.1; at += 0.1) {
      double[] z = {at, at + h, at - h};
      double[] out = new double[z.length];
      activation.apply(z, out, z.length, new Sigmoids(z.length));
      double[] delta = {2, 0, 0};

      activation.pullBack(z, delta);

      assertEquals(2 * (out[1] - out[2]) / (2 * h), delta[0], 1e-9, activation + " at " + at);
    }
  }
}
