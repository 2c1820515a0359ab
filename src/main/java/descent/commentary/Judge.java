package descent.commentary;

import descent.experiment.Experiment;
import descent.message.Message;
import descent.objective.Curvature;
import descent.objective.Norm;
import descent.objective.Objective;
import descent.run.Ending;
import descent.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Finds the word for a run by the definitions of {@code docs/verdicts.md}, in their order. */
final class Judge {
  /** Of the loss that there was to lose, what may be left at a place that counts as reached. */
  private static final double LEFT = 1e-3;

  /** Of the distance at the start, what may be left. */
  private static final double AWAY = 0.05;

  /** A run stalls if its last tenth takes less than this part of what is left. */
  private static final double STALLED = 0.01;

  /** Two losses closer than this part of their size are one. */
  private static final double SAME = 1e-10;

  /** A gradient that has fallen to this part of the steepest has died out. */
  private static final double DEAD = 1e-12;

  /** Beyond this size of a step, numbers overflow for its length alone. */
  private static final double FAR = 1e50;

  private final Experiment experiment;
  private final Objective objective;
  private final Facts facts;
  private final Trace trace;
  private final Motion motion;
  private final double deepest;

  private Judge(
      Experiment experiment, Objective objective, Facts facts, Trace trace, double lowestOfAll) {
    this.experiment = experiment;
    this.objective = objective;
    this.facts = facts;
    this.trace = trace;
    this.motion = new Motion(trace);
    double least = facts.least();
    this.deepest = Double.isNaN(least) ? lowestOfAll : Math.min(least, lowestOfAll);
  }

  /** Judges every run of a race. */
  static List<Judgement> all(
      Experiment experiment, Objective objective, Facts facts, List<Trace> traces) {
    double lowest = Double.POSITIVE_INFINITY;
    for (Trace trace : traces) {
      for (double loss : trace.loss()) {
        lowest = Math.min(lowest, loss);
      }
    }
    var judgements = new ArrayList<Judgement>();
    for (Trace trace : traces) {
      judgements.add(new Judge(experiment, objective, facts, trace, lowest).judge());
    }
    return judgements;
  }

  private Judgement judge() {
    if (trace.rows() == 0) {
      return judged(
          Verdict.UNDEFINED,
          Message.of(
              "judgement.start",
              "The function has no finite value and gradient where the runs begin."));
    }
    if (trace.ending().reason() == Ending.Reason.DIVERGED) {
      return broken();
    }
    if (motion.grows()) {
      return judged(Verdict.DIVERGES, grown());
    }
    double[] end = motion.endPoint();
    boolean moved = motion.reach() > 0;
    double size =
        Math.max(Math.abs(motion.first()), facts.minima().isEmpty() ? 0 : Math.abs(facts.least()));
    double scale = Math.max(Rest.scale(end), motion.reach());
    if (!moved && Neighbourhood.isFlat(objective, end, scale, size)) {
      return judged(Verdict.FLAT, flat());
    }
    Rest rest = rest(end);
    boolean near = near(rest);
    boolean least =
        (rest.kind() == Rest.Kind.MINIMUM && !(isLevel(rest) && lowerNear(rest, 10, size)))
            || (rest.kind() == Rest.Kind.SADDLE && !lowerNear(rest, 1, size) && !curvesDown(rest));
    if (near && least) {
      return atMinimum(rest);
    }
    if (near && rest.kind() == Rest.Kind.KINK && rest.value() <= deepest + tolerance()) {
      return atMinimum(rest);
    }
    if (near
        && rest.kind() == Rest.Kind.SADDLE
        && staysAt(end)
        && !Neighbourhood.isFlat(objective, end, scale, size)) {
      return judged(Verdict.STUCK, atSaddle(rest));
    }
    if ((near || rest.kind() != Rest.Kind.SADDLE) && fallsForEver(end)) {
      return judged(Verdict.ENDLESS, endless());
    }
    if (Neighbourhood.isFlat(objective, end, scale, size)) {
      return judged(Verdict.FLAT, flat());
    }
    if (motion.isFrozen()) {
      return judged(Verdict.STUCK, frozen());
    }
    if (trace.ending().reason() == Ending.Reason.CONVERGED) {
      return judged(Verdict.ARRIVES, sentence(trace.ending().message()));
    }
    if (motion.turnsBack()) {
      return judged(
          Verdict.OSCILLATES,
          Message.of(
              "judgement.oscillates",
              "It goes back and forth: in the second half a way of {0} ends {1} from where it"
                  + " began.",
              Digits.shown(motion.way()),
              Digits.shown(motion.gain())));
    }
    return moving(rest);
  }

  /** Where the end leads to; a place where the gradient has died out is one of rest itself. */
  private Rest rest(double[] end) {
    if (end.length <= Rest.MOST_VARIABLES) {
      Curvature here = Curvature.at(objective, end);
      boolean falls =
          here.eigenvalues().length > 0 && here.eigenvalues()[0] < -Rest.SINGULAR * here.largest();
      if (falls && Norm.of(here.gradient()) <= DEAD * motion.steepest()) {
        return new Rest(end, here.value(), Rest.Kind.SADDLE);
      }
    }
    return Rest.near(objective, end);
  }

