package descent.network;

import descent.elementary.Exponential;
import descent.elementary.Logarithm;
import descent.network.Propagation.Measure;
import descent.network.Propagation.Selection;

/**
 * What is minimised over rows: a mean of each row's loss, which is told here from the row's scores
 * (the linear outputs, one for each class, or one alone in a regression).
 */
public enum Loss {
  /** Minus the logarithm of the probability that softmax gives to the right class. */
  CROSS_ENTROPY("crossEntropy") {
    @Override
    public void predict(double[] scores) {
      softmax(scores);
    }

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
        // Written so that a NaN score reaches the sum.
        sum += j == right || margin <= 0 ? 0 : margin;
      }
      return sum;
    }

    @Override
    double gradient(double[] scores, double target, double scale, double[] delta) {
      int right = (int) target;
      int count = 0;
      for (int j = 0; j < scores.length; j++) {
        boolean counts = j != right && 1 + scores[j] - scores[right] > 0;
        delta[j] = counts ? scale : 0;
        count += counts ? 1 : 0;
      }
      delta[right] = -scale * count;
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

  /**
   * Turns the scores of a row into what networks of an ensemble average. Cross-entropy: the
   * probabilities of the classes by softmax. Squared error: the outputs as they are, which estimate
   * the value, or of each class its probability. Hinge: the scores as they are, for it knows no
   * probabilities.
   */
  public void predict(double[] scores) {}

  /**
   * Turns a mean prediction into probabilities of the classes, for a picture: none below 0, their
   * sum 1. Cross-entropy has them already; the outputs of the squared error are cut off at 0 and
   * divided by their sum; the scores of the hinge loss go through softmax, which keeps their order
   * and says no more. Not for a regression.
   */
  public void toProbabilities(double[] prediction) {
    switch (this) {
      case CROSS_ENTROPY -> {}
      case HINGE -> softmax(prediction);
      case MEAN_SQUARED_ERROR -> {
        double sum = 0;
        for (int j = 0; j < prediction.length; j++) {
          prediction[j] = Math.max(0, prediction[j]);
          sum += prediction[j];
        }
        for (int j = 0; j < prediction.length; j++) {
          prediction[j] = sum == 0 ? 1.0 / prediction.length : prediction[j] / sum;
        }
      }
    }
  }

  /**
   * How well scores fit all rows of a selection.
   *
   * @param scores rows x outputs
   */
  public Measure measure(double[][] scores, Selection rows) {
    double sum = 0;
    int right = 0;
    for (int r = 0; r < scores.length; r++) {
      double target = rows.target(r);
      sum += value(scores[r], target);
      right += best(scores[r]) == (int) target ? 1 : 0;
    }
    boolean values = rows.samples().isRegression();
    return new Measure(sum / scores.length, values ? Double.NaN : (double) right / scores.length);
  }

  /** The class of the largest score, the first one if several are. */
  public static int best(double[] scores) {
    int best = 0;
    for (int j = 1; j < scores.length; j++) {
      best = scores[j] > scores[best] ? j : best;
    }
    return best;
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

  private static void softmax(double[] scores) {
    double largest = largest(scores);
    double sum = exponentials(scores, largest);
    for (int j = 0; j < scores.length; j++) {
      scores[j] = Exponential.exp(scores[j] - largest) / sum;
    }
  }
}
