package descent.commentary;

import descent.message.Message;
import descent.trace.Trace;
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

  /** The word and the sentence, for the place of rest to which the end leads. */
  Judgement towards(Rest rest) {
    boolean settled = rest.kind() != Rest.Kind.NONE && rest.kind() != Rest.Kind.BOTTOMLESS;
    double level = settled ? rest.value() : Math.min(deepest, rest.value());
    double before = motion.before() - level;
    double left = motion.end() - level;
    boolean unseen =
        (!settled || rest.kind() == Rest.Kind.KINK)
            && motion.first() - level > UNSEEN * (motion.first() - deepest);
    if (unseen || !(left > 0) || (!settled && settling.fallsWithoutEndFrom(rest))) {
      return unmeasured();
    }
    if (left - before > STALLED * before) {
      return rising();
    }
    if (before - left < STALLED * before) {
      double jump = settling.jumpBeside(motion.endPoint());
      return jump > left / 2
          ? judged(Verdict.STUCK, settling.atJump(motion.endPoint(), jump))
          : standing(stalled(left));
    }
    return judged(Verdict.PROGRESSING, progressing(left, before));
  }

  private Message progressing(double left, double before) {
    if (above()) {
      return Message.of(
          "judgement.fallsAbove",
          "It ends above where it began, at {0} instead of {1}; its loss falls again: it was {2} at"
              + " step {3}.",
          Figures.shown(motion.end()),
          Figures.shown(motion.first()),
          Figures.apart(motion.before(), motion.end()),
          motion.stepBefore());
    }
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
      return standing(hardly(before, end));
    }
    return judged(
        Verdict.PROGRESSING,
        Message.of(
            "judgement.falling",
            "It is still on its way: its loss is {0}, and was {1} at step {2}.",
            Figures.apart(end, before),
            Figures.apart(before, end),
            motion.stepBefore()));
  }

  private Message hardly(double before, double end) {
    if (above()) {
      return stalled(0);
    }
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

  /** A loss that rises at the end: to above all before, or in a swing, or a little. */
  private Judgement rising() {
    double end = motion.end();
    double before = motion.before();
    if (!above()) {
      return judged(
          Verdict.STALLS,
          Message.of(
              "judgement.rises",
              "Its loss rises at the end: it is {0}, and was {1} at step {2}.",
              Figures.apart(end, before),
              Figures.apart(before, end),
              motion.stepBefore()));
    }
    if (growth.isAboveFirstHalf()) {
      return judged(
          Verdict.DIVERGES,
          Message.of(
              "judgement.risesAbove",
              "It ends above where it began, at {0} instead of {1}, and its loss rises: it was {2}"
                  + " at step {3}.",
              Figures.shown(end),
              Figures.shown(motion.first()),
              Figures.apart(before, end),
              motion.stepBefore()));
    }
    int peak = motion.highestRow();
    return judged(
        Verdict.OSCILLATES,
        Message.of(
            "judgement.swings",
            "Its loss swings: from {0} it went up to {1} at step {2}, was {3} at step {4}, and ends"
                + " at {5}.",
            Figures.shown(motion.first()),
            Figures.shown(motion.highest()),
            motion.stepOf(peak),
            Figures.apart(before, end),
            motion.stepBefore(),
            Figures.apart(end, before)));
  }

  /** A loss that no longer falls, at a height to which it may have exploded. */
  private Judgement standing(Message stalls) {
    return exploded ? judged(Verdict.DIVERGES, exploded(motion)) : judged(Verdict.STALLS, stalls);
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
    if (above()) {
      return Message.of(
          "judgement.stallsAbove",
          "It ends above where it began, at {0} instead of {1}, and its loss hardly falls any"
              + " more.",
          Figures.shown(motion.end()),
          Figures.shown(motion.first()));
    }
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

  /** Whether a run runs away: uphill, to a height at which it stays, or downhill without end. */
  static final class Growth {
    /** The second half is cut into this many parts to see growth. */
    private static final int PARTS = 4;

    private static final double GROWTH = 1e-6;

    /** Peaks whose rises fall to less than this part of the first come to an end. */
    private static final double UNABATED = 0.25;

    /** Losses that differ by less than this part of their size are one. */
    private static final double ROUNDING = 1e-10;

    /** This many climbing steps in a row are no swing. */
    private static final int EXPLODING = 3;

    /** A loss this many times as high as all before is an explosion. */
    private static final double EXPLOSION = 1e3;

    /** A run that is this many times as far out, and as deep, as it began is far away. */
    private static final double FAR = 1e9;

    private final Trace trace;
    private final Motion motion;
    private final int last;

    Growth(Trace trace, Motion motion) {
      this.trace = trace;
      this.motion = motion;
      last = trace.rows() - 1;
    }

    /**
     * Whether the loss ends above where it began and grows: over four parts of the second half its
     * peaks rise, at last above all of the first half, and its steps are longer in the last, or its
     * last steps lead a thousand times higher than all before; in a short run its last row is the
     * highest.
     */
    boolean grows() {
      if (last < 1 || !(motion.end() > motion.first())) {
        return false;
      }
      int half = last / 2;
      if (last - half < 2 * PARTS) {
        return motion.end() >= motion.highest() && (last < 3 || motion.end() > trace.loss()[half]);
      }
      return explodes() || climbs(half);
    }

    /** Whether it ends above all that its first half has seen. */
    boolean isAboveFirstHalf() {
      return motion.end() > motion.highest(0, last / 2 + 1);
    }

    /**
     * Whether its loss ends a thousand times as far as it began above a level, or, where it began
     * on it, above its own size.
     */
    boolean hasExploded(double level) {
      double above = motion.first() - level;
      double began = above > ROUNDING * Math.abs(motion.first()) ? above : Math.abs(motion.first());
      return motion.end() - motion.first() > EXPLOSION * began;
    }

    /** Whether its last steps, each longer, lead far above all that it has seen. */
    boolean explodes() {
      if (last < EXPLODING) {
        return false;
      }
      double lowest = trace.loss()[motion.lowestRow()];
      double before = motion.highest(0, last - EXPLODING + 1) - lowest;
      for (int row = last - EXPLODING + 1; row <= last; row++) {
        boolean higher = trace.loss()[row] > trace.loss()[row - 1];
        if (!higher || !(motion.step(row) > motion.step(row - 1))) {
          return false;
        }
      }
      return motion.end() - lowest > EXPLOSION * before;
    }

    /**
     * Whether it runs away downhill: over four parts of the second half its losses fall by ever
     * more, in ever longer steps, to far from where it began.
     */
    boolean plunges() {
      int half = last / 2;
      if (last - half < 2 * PARTS
          || Rest.scale(motion.endPoint()) < FAR * Rest.scale(motion.startPoint())
          || motion.first() - motion.end() < FAR * Math.abs(motion.first())) {
        return false;
      }
      double depth = motion.first() - lowest(0, half);
      double stride = 0;
      for (int part = 0; part < PARTS; part++) {
        double here = motion.first() - lowest(border(half, part), border(half, part + 1));
        double longest = stride(half, part);
        if (part > 0 && (!(here > 2 * depth) || !(longest > stride))) {
          return false;
        }
        depth = here;
        stride = longest;
      }
      return true;
    }

    private double lowest(int from, int to) {
      double lowest = Double.POSITIVE_INFINITY;
      for (int row = from; row < to; row++) {
        lowest = Math.min(lowest, trace.loss()[row]);
      }
      return lowest;
    }

    private boolean climbs(int half) {
      double peak = Double.NaN;
      double firstRise = Double.NaN;
      double rise = Double.NaN;
      double lowest = trace.loss()[motion.lowestRow()];
      for (int part = 0; part < PARTS; part++) {
        double here = motion.highest(border(half, part), border(half, part + 1));
        if (part > 0 && !(here - lowest > (1 + GROWTH) * (peak - lowest))) {
          return false;
        }
        rise = here - peak;
        firstRise = Double.isNaN(firstRise) ? rise : firstRise;
        peak = here;
      }
      return rise >= UNABATED * firstRise
          && peak > motion.highest(0, half)
          && stride(half, PARTS - 1) > stride(half, 0);
    }

    /** Whether its steps grow from each part of the second half to the next. */
    boolean lengthens() {
      int half = last / 2;
      if (last - half < 2 * PARTS) {
        return motion.step(last) > motion.step(Math.max(1, half));
      }
      for (int part = 1; part < PARTS; part++) {
        if (!(stride(half, part) > stride(half, part - 1))) {
          return false;
        }
      }
      return true;
    }

    private double stride(int half, int part) {
      return longestStep(border(half, part), border(half, part + 1));
    }

    /** The first row of a part of the rows from a half on. */
    private int border(int half, int part) {
      return half + (last + 1 - half) * part / PARTS;
    }

    private double longestStep(int from, int to) {
      double longest = 0;
      for (int row = Math.max(1, from); row < to; row++) {
        longest = Math.max(longest, motion.step(row));
      }
      return longest;
    }
  }
}