  /**
   * Whether something near a place of rest, or so many times farther out, is lower by more than the
   * losses' rounding.
   */
  private boolean lowerNear(Rest rest, double farther, double size) {
    double scale = farther * Math.max(Rest.scale(rest.point()), motion.reach());
    double[] lower = Neighbourhood.lower(objective, rest.point(), scale);
    return lower != null && objective.value(lower) < rest.value() - 1e-13 * size;
  }

  /** Whether nothing curves there, as on a step of a staircase: no gradient tells a minimum. */
  private boolean isLevel(Rest rest) {
    return rest.point().length <= Rest.MOST_VARIABLES
        && Curvature.at(objective, rest.point()).largest() == 0;
  }

  private boolean curvesDown(Rest rest) {
    if (rest.point().length > Rest.MOST_VARIABLES) {
      return false;
    }
    Curvature there = Curvature.at(objective, rest.point());
    return there.eigenvalues().length > 0
        && there.eigenvalues()[0] < -Rest.SINGULAR * there.largest();
  }

  /** Two losses closer than this are one. */
  private double tolerance() {
    return SAME * Math.max(Math.abs(motion.first()), Math.abs(deepest)) + 1e-9 * Math.abs(deepest);
  }

  /** A run that ended at a number that is not finite. */
  private Judgement broken() {
    Message why = trace.ending().message();
    if (why.key().startsWith("ending.rate")) {
      return judged(Verdict.UNDEFINED, sentence(why));
    }
    double above = motion.end() - deepest;
    boolean grown =
        motion.end() > motion.first()
            && (motion.grows() || above > 10 * (motion.first() - deepest));
    boolean overflow = why.key().endsWith("Overflow");
    // A line search goes on for ever only where the loss falls at least in proportion.
    boolean searched = overflow && trace.contender().optimizer().searchesLine();
    if (!grown
        && (searched || why.key().equals("ending.bottomless") || fallsForEver(motion.endPoint()))) {
      return judged(Verdict.ENDLESS, endless());
    }
    double rate = motion.largestRate();
    double stride =
        Math.abs(Double.isNaN(rate) ? 1 : rate) * trace.gradientNorm()[trace.rows() - 1];
    if (grown || stride > FAR || (overflow && !why.key().equals("ending.parameterOverflow"))) {
      return judged(Verdict.DIVERGES, sentence(why));
    }
    return judged(
        Verdict.UNDEFINED,
        overflow
            ? Message.of(
                "judgement.noStep",
                "At step {0} the rule has no finite step: the Hessian has no inverse there.",
                trace.ending().step())
            : Message.of(
                "judgement.leaves",
                "At step {0} it leaves the set on which the function and its gradient have finite"
                    + " values.",
                trace.ending().step()));
  }

  private static Message sentence(Message ending) {
    return new Message(
        "judgement." + ending.key(), "It " + ending.english() + ".", ending.arguments());
  }

  private Message grown() {
    return Message.of(
        "judgement.diverges",
        "It moves away in ever longer steps: the loss goes from {0} to {1}.",
        Digits.shown(motion.first()),
        Digits.shown(motion.end()));
  }

  private static Message endless() {
    return Message.of(
        "judgement.endless",
        "The function is unbounded below along its path: the loss falls without end.");
  }

  private static Message flat() {
    return Message.of(
        "judgement.flat",
        "The gradient is 0 here and all around, to rounding: there is no direction down.");
  }

  /** Whether the run has as good as reached a place of rest. */
  private boolean near(Rest rest) {
    double end = motion.end();
    double left = end - rest.value();
    double size = Math.max(Math.abs(motion.first()), Math.abs(end));
    if (left <= 1e-14 * size && !(Double.isInfinite(rest.value()))) {
      return true;
    }
    double above = motion.first() - rest.value();
    double fall = above > SAME * size ? above : motion.highest() - rest.value();
    double away = Rest.distance(motion.endPoint(), rest.point());
    return left <= LEFT * fall && away <= AWAY * Rest.distance(motion.startPoint(), rest.point());
  }

  /** The value at a place of rest; what is tiny beside the fall is 0. */
  private String value(Rest rest) {
    boolean tiny = Math.abs(rest.value()) <= 1e-14 * Math.abs(motion.first() - rest.value());
    return tiny ? "0" : Digits.shown(rest.value());
  }

