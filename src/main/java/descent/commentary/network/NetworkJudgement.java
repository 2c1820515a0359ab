package descent.commentary.network;

import descent.commentary.Figures;
import descent.message.Message;

/**
 * What became of a network.
 *
 * @param verdict the word
 * @param text the same as a sentence with its numbers
 */
public record NetworkJudgement(NetworkVerdict verdict, Message text) {
  /** By so much new rows may be right less often than training rows. */
  private static final double GAP = 0.08;

  /** The fraction of the way from guessing to knowing all that a network must have learnt. */
  private static final double GOOD = 0.8;

  /** A regression that leaves this part of the variance has learnt nothing. */
  private static final double NOTHING = 0.95;

  /** A loss that falls by less than this part in the last tenth does not fall. */
  private static final double STILL = 0.01;

  /** Losses nearer to each other than this part are told alike. */
  private static final double ROUNDING = 1e-9;

  /** A validation loss this many times as high as its lowest has risen. */
  private static final double ROSE = 1.1;

  /** Judges a training that has ended. */
  public static NetworkJudgement of(Learning learning, Chance chance) {
    if (Divergence.isSeen(learning)) {
      return new NetworkJudgement(NetworkVerdict.DIVERGES, Divergence.told(learning));
    }
    return learning.isRegression() ? ofValues(learning, chance) : ofClasses(learning, chance);
  }

  private static NetworkJudgement ofClasses(Learning learning, Chance chance) {
    double train = Learning.last(learning.trainAccuracy());
    double validation = Learning.last(learning.validationAccuracy());
    double guess = chance.accuracy();
    if (guess == 1) {
      return new NetworkJudgement(
          NetworkVerdict.CHANCE,
          Message.of(
              "judgement.oneClass",
              "All training rows are of one class: there is nothing to tell apart."));
    }
    double doubtOfGuess = 2 * doubt(guess, chance.trainingRows());
    if (train < guess - doubtOfGuess) {
      return new NetworkJudgement(
          NetworkVerdict.CHANCE,
          Message.of(
              "judgement.belowChance",
              "It is worse than guessing: {0} of the training rows are right, and one answer for"
                  + " all gets {1}.",
              percent(train),
              percent(guess)));
    }
    if (train > guess && train <= guess + doubtOfGuess && !percent(train).equals(percent(guess))) {
      return new NetworkJudgement(
          NetworkVerdict.CHANCE,
          Message.of(
              "judgement.hardlyAboveChance",
              "It is not clearly better than guessing: {0} of the training rows are right, and one"
                  + " answer for all gets {1}.",
              percent(train),
              percent(guess)));
    }
    if (train <= guess + doubtOfGuess) {
      return new NetworkJudgement(
          NetworkVerdict.CHANCE,
          Message.of(
              "judgement.chance",
              "It only guesses: {0} of the training rows are right, and one answer for all gets"
                  + " {1}.",
              percent(train),
              percent(guess)));
    }
    if (learning.isValidated()) {
      double doubt = doubt(validation, chance.validationRows());
      double gap = train - validation;
      if (gap > Math.max(GAP, doubt)
          && (isGood(train, guess) || gap > 2 * doubt || unlearns(learning))) {
        return new NetworkJudgement(
            NetworkVerdict.OVERFITS,
            !isGood(train, guess) || !isLow(learning)
                ? Message.of(
                    "judgement.overfitsPart",
                    "It does better on the training rows than on new ones:"
                        + " {0} of the training rows are right, and {1} of the new ones.",
                    percent(train),
                    percent(validation))
                : Message.of(
                    "judgement.overfits",
                    "It has memorised the training rows: {0} of them are right, and {1} of the"
                        + " new ones.",
                    percent(train),
                    percent(validation)));
      }
      double wrong = chance.wrongLabels();
      if (train > 1 - wrong + doubt(wrong, chance.trainingRows()) && hasRisen(learning)) {
        return new NetworkJudgement(
            NetworkVerdict.OVERFITS,
            Message.of(
                "judgement.overfitsLabels",
                "It has memorised wrong labels: {0} of the training rows are right though {1} have"
                    + " a wrong label, and {2} of the new ones.",
                percent(train),
                percent(wrong),
                percent(validation)));
      }
      if (isGood(validation, guess)) {
        return new NetworkJudgement(
            NetworkVerdict.GENERALISES,
            Message.of(
                "judgement.generalises",
                "It generalises: {0} of the new rows are right, and {1} of the training rows.",
                percent(validation),
                percent(train)));
      }
    }
    return unfinished(learning, train - guess >= GOOD * (1 - chance.wrongLabels() - guess));
  }

