package descent.network;

import descent.elementary.Exponential;
import descent.elementary.Logarithm;
import descent.elementary.Sigmoids;
import descent.network.Propagation.Masking;
import descent.network.Propagation.Selection;
import org.jspecify.annotations.Nullable;

/**
 * The forward pass as a textbook writes it, a row and a unit at a time. It can round every result
 * to float, and it reports on which side of its kinks each unit is; {@link Propagation} is the fast
 * one.
 */
public final class PlainForward {
  private final Shape shape;
  private final Loss loss;
  private final Dropout dropout;
  private final boolean single;
  private final double[][] sums;
  private final double[][] outputs;
  private final double[][] masks;
  private final Sigmoids sigmoids;

  /**
   * Called with the distance of the units from their kinks: weighted sums of ReLUs, margins of the
   * hinge loss (layer: that of the scores).
   */
  public interface Kinks {
    void at(int row, int layer, int unit, double distance);
  }

  /**
   * @param single whether every operation rounds its result to float; activations and logarithms
   *     are rounded once, at their end
   */
  public PlainForward(Shape shape, Loss loss, Dropout dropout, boolean single) {
    this.shape = shape;
    this.loss = loss;
    this.dropout = dropout;
    this.single = single;
    sums = new double[shape.layers()][];
    outputs = new double[shape.layers()][];
    masks = new double[shape.layers()][];
    sigmoids = new Sigmoids(shape.widest());
    for (int layer = 0; layer < shape.layers(); layer++) {
      sums[layer] = new double[shape.units(layer)];
      outputs[layer] = new double[shape.units(layer)];
      masks[layer] = new double[shape.units(layer)];
    }
  }

  /** Whether the loss has kinks at all. */
  public boolean hasKinks() {
    return loss == Loss.HINGE || shape.hidden().stream().anyMatch(PlainForward::hasKink);
  }

  private static boolean hasKink(Layer layer) {
    return layer.activation() == Activation.RELU || layer.activation() == Activation.LEAKY_RELU;
  }

  /**
   * The mean loss of some rows, without a penalty; as {@link Propagation#value} but for rounding.
   *
   * @param masking null to leave dropout off
   * @param kinks null for none
   */
  public double value(
      double[] w, Selection rows, @Nullable Masking masking, @Nullable Kinks kinks) {
    double sum = 0;
    int count = rows.order().length;
    for (int r = 0; r < count; r++) {
      int row = rows.order()[r];
      double[] scores = scores(w, rows.samples().inputs()[row], row, masking, kinks);
      double target = rows.samples().targets()[row];
      sum = rounded(sum + (single ? singleLoss(scores, target) : loss.value(scores, target)));
      if (kinks != null && loss == Loss.HINGE) {
        margins(scores, (int) target, row, kinks);
      }
    }
    return rounded(sum / count);
  }

  private double[] scores(
      double[] w, double[] input, int row, @Nullable Masking masking, @Nullable Kinks kinks) {
    double[] in = input;
    for (int layer = 0; layer < shape.layers(); layer++) {
      dense(w, layer, in, sums[layer]);
      if (layer == shape.hidden().size()) {
        break;
      }
      Layer hidden = shape.hidden().get(layer);
      if (kinks != null && hasKink(hidden)) {
        for (int unit = 0; unit < hidden.units(); unit++) {
          kinks.at(row, layer, unit, sums[layer][unit]);
        }
      }
      hidden.activation().apply(sums[layer], outputs[layer], hidden.units(), sigmoids);
      drop(layer, hidden.keepProbability(), row, masking);
      in = outputs[layer];
    }
    return sums[shape.hidden().size()];
  }

  private void dense(double[] w, int layer, double[] in, double[] out) {
    for (int unit = 0; unit < out.length; unit++) {
      double sum = rounded(w[shape.bias(layer, unit)]);
      int begin = shape.weight(layer, unit, 0);
      for (int i = 0; i < in.length; i++) {
        sum =
            single
                ? (float) sum + (float) w[begin + i] * (float) in[i]
                : Math.fma(w[begin + i], in[i], sum);
      }
      out[unit] = sum;
    }
  }

  private void drop(int layer, double keep, int row, @Nullable Masking masking) {
    double[] out = outputs[layer];
    double scale = 1;
    if (keep < 1) {
      scale = masking == null ? dropout.testScale(keep) : dropout.trainingScale(keep);
      if (masking != null) {
        masking.masks().draw(masking.step(), row, layer, keep, masks[layer]);
      }
    }
    for (int unit = 0; unit < out.length; unit++) {
      double kept = keep < 1 && masking != null ? masks[layer][unit] : 1;
      out[unit] = rounded(rounded(out[unit]) * rounded(kept * scale));
    }
  }

  private double singleLoss(double[] scores, double target) {
    return switch (loss) {
      case CROSS_ENTROPY -> {
        double largest = scores[0];
        for (double score : scores) {
          largest = Math.max(largest, score);
        }
        double sum = 0;
        for (double score : scores) {
          sum = rounded(sum + rounded(Exponential.exp(rounded(score - largest))));
        }
        yield rounded(rounded(largest + rounded(Logarithm.log(sum))) - scores[(int) target]);
      }
      case MEAN_SQUARED_ERROR -> {
        double sum = 0;
        for (int j = 0; j < scores.length; j++) {
          double wanted = scores.length == 1 ? rounded(target) : j == (int) target ? 1 : 0;
          double error = rounded(scores[j] - wanted);
          sum = rounded(sum + rounded(error * error));
        }
        yield rounded(sum / scores.length);
      }
      case HINGE -> {
        double sum = 0;
        for (int j = 0; j < scores.length; j++) {
          double margin = rounded(rounded(1 + scores[j]) - scores[(int) target]);
          sum = j == (int) target || margin <= 0 ? sum : rounded(sum + margin);
        }
        yield sum;
      }
    };
  }

  private void margins(double[] scores, int right, int row, Kinks kinks) {
    for (int j = 0; j < scores.length; j++) {
      if (j != right) {
        kinks.at(row, shape.hidden().size(), j, 1 + scores[j] - scores[right]);
      }
    }
  }

  private double rounded(double value) {
    return single ? (float) value : value;
  }
}
