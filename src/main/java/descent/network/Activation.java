package descent.network;

import descent.elementary.ErrorFunction;
import descent.elementary.Exponential;
import descent.elementary.Sigmoids;
import java.util.Arrays;

/**
 * The function from a hidden unit's weighted sum z to its output; slopes at a kink are PyTorch's.
 */
public enum Activation {
  /** z. */
  LINEAR("linear") {
    @Override
    public void apply(double[] z, double[] out, int count, Sigmoids sigmoids) {
      System.arraycopy(z, 0, out, 0, count);
      Arrays.fill(z, 0, count, 1);
    }
  },

  /** max(z, 0), with slope 0 at 0. */
  RELU("relu") {
    @Override
    public void apply(double[] z, double[] out, int count, Sigmoids sigmoids) {
      for (int i = 0; i < count; i++) {
        out[i] = Math.max(z[i], 0);
        // Without a branch, which the processor could not predict.
        z[i] = Math.signum(out[i]);
      }
    }
  },

  /** z above 0, z/100 below. */
  LEAKY_RELU("leakyRelu") {
    @Override
    public void apply(double[] z, double[] out, int count, Sigmoids sigmoids) {
      for (int i = 0; i < count; i++) {
        out[i] = Math.max(z[i], LEAK * z[i]);
        z[i] = Math.max(Math.signum(z[i]), LEAK);
      }
    }
  },

  TANH("tanh") {
    @Override
    public void apply(double[] z, double[] out, int count, Sigmoids sigmoids) {
      sigmoids.tanh(z, out, count);
      for (int i = 0; i < count; i++) {
        z[i] = 1 - out[i] * out[i];
      }
    }
  },

  /** 1/(1 + exp(-z)). */
  SIGMOID("sigmoid") {
    @Override
    public void apply(double[] z, double[] out, int count, Sigmoids sigmoids) {
      sigmoids.sigmoid(z, out, count);
      for (int i = 0; i < count; i++) {
        z[i] = out[i] * (1 - out[i]);
      }
    }
  },

  /** z times the probability that a standard normal number is below z. */
  GELU("gelu") {
    @Override
    public void apply(double[] z, double[] out, int count, Sigmoids sigmoids) {
      for (int i = 0; i < count; i++) {
        double below = 0.5 * (1 + ErrorFunction.erf(z[i] * ROOT_HALF));
        out[i] = z[i] * below;
        z[i] = below + z[i] * DENSITY * Exponential.exp(-0.5 * z[i] * z[i]);
      }
    }
  };

  private static final double LEAK = 0.01;
  private static final double ROOT_HALF = 0.7071067811865476;

  /** 1/sqrt(2*pi). */
  private static final double DENSITY = 0.3989422804014327;

  private final String type;

  Activation(String type) {
    this.type = type;
  }

  /** The name in JSON. */
  public String type() {
    return type;
  }

  /**
   * Writes the outputs of units, and over z the slopes, which {@link #pullBack} takes.
   *
   * @param count how many units
   * @param sigmoids for so many numbers at least
   */
  public abstract void apply(double[] z, double[] out, int count, Sigmoids sigmoids);

  /**
   * Multiplies the derivatives by the outputs with the slopes.
   *
   * @param slopes what {@link #apply} left in z
   */
  void pullBack(double[] slopes, double[] delta) {
    for (int i = 0; i < delta.length; i++) {
      delta[i] *= slopes[i];
    }
  }
}
