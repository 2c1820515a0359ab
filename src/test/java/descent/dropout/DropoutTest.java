package descent.dropout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.Oracle;
import descent.dataset.Samples;
import descent.network.Activation;
import descent.network.Dropout;
import descent.network.GoldenNetwork;
import descent.network.Initialization;
import descent.network.Layer;
import descent.network.Loss;
import descent.network.Masks;
import descent.network.Propagation;
import descent.network.Propagation.Masking;
import descent.network.Propagation.Selection;
import descent.network.Shape;
import descent.random.Key;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DropoutTest {
  private static final double[] ROW = {0.7, -1.3};
  private static final Key KEY = Key.of(5);

  private static Shape shape(int outputs, Layer... hidden) {
    return new Shape(2, List.of(hidden), outputs);
  }

  /** Weights and biases of deviation 1. */
  private static double[] parameters(Shape shape, long seed) {
    double[] w = new double[shape.parameters()];
    for (int i = 0; i < w.length; i++) {
      w[i] = Key.of(seed).normal(i);
    }
    return w;
  }

  private static ThinnedNetworks networks(Shape shape, Dropout dropout) {
    return new ThinnedNetworks(shape, Loss.CROSS_ENTROPY, dropout, parameters(shape, 1));
  }

  @ParameterizedTest
  @EnumSource(Dropout.class)
  void theEnumerationIsTheSumOverAllMasks(Dropout dropout) {
    Shape shape =
        shape(
            3,
            new Layer(4, Activation.TANH, 0.3),
            new Layer(3, Activation.RELU, 1),
            new Layer(5, Activation.GELU, 0.8));
    ThinnedNetworks networks = networks(shape, dropout);
    double[] mean = new double[6];
    double[] square = new double[6];
    double[] predictions = new double[3];
    for (int mask = 0; mask < 1 << 9; mask++) {
      int bits = mask;
      double weight =
          Math.pow(0.3, Integer.bitCount(bits & 15))
              * Math.pow(0.7, 4 - Integer.bitCount(bits & 15))
              * Math.pow(0.8, Integer.bitCount(bits >> 4))
              * Math.pow(0.2, 5 - Integer.bitCount(bits >> 4));
      double[] scores = networks.scores(ROW, bits(bits), 0, 0);
      networks.predict(scores, predictions);
      for (int k = 0; k < 3; k++) {
        mean[k] += weight * scores[k];
        mean[3 + k] += weight * predictions[k];
        square[k] += weight * scores[k] * scores[k];
        square[3 + k] += weight * predictions[k] * predictions[k];
      }
    }
    Expectation exact = new Enumeration(networks).of(ROW);
    assertThat(exact.masks()).isEqualTo(512);
    assertThat(exact.mean()).containsExactly(mean, within(1e-13));
    for (int i = 0; i < 6; i++) {
      assertThat(exact.deviation()[i])
          .isCloseTo(Math.sqrt(square[i] - mean[i] * mean[i]), within(1e-7));
      assertThat(exact.lowest()[i]).isLessThan(mean[i]);
      assertThat(exact.highest()[i]).isGreaterThan(mean[i]);
    }
  }

  /** Bit i of a number is the mask of unit i, layer after layer, of the shape above. */
  private static Masks bits(int bits) {
    return (step, row, layer, keep, mask) -> {
      int shift = layer == 0 ? 0 : 4;
      for (int unit = 0; unit < mask.length; unit++) {
        mask[unit] = bits >> (shift + unit) & 1;
      }
    };
  }

  @ParameterizedTest
  @CsvSource({"TANH, 0.5", "RELU, 0.8", "LINEAR, 0.3"})
  void drawingComesToTheEnumerationWithinItsError(Activation activation, double keep) {
    Shape shape = shape(2, new Layer(6, activation, keep), new Layer(6, activation, keep));
    ThinnedNetworks networks = networks(shape, Dropout.INVERTED);
    Expectation exact = new Enumeration(networks).of(ROW);
    var drawing = new MonteCarlo(networks, ROW, KEY, 20_000, 1);
    drawing.draw(20_000);
    for (int i = 0; i < 4; i++) {
      double error = drawing.standardErrors()[i];
      assertThat(error).isCloseTo(exact.deviation()[i] / Math.sqrt(20_000), within(0.1 * error));
      assertThat(drawing.means()[i]).isCloseTo(exact.mean()[i], within(4 * error));
    }
    for (int unit = 0; unit < 6; unit++) {
      assertThat(drawing.activations()[1][unit])
          .isCloseTo(exact.activations()[1][unit], within(0.3));
    }
  }

  @Test
  void drawingOnIsDrawingMore() {
    Shape shape = shape(2, new Layer(30, Activation.TANH, 0.5));
    ThinnedNetworks networks = networks(shape, Dropout.INVERTED);
    var once = new MonteCarlo(networks, ROW, KEY, 100, 0);
    once.draw(100);
    var twice = new MonteCarlo(networks, ROW, KEY, 100, 0);
    twice.draw(1);
    assertThat(twice.standardErrors()[0]).isNaN();
    twice.draw(99);
    assertThat(twice.means()).isEqualTo(once.means());
    assertThat(twice.histogram(true, 10).fractions())
        .isEqualTo(once.histogram(true, 10).fractions());
    assertThat(Enumeration.isPossible(networks)).as("two to the power of 30 masks").isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Dropout.class,
      names = {"INVERTED", "VANILLA"})
  void theMeanOfALinearNetworkIsItsTestPass(Dropout dropout) {
    Shape shape =
        shape(
            2,
            new Layer(5, Activation.LINEAR, 0.5),
            new Layer(10, Activation.LINEAR, 0.7),
            new Layer(5, Activation.LINEAR, 0.2));
    ThinnedNetworks networks = networks(shape, dropout);
    assertThat(Enumeration.isPossible(networks)).as("20 units").isTrue();
    double[] exact = new Enumeration(networks).of(ROW).mean();
    double[] test = networks.testPass(ROW).scores();
    assertThat(exact[0]).isCloseTo(test[0], within(1e-12));
    assertThat(exact[1]).isCloseTo(test[1], within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void oneDroppedLayerIsExactOnScoresAndNotOnProbabilities(Activation activation) {
    Shape shape = shape(2, new Layer(7, activation, 1), new Layer(8, activation, 0.5));
    ThinnedNetworks networks = networks(shape, Dropout.INVERTED);
    double[] exact = new Enumeration(networks).of(ROW).mean();
    var test = networks.testPass(ROW);
    assertThat(exact[0]).isCloseTo(test.scores()[0], within(1e-12));
    assertThat(exact[1]).isCloseTo(test.scores()[1], within(1e-12));
    assertThat(Math.abs(exact[2] - test.predictions()[0])).isGreaterThan(1e-4);
  }

  @ParameterizedTest
  @CsvSource({"TANH, 0.1", "RELU, 0.02"})
  void twoDroppedLayersAreOnlyApproximated(Activation activation, double atLeast) {
    Shape shape = shape(2, new Layer(8, activation, 0.5), new Layer(8, activation, 0.5));
    var approximation = new Approximation(networks(shape, Dropout.INVERTED));
    Samples spiral = GoldenNetwork.spiral();
    for (int row = 0; row < spiral.rows(); row += 10) {
      approximation.add(spiral.inputs()[row]);
    }
    assertThat(approximation.rows()).isEqualTo(20);
    assertThat(approximation.scoreError() / approximation.scoreSize())
        .as("%s of %s", approximation.scoreError(), approximation.scoreSize())
        .isGreaterThan(atLeast);
    assertThat(approximation.largestScoreError()).isGreaterThan(approximation.scoreError());
    assertThat(approximation.predictionError()).isPositive();
  }

  @Test
  void everyVariantHandsOnItsExpectedActivations() {
    Shape shape = shape(2, new Layer(6, Activation.TANH, 0.5), new Layer(4, Activation.TANH, 0.5));
    double[][] inverted = activations(shape, Dropout.INVERTED);
    double[][] vanilla = activations(shape, Dropout.VANILLA);
    double[][] unscaled = activations(shape, Dropout.UNSCALED);
    for (int unit = 0; unit < 6; unit++) {
      double plain = networks(shape, Dropout.INVERTED).testPass(ROW).activations()[0][unit];
      assertThat(inverted[0][unit]).isEqualTo(plain);
      assertThat(vanilla[0][unit]).isEqualTo(plain / 2);
      assertThat(unscaled[0][unit]).isEqualTo(plain / 2);
    }
    assertThat(unscaled).isDeepEqualTo(vanilla);
    double[] test = networks(shape, Dropout.INVERTED).testPass(ROW).activations()[1];
    assertThat(inverted[1]).isNotEqualTo(test);
  }

  private static double[][] activations(Shape shape, Dropout dropout) {
    return new Enumeration(networks(shape, dropout)).of(ROW).activations();
  }

  @Test
  void theHistogramHoldsEveryMaskOnce() {
    Shape shape = shape(2, new Layer(3, Activation.LINEAR, 0.25));
    ThinnedNetworks networks = networks(shape, Dropout.INVERTED);
    var enumeration = new Enumeration(networks);
    Expectation exact = enumeration.of(ROW);
    var histogram = enumeration.histogram(ROW, exact, 0, 1000);
    double[] fractions = histogram.fractions();
    double sum = 0;
    double mean = 0;
    int filled = 0;
    for (int bin = 0; bin < fractions.length; bin++) {
      double middle =
          histogram.low() + (bin + 0.5) / fractions.length * (histogram.high() - histogram.low());
      sum += fractions[bin];
      mean += fractions[bin] * middle;
      filled += fractions[bin] > 0 ? 1 : 0;
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
    assertThat(filled).isEqualTo(8);
    assertThat(mean)
        .isCloseTo(exact.mean()[0], within((histogram.high() - histogram.low()) / 1000));
  }

  @ParameterizedTest
  @CsvSource({"inverted, 0.5", "inverted, 0.8", "vanilla, 0.5", "vanilla, 0.8"})
  void testPassAndMasksAreThoseOfPyTorch(String type, double keep) {
    Dropout dropout = Dropout.valueOf(type.toUpperCase(Locale.ROOT));
    Shape shape = GoldenNetwork.shape(16, Activation.RELU, keep);
    String suffix = "_dropout_" + type + "_keep" + keep;
    String name = "spiral_2-16-16-2_relu";
    String run = name + "__sgd_mom0.9_lr0.1" + suffix;
    Samples spiral = GoldenNetwork.spiral();
    var trained =
        new ThinnedNetworks(
            shape,
            Loss.CROSS_ENTROPY,
            dropout,
            GoldenNetwork.parameters(run + "_final.json", shape));
    for (var row : Oracle.rows("mlp/" + run + "_testlogits.csv")) {
      double[] here =
          trained.testPass(spiral.inputs()[Integer.parseInt(row.get("point"))]).scores();
      assertThat(here[0]).isCloseTo(Double.parseDouble(row.get("z0")), within(1e-13));
      assertThat(here[1]).isCloseTo(Double.parseDouble(row.get("z1")), within(1e-13));
    }

    Masks masks = GoldenNetwork.masks("dropout_masks_keep" + keep + ".csv", 16);
    var fresh =
        new ThinnedNetworks(
            shape,
            Loss.CROSS_ENTROPY,
            dropout,
            GoldenNetwork.parameters(name + "_init.json", shape));
    double[] probabilities = new double[2];
    double loss = 0;
    for (int row = 0; row < spiral.rows(); row++) {
      fresh.predict(fresh.scores(spiral.inputs()[row], masks, 0, row), probabilities);
      loss -= Math.log(probabilities[(int) spiral.targets()[row]]) / spiral.rows();
    }
    assertThat(loss)
        .isCloseTo(
            Double.parseDouble(
                Oracle.rows("mlp/" + run + "_loss.csv").getFirst().get("total_loss")),
            within(1e-13));
  }

  @Test
  void aDroppedUnitGetsNoGradientFromItsRow() {
    Shape shape = GoldenNetwork.shape(16, Activation.TANH, 0.5);
    var propagation = new Propagation(shape, Loss.CROSS_ENTROPY, Dropout.INVERTED);
    double[] w = new Initialization.He().parameters(shape, KEY);
    for (int step = 0; step < 20; step++) {
      var gradient =
          RowGradient.of(
              propagation,
              w,
              GoldenNetwork.spiral(),
              7 * step,
              new Masking(Masks.drawnBy(KEY), step));
      int dropped = 0;
      for (int layer = 0; layer < 2; layer++) {
        for (int unit = 0; unit < 16; unit++) {
          if (gradient.masks()[layer][unit] == 0) {
            dropped++;
            assertThat(gradient.largest()[layer][unit]).isZero();
          } else {
            assertThat(gradient.largest()[layer][unit]).isPositive();
          }
        }
      }
      assertThat(dropped).isBetween(5, 27);
    }
  }

  @Test
  void unitsThatAreSwitchedOffAreSilent() {
    Shape shape = shape(2, new Layer(5, Activation.TANH, 1), new Layer(3, Activation.TANH, 1));
    double[] w = parameters(shape, 1);
    var propagation = new Propagation(shape, Loss.CROSS_ENTROPY, Dropout.INVERTED);
    Selection rows = Selection.all(GoldenNetwork.spiral());
    var off = new SwitchedOff(propagation, w, rows, KEY);
    assertThat(off.measure(0)).isEqualTo(propagation.measure(w, rows));
    assertThat(off.measure(0.1249)).isEqualTo(off.measure(0));
    assertThat(off.measure(0.125)).isNotEqualTo(off.measure(0));
    // With all off the biases of the last layer decide alone, for all rows alike.
    double[] biases = w.clone();
    for (int above = 0; above < 2; above++) {
      for (int unit = 0; unit < 3; unit++) {
        biases[shape.weight(2, above, unit)] = 0;
      }
    }
    assertThat(off.measure(1)).isEqualTo(propagation.measure(biases, rows));
    assertThat(off.measure(1).accuracy()).isEqualTo(0.5);
  }
}
