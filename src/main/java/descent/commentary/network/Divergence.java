package descent.commentary.network;

import descent.commentary.Figures;
import descent.message.Message;
import descent.run.Ending;
import java.util.Arrays;

/** Whether the training of a network diverges, and what is said of it. */
final class Divergence {
  /** A loss this many times as high as it began has exploded, though it may grow no more. */
  private static final double EXPLOSION = 10;

  /** A loss that ends no more than this part above its beginning has not moved. */
  private static final double STILL = 0.01;

  private Divergence() {}

  /**
   * Whether it came to numbers that are not finite, or its loss ends clearly above where it began
   * and grows, or has exploded and stands there.
   */
  static boolean isSeen(Learning learning) {
    Ending ending = learning.ending();
    if (learning.rows() == 0 || (ending != null && ending.reason() == Ending.Reason.DIVERGED)) {
      return true;
    }
    double[] loss = learning.trainLoss();
    double end = Learning.last(loss);
    if (loss.length < 2 || !(end > (1 + STILL) * loss[0])) {
      return false;
    }
    boolean climbs = grows(loss) && !learns(learning);
    return isHighest(loss) || climbs || explodes(learning);
  }

  private static boolean explodes(Learning learning) {
    double[] loss = learning.trainLoss();
    return Learning.last(loss) > EXPLOSION * loss[0] && !learns(learning);
  }

  /** Huge weights alone make a huge loss of few wrong rows: who gets most rows right learns. */
  private static boolean learns(Learning learning) {
    double[] right = learning.trainAccuracy();
    return Learning.last(right) - right[0] >= (1 - right[0]) / 2;
  }

  private static boolean isHighest(double[] loss) {
    double before = Arrays.stream(loss, 0, loss.length - 1).max().orElse(Double.NaN);
    return Learning.last(loss) > before;
  }

  /**
   * Whether the last third is higher than the middle one, on average and as a rule: a single row of
   * a loss that jumps with each batch tells nothing.
   */
  private static boolean grows(double[] loss) {
    int third = loss.length / 3;
    double[] middle = Arrays.copyOfRange(loss, third, 2 * third);
    double[] late = Arrays.copyOfRange(loss, loss.length - third, loss.length);
    double usual = median(late);
    return third > 1 && usual > loss[0] && usual > median(middle) && mean(late) > mean(middle);
  }

  private static double mean(double[] column) {
    return Arrays.stream(column).average().orElse(Double.NaN);
  }

  private static double median(double[] column) {
    double[] sorted = column.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  static Message told(Learning learning) {
    Ending ending = learning.ending();
    if (ending != null && ending.reason() == Ending.Reason.DIVERGED) {
      Message why = ending.message();
      return new Message("judgement." + why.key(), "It " + why.english() + ".", why.arguments());
    }
    if (!isHighest(learning.trainLoss()) && !grows(learning.trainLoss())) {
      return Message.of(
          "judgement.lossExploded",
          "The loss on the training rows has exploded, from {0} to {1}, and no longer grows.",
          Figures.shown(learning.trainLoss()[0]),
          Figures.shown(Learning.last(learning.trainLoss())));
    }
    return Message.of(
        "judgement.lossGrows",
        "The loss on the training rows grows, from {0} to {1}.",
        Figures.shown(learning.trainLoss()[0]),
        Figures.shown(Learning.last(learning.trainLoss())));
  }
}