  /** The standard error of a fraction of so many rows. */
  private static double doubt(double fraction, int rows) {
    return Math.sqrt(fraction * (1 - fraction) / rows);
  }

  /** Accuracy alone shows no memory: with huge weights the loss may be far above its beginning. */
  private static boolean isLow(Learning learning) {
    return Learning.last(learning.trainLoss()) <= learning.trainLoss()[0] / 2;
  }

  /** Whether new rows were once predicted clearly better. */
  private static boolean hasRisen(Learning learning) {
    return Learning.last(learning.validationLoss()) > ROSE * lowest(learning.validationLoss());
  }

  /**
   * Whether training rows have been learnt at the cost of new ones: since those were predicted
   * best, more of the training rows have become right. A penalty that shrinks the weights makes
   * both worse.
   */
  private static boolean unlearns(Learning learning) {
    double[] loss = learning.validationLoss();
    int best = 0;
    for (int row = 1; row < loss.length; row++) {
      best = loss[row] < loss[best] ? row : best;
    }
    double[] right = learning.trainAccuracy();
    return hasRisen(learning) && Learning.last(right) > right[best];
  }

  private static boolean isGood(double accuracy, double guess) {
    return accuracy - guess >= GOOD * (1 - guess);
  }

  private static NetworkJudgement ofValues(Learning learning, Chance chance) {
    double train = Learning.last(learning.trainLoss());
    double validation = Learning.last(learning.validationLoss());
    double variance = chance.variance();
    // A penalty is part of the loss on the training rows, not of that on new ones.
    boolean learnt = learning.isValidated() && validation < NOTHING * variance;
    if (train >= NOTHING * variance && !learnt) {
      return new NetworkJudgement(
          NetworkVerdict.CHANCE,
          train > variance / NOTHING
              ? Message.of(
                  "judgement.belowChanceValue",
                  "It is worse than guessing: its loss on the training rows is {0}, and one value"
                      + " for all gets {1}.",
                  Figures.shown(train),
                  Figures.shown(variance))
              : Message.of(
                  "judgement.chanceValue",
                  "It only guesses: its loss on the training rows is {0}, and one value for all"
                      + " gets {1}.",
                  Figures.shown(train),
                  Figures.shown(variance)));
    }
    if (learning.isValidated()) {
      if (validation > 2 * train && hasRisen(learning)) {
        return new NetworkJudgement(
            NetworkVerdict.OVERFITS,
            train > (1 - GOOD) * variance || !isLow(learning)
                ? Message.of(
                    "judgement.overfitsPartValue",
                    "It does better on the training rows than on new ones: its"
                        + " loss is {0} there, and {1} on new rows, where it was {2} before.",
                    Figures.shown(train),
                    Figures.shown(validation),
                    Figures.shown(lowest(learning.validationLoss())))
                : Message.of(
                    "judgement.overfitsValue",
                    "It has memorised the training rows: its loss is {0} there, and {1} on new"
                        + " rows, where it was {2} before.",
                    Figures.shown(train),
                    Figures.shown(validation),
                    Figures.shown(lowest(learning.validationLoss()))));
      }
      if (validation <= (1 - GOOD) * variance) {
        return new NetworkJudgement(
            NetworkVerdict.GENERALISES,
            Message.of(
                "judgement.generalisesValue",
                "It generalises: its loss is {0} on new rows, and {1} on the training rows.",
                Figures.shown(validation),
                Figures.shown(train)));
      }
    }
    return unfinished(learning, train <= (1 - GOOD) * variance);
  }

  /**
   * @param fits whether the training rows are fitted
   */
  private static NetworkJudgement unfinished(Learning learning, boolean fits) {
    double[] loss = learning.trainLoss();
    if (learning.isAbove()) {
      return above(learning, fits);
    }
    int tenth = Math.max(1, loss.length / 10);
    double end = mean(loss, loss.length - tenth, loss.length);
    double before =
        loss.length < 2 * tenth
            ? loss[0]
            : mean(loss, loss.length - 2 * tenth, loss.length - tenth);
    boolean falls = before - end >= STILL * before;
    if (!fits && !falls) {
      return new NetworkJudgement(NetworkVerdict.UNDERFITS, underfits(learning, before, end));
    }
    if (!falls && learning.isValidated()) {
      return new NetworkJudgement(
          NetworkVerdict.PROGRESSING,
          settled(learning, Figures.apart(end, before), Figures.apart(before, end)));
    }
    return new NetworkJudgement(
        NetworkVerdict.PROGRESSING,
        !learning.isValidated() && fits
            ? Message.of(
                "judgement.unchecked",
                "It fits the training rows, and none are held out, so nothing is known about new"
                    + " ones.")
            : Message.of(
                "judgement.learning",
                "It is still learning: over the last tenth of its rows the training loss is {0} on"
                    + " average, and was {1} over the tenth before.",
                Figures.shown(end),
                Figures.shown(before)));
  }

