package descent.commentary.network;

import descent.dataset.Preparation.Parts;
import descent.dataset.Samples;

/**
 * What a network gets that has learnt nothing but how often each answer occurs.
 *
 * @param accuracy the frequency of the most frequent class among the training rows; NaN in a
 *     regression
 * @param variance of the training targets; NaN where classes are predicted
 * @param trainingRows how many there are
 * @param validationRows how many there are
 * @param wrongLabels the fraction of the training rows whose class was replaced by another
 */
public record Chance(
    double accuracy, double variance, int trainingRows, int validationRows, double wrongLabels) {
  /** Of rows whose classes are all as they were. */
  Chance(double accuracy, double variance, int trainingRows, int validationRows) {
    this(accuracy, variance, trainingRows, validationRows, 0);
  }

  /** Of the rows that a network sees. */
  public static Chance of(Parts parts) {
    Samples training = parts.training();
    int n = training.rows();
    double[] targets = training.targets();
    if (training.isRegression()) {
      double mean = 0;
      for (double target : targets) {
        mean += target / n;
      }
      double variance = 0;
      for (double target : targets) {
        variance += (target - mean) * (target - mean) / n;
      }
      return new Chance(Double.NaN, variance, n, parts.validation().rows());
    }
    int[] counts = new int[training.classes().size()];
    int most = 0;
    for (double target : targets) {
      most = Math.max(most, ++counts[(int) target]);
    }
    return new Chance(
        (double) most / n, Double.NaN, n, parts.validation().rows(), parts.wrongLabels());
  }
}