  private Judgement atMinimum(Rest rest) {
    String point = rest.point().length > 3 ? "" : " " + Digits.shown(rest.point(), facts.scale());
    String left = Digits.shown(Math.max(0, motion.end() - rest.value()));
    if (rest.value() <= deepest + tolerance()) {
      return judged(
          Verdict.ARRIVES,
          facts.known()
              ? Message.of(
                  "judgement.arrives",
                  "It ends at the minimum{0}, {1} above its value of {2}.",
                  point,
                  left,
                  value(rest))
              : Message.of(
                  "judgement.arrivesFound",
                  "It ends at the lowest point that the runs lead to{0}, {1} above its value of"
                      + " {2}.",
                  point,
                  left,
                  value(rest)));
    }
    return judged(
        Verdict.TRAPPED,
        Message.of(
            "judgement.trapped",
            "It is trapped in a local minimum{0}, {1} above the deepest that is known.",
            point,
            Digits.shown(rest.value() - deepest)));
  }

  /** Whether no gradient leads off the saddle: along each falling direction it is 0. */
  private boolean staysAt(double[] end) {
    double escape = Rest.slopeDown(Curvature.at(objective, end));
    return escape <= 1e-12 * trace.gradientNorm()[0];
  }

  private Message atSaddle(Rest rest) {
    String point = rest.point().length > 3 ? "" : " " + Digits.shown(rest.point(), facts.scale());
    if (motion.reach() == 0) {
      return Message.of(
          "judgement.startsAtRest",
          "The gradient is exactly 0 at the start, which is no minimum: no gradient leads away from"
              + " it.");
    }
    Curvature here = Curvature.at(objective, rest.point());
    boolean top =
        here.eigenvalues().length > 0 && here.eigenvalues()[here.eigenvalues().length - 1] < 0;
    if (point.length() > 0 && (objective.dimension() == 1 || here.eigenvalues().length == 0)) {
      return Message.of(
          "judgement.inflection",
          "It comes to rest{0}, where the gradient vanishes though something near is lower.",
          point);
    }
    return top
        ? Message.of(
            "judgement.maximum",
            "It rests at the maximum{0}: the gradient is 0 there, and no gradient leads away from"
                + " it.",
            point)
        : Message.of(
            "judgement.saddle",
            "It rests at the saddle{0}: on the ridge to it the gradient has no part that points"
                + " down its sides.",
            point);
  }

  private Message frozen() {
    int step = motion.frozenFrom();
    double rate = motion.lastRate();
    if (rate == 0) {
      return Message.of(
          "judgement.rateZero", "Its rate is 0 from step {0} on: it cannot move.", step);
    }
    double norm = trace.gradientNorm()[trace.rows() - 1];
    if (norm == 0) {
      return Message.of(
          "judgement.noGradient",
          "From step {0} on the gradient is exactly 0 at a place that is no minimum.",
          step);
    }
    return Double.isNaN(rate)
        ? Message.of(
            "judgement.kink",
            "From step {0} on its line search finds no length that lowers the loss: it stands at a"
                + " kink.",
            step)
        : Message.of(
            "judgement.rounding",
            "From step {0} on its steps are too short to change the numbers: they are lost in"
                + " rounding.",
            step);
  }

  private Judgement moving(Rest rest) {
    boolean settled = rest.kind() != Rest.Kind.NONE && rest.kind() != Rest.Kind.BOTTOMLESS;
    double level = settled ? rest.value() : Math.min(deepest, rest.value());
    double before = motion.leftBefore(level);
    double left = motion.end() - level;
    if (before - left < STALLED * before) {
      return judged(
          Verdict.STALLS,
          Message.of(
              "judgement.stalls",
              "It hardly moves any more: the last tenth of its steps took less than 1 % of the {0}"
                  + " that are left.",
              Digits.shown(left)));
    }
    return judged(
        Verdict.PROGRESSING,
        Message.of(
            "judgement.progressing",
            "It is still on its way: {0} of the loss are left, and the last tenth of its steps took"
                + " {1} %.",
            Digits.shown(left),
            Digits.shown(100 * (before - left) / before)));
  }

  /** Whether from here on the function falls to no bottom, in a direction that the run has. */
  private boolean fallsForEver(double[] end) {
    double scale = Math.max(Rest.scale(end), motion.reach());
    return List.of(end, trace.pointAt(motion.lowestRow()), motion.startPoint()).stream()
        .anyMatch(origin -> Bottom.isMissingAhead(objective, origin, motion.lastStep(), scale));
  }

  private Judgement judged(Verdict verdict, Message text) {
    return new Judgement(verdict, text, limit());
  }

  private @Nullable Message limit() {
    OptionalDouble limit = Stability.limit(trace.contender().optimizer(), facts);
    double rate = trace.rows() == 0 ? Double.NaN : motion.largestRate();
    if (limit.isEmpty() || Double.isNaN(rate)) {
      return null;
    }
    String shown = Digits.shown(limit.getAsDouble());
    return rate > limit.getAsDouble()
        ? Message.of(
            "outcome.aboveLimit",
            "Its rate of {0} is above {1}, this method''s limit on this quadratic.",
            Digits.shown(rate),
            shown)
        : Message.of(
            "outcome.limit", "On this quadratic this method is stable below a rate of {0}.", shown);
  }
}
