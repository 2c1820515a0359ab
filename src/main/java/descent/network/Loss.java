package descent.network;

import descent.elementary.Exponential;
import descent.elementary.Logarithm;

/**
 * What is minimised over rows: a mean of each row's loss, which is told here from the row's scores
 * (the linear outputs, one for each class, or one alone in a regression).
 */
public enum Loss {
  /** Minus the logarithm of the probability that softmax gives to the right class. */
  CROSS_ENTROPY("crossEntropy") {
    @Override
    double value(double[] scores, double target) {
      double largest = largest(scores);
      return largest + Logarithm.log(exponentials(scores, largest)) - scores[(int) target];
    }

    @Override
    double gradient(double[] scores, double target, double scale, double[] delta) {
      double largest = largest(scores);
      double sum = 0;
      for (int j = 0; j < scores.length; j++) {
        delta[j] = Exponential.exp(scores[j] - largest);
        sum += delta[j];
      }
      for (int j = 0; j < scores.length; j++) {
        delta[j] = scale * (delta[j] / sum);
      }
      delta[(int) target] -= scale;
      return largest + Logarithm.log(sum) - scores[(int) target];
    }
  },

  /** The mean over the outputs of the squared error; classes are 1 for the right one, else 0. */
  MEAN_SQUARED_ERROR("meanSquaredError") {
    @Override
    double value(double[] scores, double target) {
      double sum = 0;
      for (int j = 0; j < scores.length; j++) {
        double error = scores[j] - wanted(scores, target, j);
        sum += error * error;
      }
      return sum / scores.length;
    }

    @Override
    double gradient(double[] scores, double target, double scale, double[] delta) {
      for (int j = 0; j < scores.length; j++) {
        delta[j] = scale * 2 * (scores[j] - wanted(scores, target, j)) / scores.length;
      }
      return value(scores, target);
    }
  },

  /** {@code sum max(0, 1 + s_j - s_y)} over the classes j other than the right one y. */
  HINGE("hinge") {
    @Override
    double value(double[] scores, double target) {
      int right = (int) target;
      double sum = 0;
      for (int j = 0; j < scores.length; j++) {
        double margin = 1 + scores[j] - scores[right];
        // Written so that a score that is not a number is not lost.
        sum += j == right || margin <= 0 ? 0 : margin;
      }
      return sum;
    }

    @Override
    double gradient(double[] scores, double target, double scale, double[] delta) {
      int right = (int) target;
      int many = 0;
      for (int j = 0; j < scores.length; j++) {
        boolean counts = j != right && 1 + scores[j] - scores[right] > 0;
        delta[j] = counts ? scale : 0;
        many += counts ? 1 : 0;
      }
      delta[right] = -scale * many;
      return value(scores, target);
    }
  };

  private final String type;

  Loss(String type) {
    this.type = type;
  }

  /** The name in JSON. */
  public String type() {
    return type;
  }

  /** Whether it can measure a value; the others measure classes alone. */
  public boolean takesValues() {
    return this == MEAN_SQUARED_ERROR;
  }

  /** The loss of one row. */
  abstract double value(double[] scores, double target);

  /**
   * Writes the derivatives by the scores, times a scale, and returns the loss of the row.
   *
   * @param target the number of the right class, or the value
   */
  abstract double gradient(double[] scores, double target, double scale, double[] delta);

  private static double wanted(double[] scores, double target, int j) {
    return scores.length == 1 ? target : j == (int) target ? 1 : 0;
  }

  private static double largest(double[] scores) {
    double largest = scores[0];
    for (int j = 1; j < scores.length; j++) {
      largest = Math.max(largest, scores[j]);
    }
    return largest;
  }

  private static double exponentials(double[] scores, double largest) {
    double sum = 0;
    for (double score : scores) {
      sum += Exponential.exp(score - largest);
    }
    return sum;
  }
}