  private static Message settled(Learning learning, String end, String before) {
    return learning.isRegression()
        ? Message.of(
            "judgement.settledValue",
            "It fits the training rows and not yet the new ones, and its loss does not clearly fall"
                + " any more: over the last tenth it is {0} on average, and was {1} over the one"
                + " before.",
            end,
            before)
        : Message.of(
            "judgement.settled",
            "It fits the training rows, {2} of the new ones are right, and its loss does not"
                + " clearly fall any more: over the last tenth it is {0} on average, and was {1}"
                + " over the one before.",
            end,
            before,
            percent(Learning.last(learning.validationAccuracy())));
  }

  /** Whose loss ends above where it began is not said to learn, however it falls at the end. */
  private static NetworkJudgement above(Learning learning, boolean fits) {
    double[] loss = learning.trainLoss();
    String end = Figures.shown(Learning.last(loss));
    String first = Figures.shown(loss[0]);
    if (learning.isRegression()) {
      return new NetworkJudgement(
          NetworkVerdict.UNDERFITS,
          Message.of(
              "judgement.aboveValue",
              "It does not fit the training rows: its loss there ends above where it began, at {0}"
                  + " instead of {1}.",
              end,
              first));
    }
    String right = percent(Learning.last(learning.trainAccuracy()));
    return fits
        ? new NetworkJudgement(
            NetworkVerdict.PROGRESSING,
            Message.of(
                "judgement.fitsAbove",
                "{0} of the training rows are right, but it is so sure of the wrong ones that the"
                    + " loss ends above where it began, at {1} instead of {2}.",
                right,
                end,
                first))
        : new NetworkJudgement(
            NetworkVerdict.UNDERFITS,
            Message.of(
                "judgement.above",
                "It does not fit the training rows: {0} of them are right, and the loss ends above"
                    + " where it began, at {1} instead of {2}.",
                right,
                end,
                first));
  }

  /** A rate that is too small is told from a network that is. */
  private static Message underfits(Learning learning, double before, double end) {
    double first = learning.trainLoss()[0];
    double last = Learning.last(learning.trainLoss());
    boolean moved = first - last >= STILL * first;
    boolean still = Math.abs(before - end) <= ROUNDING * Math.abs(before);
    if (learning.isRegression()) {
      return moved && still
          ? Message.of(
              "judgement.stillValue",
              "It does not even fit the training rows, and its loss there no longer changes: it is"
                  + " {0}.",
              Figures.shown(end))
          : moved
              ? Message.of(
                  "judgement.underfitsValue",
                  "It does not even fit the training rows, and its loss there does not clearly"
                      + " fall any more: over"
                      + " the last tenth it is {0} on average, and was {1} over the one before.",
                  Figures.apart(end, before),
                  Figures.apart(before, end))
              : Message.of(
                  "judgement.unlearntValue",
                  "It has hardly learnt anything: in all its steps the loss on the training rows"
                      + " went from {0} to {1}.",
                  Figures.apart(first, last),
                  Figures.apart(last, first));
    }
    String right = percent(Learning.last(learning.trainAccuracy()));
    return moved && still
        ? Message.of(
            "judgement.still",
            "It does not even fit the training rows: {0} of them are right, and the loss no longer"
                + " changes: it is {1}.",
            right,
            Figures.shown(end))
        : moved
            ? Message.of(
                "judgement.underfits",
                "It does not even fit the training rows: {0} of them are right, and the loss does"
                    + " not clearly fall any more: over the last tenth it is {1} on average, and"
                    + " was {2} over the one before.",
                right,
                Figures.apart(end, before),
                Figures.apart(before, end))
            : Message.of(
                "judgement.unlearnt",
                "It has hardly learnt anything: {0} of the training rows are right, and in all its"
                    + " steps the loss on them went from {1} to {2}.",
                right,
                Figures.apart(first, last),
                Figures.apart(last, first));
  }

  private static double mean(double[] column, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += column[i];
    }
    return sum / (to - from);
  }

  private static double lowest(double[] column) {
    double lowest = Double.POSITIVE_INFINITY;
    for (double value : column) {
      lowest = Math.min(lowest, value);
    }
    return lowest;
  }

  static String percent(double fraction) {
    return Figures.shown(Figures.rounded(100 * fraction, 3)) + "%";
  }
}
