package descent.commentary.network;

import descent.commentary.Figures;
import descent.experiment.Experiment;
import descent.message.Message;

/**
 * One change of an experiment, and what is said of it where it helps.
 *
 * @param of what is changed
 * @param from how it was
 * @param to how it is now
 */
record NetworkChange(Experiment experiment, Of of, String from, String to) {
  /** What a change is of. */
  enum Of {
    RATE,
    KEPT,
    DECAY,
    ACTIVATION,
    INITIALIZATION
  }

  NetworkChange(Experiment experiment, Of of, double from, double to) {
    this(experiment, of, Figures.shown(from), Figures.shown(to));
  }

  Message words(Learning before, Learning after) {
    boolean bounded = NetworkRemedies.score(before) == Double.NEGATIVE_INFINITY;
    if (after.isRegression()) {
      double old = -NetworkRemedies.score(before);
      double now = -NetworkRemedies.score(after);
      return bounded
          ? lossBounded(Figures.shown(now))
          : loss(Figures.shown(now), Figures.apart(old, now));
    }
    String now = NetworkJudgement.percent(NetworkRemedies.score(after));
    if (!after.isValidated()) {
      return bounded
          ? Message.of(
              "remedy.rowsBounded",
              "rate {0} → {1}: {2} of the training rows are right",
              from,
              to,
              now)
          : Message.of(
              "remedy.rows",
              "rate {0} → {1}: {2} of the training rows are right instead of {3}",
              from,
              to,
              now,
              NetworkJudgement.percent(NetworkRemedies.score(before)));
    }
    return bounded
        ? Message.of(
            "remedy.newRowsBounded", "rate {0} → {1}: {2} of the new rows are right", from, to, now)
        : newRows(now, NetworkJudgement.percent(NetworkRemedies.score(before)));
  }

  /** How it was, in a few words. */
  Message former() {
    return switch (of) {
      case RATE -> Message.of("remedy.former.rate", "rate {0}", from);
      case KEPT -> Message.of("remedy.former.kept", "keep probability {0}", from);
      case DECAY -> Message.of("remedy.former.decay", "weight decay {0}", from);
      case ACTIVATION -> Message.of("remedy.former.activation", "activation {0}", from);
      case INITIALIZATION ->
          Message.of("remedy.former.initialization", "initial weights with deviation {0}", from);
    };
  }

  /** What diverged is mended by a rate alone. */
  private Message lossBounded(String now) {
    return Message.of("remedy.lossBounded", "rate {0} → {1}: the loss ends at {2}", from, to, now);
  }

  private Message loss(String now, String old) {
    return switch (of) {
      case RATE ->
          Message.of(
              "remedy.loss",
              "rate {0} → {1}: the loss ends at {2} instead of {3}",
              from,
              to,
              now,
              old);
      case KEPT ->
          Message.of(
              "remedy.lossKept",
              "keep probability {0} → {1}: the loss ends at {2} instead of {3}",
              from,
              to,
              now,
              old);
      case DECAY ->
          Message.of(
              "remedy.lossDecay",
              "weight decay {0} → {1}: the loss ends at {2} instead of {3}",
              from,
              to,
              now,
              old);
      case ACTIVATION ->
          Message.of(
              "remedy.lossActivation",
              "activation {0} → {1}: the loss ends at {2} instead of {3}",
              from,
              to,
              now,
              old);
      case INITIALIZATION ->
          Message.of(
              "remedy.lossInitialization",
              "initial weights with deviation {0} → {1}: the loss ends at {2} instead of {3}",
              from,
              to,
              now,
              old);
    };
  }

  private Message newRows(String now, String old) {
    return switch (of) {
      case RATE ->
          Message.of(
              "remedy.newRows",
              "rate {0} → {1}: {2} of the new rows are right instead of {3}",
              from,
              to,
              now,
              old);
      case KEPT ->
          Message.of(
              "remedy.newRowsKept",
              "keep probability {0} → {1}: {2} of the new rows are right instead of {3}",
              from,
              to,
              now,
              old);
      case DECAY ->
          Message.of(
              "remedy.newRowsDecay",
              "weight decay {0} → {1}: {2} of the new rows are right instead of {3}",
              from,
              to,
              now,
              old);
      case ACTIVATION ->
          Message.of(
              "remedy.newRowsActivation",
              "activation {0} → {1}: {2} of the new rows are right instead of {3}",
              from,
              to,
              now,
              old);
      case INITIALIZATION ->
          Message.of(
              "remedy.newRowsInitialization",
              "initial weights with deviation {0} → {1}: {2} of the new rows are right instead of"
                  + " {3}",
              from,
              to,
              now,
              old);
    };
  }
}
