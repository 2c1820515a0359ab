package descent.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.dataset.Curve;
import descent.dataset.Samples;
import descent.dataset.Spiral;
import descent.network.Initialization.Normal;
import descent.random.Key;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GradientTest {
  private static final double H = 1e-5;
  private static final Samples SPIRAL = new Spiral(150, 0.1, 3, 1).rows();

  static Stream<Arguments> combinations() {
    return Arrays.stream(Activation.values())
        .flatMap(
            activation ->
                Arrays.stream(Loss.values())
                    .flatMap(
                        loss ->
                            Arrays.stream(Dropout.values())
                                .map(dropout -> Arguments.of(activation, loss, dropout))));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void agreesWithCentralDifferences(Activation activation, Loss loss, Dropout dropout) {
    var shape =
        new Shape(2, List.of(new Layer(7, activation, 0.7), new Layer(5, activation, 1)), 3);
    check(new Propagation(shape, loss, dropout), SPIRAL);
  }

  @Test
  void agreesInARegressionToo() {
    var shape = new Shape(1, List.of(new Layer(9, Activation.TANH, 1)), 1);
    check(
        new Propagation(shape, Loss.MEAN_SQUARED_ERROR, Dropout.INVERTED),
        new Curve(99, 0.1, 1).rows());
  }

  private static void check(Propagation propagation, Samples samples) {
    Shape shape = propagation.shape();
    double[] w = new Normal(0.7).parameters(shape, Key.of(5));
    for (int layer = 0; layer < shape.layers(); layer++) {
      for (int unit = 0; unit < shape.units(layer); unit++) {
        w[shape.bias(layer, unit)] = Key.of(6).with(layer).normal(unit);
      }
    }
    var loss = new BatchLoss(propagation, new Penalty(shape, 0.1), samples, 70, true, Key.of(2));
    loss.goTo(1);
    double[] gradient = new double[w.length];
    assertThat(loss.gradient(w, gradient)).isCloseTo(loss.value(w), within(1e-13));
    for (int i = 0; i < w.length; i++) {
      double before = w[i];
      w[i] = before + H;
      double high = loss.value(w);
      w[i] = before - H;
      double low = loss.value(w);
      w[i] = before;
      assertThat(gradient[i]).as("parameter %d", i).isCloseTo((high - low) / (2 * H), within(1e-6));
    }
  }

  @Test
  void aRowIsPredictedTheSameAmongAnyOthers() {
    var shape = new Shape(2, List.of(new Layer(13, Activation.GELU, 1)), 3);
    var propagation = new Propagation(shape, Loss.CROSS_ENTROPY, Dropout.INVERTED);
    double[] w = new Initialization.He().parameters(shape, Key.of(1));
    double[][] together = propagation.scores(w, Propagation.Selection.all(SPIRAL));
    for (int row = 0; row < SPIRAL.rows(); row++) {
      var alone = new Propagation.Selection(SPIRAL, new int[] {row});
      assertThat(propagation.scores(w, alone)[0]).isEqualTo(together[row]);
    }
  }

  @Test
  void parametersBeginAsDescribed() {
    var shape = new Shape(100, List.of(new Layer(200, Activation.RELU, 1)), 3);
    double[] he = new Initialization.He().parameters(shape, Key.of(1));
    double[] xavier = new Initialization.Xavier().parameters(shape, Key.of(1));
    assertThat(deviation(he, 0, 20_000)).isCloseTo(Math.sqrt(0.02), within(0.002));
    assertThat(deviation(xavier, 0, 20_000)).isCloseTo(Math.sqrt(2.0 / 300), within(0.002));
    assertThat(Arrays.copyOfRange(he, 20_000, 20_200)).containsOnly(0);
    assertThat(shape.parameters()).isEqualTo(20_200 + 603);
  }

  private static double deviation(double[] w, int from, int to) {
    return Math.sqrt(Arrays.stream(w, from, to).map(x -> x * x).sum() / (to - from));
  }
}
