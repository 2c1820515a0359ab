package descent.commentary;

import descent.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * How fast a run that has come to no rest still gets on: what its last tenth took of what was left.
 *
 * @param exploded whether its loss ends far above where it began
 * @param deepest the lowest loss that is known
 * @param limit what is said of its rate beside
 */
record Pace(
    Motion motion,
    Growth growth,
    Settling settling,
    boolean exploded,
    double deepest,
    @Nullable Message limit) {
  /** A run stalls if its last tenth takes less than this part of what is left. */
  private static final double STALLED = 0.01;

  /** Where less than this part of what was to be lost is left, a fraction of it says nothing. */
  private static final double ALMOST_ALL = 0.005;

  /** A minimum this many times deeper than the run has fallen is not what it heads for. */
  private static final double UNSEEN = 100;

  /** Who is thrown up is on the way if this part of its steps again would bring it back. */
  private static final double AGAIN = 0.5;

  /** The word and the sentence, for the place of rest to which the end leads. */
  Judgement towards(Rest rest) {
    boolean settled = rest.kind() != Rest.Kind.NONE && rest.kind() != Rest.Kind.BOTTOMLESS;
    double level = settled ? rest.value() : Math.min(deepest, rest.value());
    double before = motion.before() - level;
    double left = motion.end() - level;
    if (above()) {
      return endsAbove(settled && left > 0 ? level : deepest);
    }
    boolean unseen =
        (!settled || rest.kind() == Rest.Kind.KINK)
            && (settling.bottomless()
                || motion.first() - level > UNSEEN * (motion.first() - deepest));
    if (unseen || !(left > 0) || (!settled && settling.fallsWithoutEndFrom(rest))) {
      return unmeasured();
    }
    if (left - before > STALLED * before) {
      return rising();
    }
    if (before - left < STALLED * before) {
      Judgement stuck = atJump(left);
      return stuck == null ? judged(Verdict.STALLS, stalled(left)) : stuck;
    }
    return judged(Verdict.PROGRESSING, progressing(left, before));
  }

  /** Beside a jump by more than half of what is left it is stuck; null elsewhere. */
  private @Nullable Judgement atJump(double left) {
    double jump = settling.jumpBeside(motion.endPoint());
    return jump > left / 2 ? judged(Verdict.STUCK, settling.atJump(motion.endPoint(), jump)) : null;
  }

  /**
   * A run that ends above where it began has made no progress, unless it falls so fast that it is
   * soon back.
   */
  private Judgement endsAbove(double level) {
    double before = motion.before() - level;
    double left = motion.end() - level;
    if (!(Math.abs(before - left) >= STALLED * before)) {
      Judgement stuck = atJump(left);
      if (stuck != null) {
        return stuck;
      }
      if (exploded) {
        return judged(Verdict.DIVERGES, exploded(motion));
      }
      return judged(
          Verdict.STALLS,
          Message.of(
              "judgement.stallsAbove",
              "It ends above where it began, at {0} instead of {1}, and its loss hardly"
                  + " changes any more.",
              Figures.shown(motion.end()),
              Figures.shown(motion.first())));
    }
    if (left < before && isSoonBack(before, left, motion.first() - level)) {
      return judged(
          Verdict.PROGRESSING,
          Message.of(
              "judgement.comesBack",
              "Its loss shot up, from {0} to {1} at step {2}; since then it falls fast at every"
                  + " step, to {3}.",
              Figures.shown(motion.first()),
              Figures.shown(motion.highest()),
              motion.stepOf(motion.highestRow()),
              Figures.shown(motion.end())));
    }
    if (left > before && growth.isAboveFirstHalf()) {
      return judged(
          Verdict.DIVERGES,
          Message.of(
              "judgement.risesAbove",
              "It ends above where it began, at {0} instead of {1}, and its loss rises: it was {2}"
                  + " at step {3}.",
              Figures.shown(motion.end()),
              Figures.shown(motion.first()),
              Figures.apart(motion.before(), motion.end()),
              motion.stepBefore()));
    }
    return exploded || (growth.isAboveFirstHalf() && growth.strides())
        ? judged(
            Verdict.DIVERGES,
            Message.of(
                "judgement.grown",
                "Its loss has grown: from {0} it went up to {1} at step {2}, and it ends at {3}.",
                Figures.shown(motion.first()),
                Figures.shown(motion.highest()),
                motion.stepOf(motion.highestRow()),
                Figures.shown(motion.end())))
        : judged(Verdict.OSCILLATES, swings());
  }

  /**
   * Whether it has been falling at every step for at least half of them, and at its pace is back
   * where it began after half as many steps again.
   */
  private boolean isSoonBack(double before, double left, double atFirst) {
    if (!growth.fallsSincePeak()) {
      return false;
    }
    double tenths = Math.max(1, AGAIN * motion.steps() / motion.stepsOfLastTenth());
    return left * StrictMath.pow(left / before, tenths) <= atFirst;
  }

  private Message progressing(double left, double before) {
    if (left < ALMOST_ALL * before) {
      return Message.of(
          "judgement.progressingFast",
          "It is still on its way: {0} of the loss are left, and {1} were left at step {2}.",
          Figures.shown(left),
          Figures.shown(before),
          motion.stepBefore());
    }
    String percent = Figures.shown(100 * (before - left) / before);
    return motion.isShort()
        ? Message.of(
            "judgement.progressingStep",
            "It is still on its way: {0} of the loss are left, and its last step took {1}%.",
            Figures.shown(left),
            percent)
        : Message.of(
            "judgement.progressing",
            "It is still on its way: {0} of the loss are left, and the last tenth of its steps took"
                + " {1}%.",
            Figures.shown(left),
            percent);
  }

  /** Nobody knows what is left where the function goes far below all that was seen. */
  private Judgement unmeasured() {
    double before = motion.before();
    double end = motion.end();
    boolean falls = before - end > 1e-6 * (motion.first() - end);
    if (end - before > STALLED * (motion.highest() - Math.min(before, deepest))) {
      return rising();
    }
    if (!falls) {
      return judged(Verdict.STALLS, hardly(before, end));
    }
    return judged(
        Verdict.PROGRESSING,
        moved(
            "judgement.falling",
            "It is still on its way: its loss is {0}, and was {1} at step {2}."));
  }

  /** What the loss is at the end, and what it was a tenth of the steps before. */
  private Message moved(String key, String english) {
    return Message.of(
        key,
        english,
        Figures.apart(motion.end(), motion.before()),
        Figures.apart(motion.before(), motion.end()),
        motion.stepBefore());
  }

  private Message hardly(double before, double end) {
    if (end == before) {
      return Message.of(
          "judgement.unchanged",
          "Its loss no longer changes: it is {0}, as it was at step {1}.",
          Figures.shown(end),
          motion.stepBefore());
    }
    // Two numbers that look alike would tell nothing.
    return Figures.shown(end).equals(Figures.shown(before))
        ? Message.of(
            "judgement.hardlyChanges",
            "Its loss hardly changes any more: it is {0}, and differed from that by {1} at step"
                + " {2}.",
            Figures.shown(end),
            Figures.shown(Math.abs(before - end)),
            motion.stepBefore())
        : Message.of(
            "judgement.hardly",
            "Its loss hardly falls any more: it ends at {0}, and was {1} at step {2}.",
            Figures.shown(end),
            Figures.shown(before),
            motion.stepBefore());
  }

  private boolean above() {
    return motion.end() > motion.first()
        && !Figures.shown(motion.end()).equals(Figures.shown(motion.first()));
  }

  /** A loss that rises at the end, to below where it began. */
  private Judgement rising() {
    return judged(
        Verdict.STALLS,
        moved("judgement.rises", "Its loss rises at the end: it is {0}, and was {1} at step {2}."));
  }

  private Message swings() {
    return Message.of(
        "judgement.swings",
        "Its loss swings: from {0} it went up to {1} at step {2}, was {3} at step {4}, and ends"
            + " at {5}.",
        Figures.shown(motion.first()),
        Figures.shown(motion.highest()),
        motion.stepOf(motion.highestRow()),
        Figures.apart(motion.before(), motion.end()),
        motion.stepBefore(),
        Figures.apart(motion.end(), motion.before()));
  }

  /** What is said of a loss that goes up and down though the point goes on. */
  static Message lossOscillates(Motion motion) {
    return Message.of(
        "judgement.lossOscillates",
        "Its loss oscillates: over the second half of its steps it goes up and down between {0} and"
            + " {1}, and ends at {2}.",
        Figures.shown(motion.lowestOfHalf()),
        Figures.shown(motion.highestOfHalf()),
        Figures.shown(motion.end()));
  }

  /** What is said of a loss that stands far above where it began. */
  static Message exploded(Motion motion) {
    return Message.of(
        "judgement.exploded",
        "Its loss has exploded, from {0} to {1}, and no longer grows.",
        Figures.shown(motion.first()),
        Figures.shown(motion.end()));
  }

  private Message stalled(double left) {
    return motion.isShort()
        ? Message.of(
            "judgement.stallsStep",
            "Its loss hardly falls: its last step took less than 1% of the {0} that are left.",
            Figures.shown(left))
        : Message.of(
            "judgement.stalls",
            "Its loss hardly falls: the last tenth of its steps took less than 1% of the {0} that"
                + " are left.",
            Figures.shown(left));
  }

  private Judgement judged(Verdict verdict, Message text) {
    return new Judgement(verdict, text, limit);
  }
}
