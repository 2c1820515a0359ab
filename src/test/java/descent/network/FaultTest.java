package descent.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.dataset.Samples;
import descent.dataset.Spiral;
import descent.network.Fault.Kind;
import descent.network.Initialization.Normal;
import descent.network.Propagation.Masking;
import descent.network.Propagation.Selection;
import descent.random.Key;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultTest {
  private static final Samples SPIRAL = new Spiral(90, 0.1, 3, 1).rows();
  private static final Shape SHAPE =
      new Shape(
          2, List.of(new Layer(7, Activation.TANH, 0.7), new Layer(5, Activation.RELU, 1)), 3);
  private static final double[] W = new Normal(0.7).parameters(SHAPE, Key.of(5));
  private static final Masking MASKS = new Masking(Masks.drawnBy(Key.of(2)), 3);

  @Test
  void aFaultSpoilsTheLayersBelowItAndNothingElse() {
    double[] right = gradient(new Propagation(SHAPE, Loss.CROSS_ENTROPY, Dropout.INVERTED));
    for (Fault fault : Fault.of(SHAPE, true)) {
      double[] wrong =
          gradient(new Propagation(SHAPE, Loss.CROSS_ENTROPY, Dropout.INVERTED, fault));
      boolean own = fault.kind() == Kind.FORGOTTEN_BIAS || fault.kind() == Kind.FORGOTTEN_MEAN;
      boolean through = fault.kind() == Kind.TRANSPOSED_WEIGHTS;
      int highest = through ? fault.layer() - 1 : fault.layer();
      for (int layer = 0; layer < SHAPE.layers(); layer++) {
        boolean spoilt = own ? layer == fault.layer() : layer <= highest;
        assertThat(differs(right, wrong, layer)).as("%s, layer %d", fault, layer).isEqualTo(spoilt);
      }
    }
  }

  @Test
  void onlyFaultsThatCanMatterAreOffered() {
    assertThat(Fault.of(SHAPE, true)).hasSize(2 + 2 + 3 + 3 + 1 + 1);
    assertThat(Fault.of(SHAPE, false)).noneMatch(f -> f.kind() == Kind.FORGOTTEN_MASK);
    assertThat(Fault.of(new Shape(1, List.of(new Layer(4, Activation.LINEAR, 1)), 1), true))
        .extracting(Fault::kind)
        .containsOnly(Kind.FORGOTTEN_BIAS, Kind.FORGOTTEN_MEAN);
  }

  @Test
  void thePlainWayForwardGivesTheSameLoss() {
    for (Loss loss : Loss.values()) {
      for (Dropout dropout : Dropout.values()) {
        var fast = new Propagation(SHAPE, loss, dropout);
        var rows = Selection.all(SPIRAL);
        for (Masking masking : new Masking[] {null, MASKS}) {
          double expected = fast.value(W, rows, 0, 90, masking);
          assertThat(new PlainForward(SHAPE, loss, dropout, false).value(W, rows, masking, null))
              .isCloseTo(expected, within(1e-14 * 90));
          double single =
              new PlainForward(SHAPE, loss, dropout, true).value(W, rows, masking, null);
          assertThat(single).isCloseTo(expected, within(2e-6)).isNotEqualTo(expected);
          assertThat((double) (float) single).isEqualTo(single);
        }
      }
    }
  }

  private static double[] gradient(Propagation propagation) {
    double[] gradient = new double[W.length];
    propagation.gradient(W, Selection.all(SPIRAL), 0, 90, MASKS, gradient);
    return gradient;
  }

  private static boolean differs(double[] a, double[] b, int layer) {
    for (int i = SHAPE.begin(layer); i < SHAPE.begin(layer + 1); i++) {
      if (Math.abs(a[i] - b[i]) > 1e-9) {
        return true;
      }
    }
    return false;
  }
}
