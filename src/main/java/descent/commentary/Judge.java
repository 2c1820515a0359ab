package descent.commentary;

import descent.message.Message;
import descent.objective.Curvature;
import descent.objective.Eigenvectors;
import descent.objective.Objective;
import descent.optimizer.MatrixStep;
import descent.run.Ending;
import descent.trace.Trace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the word for a run by the definitions of {@code docs/verdicts.md}, in their order. */
final class Judge {
  /** A point is very far out if it is this many times farther away than the start. */
  private static final double OUT = 1e3;

  /** A longer step overflows because of its length alone. */
  private static final double FAR = 1e50;

  /** What is said of a run that is led to a place, or on its way there. */
  private static final Set<Verdict> LED =
      EnumSet.of(Verdict.TRAPPED, Verdict.STALLS, Verdict.PROGRESSING);

  private final Objective objective;
  private final Facts facts;
  private final Trace trace;
  private final Motion motion;
  private final Growth growth;
  private final double deepest;
  private final Settling settling;

  private Judge(
      Objective objective, Facts facts, Trace trace, double lowestOfAll, boolean bottomless) {
    this.objective = objective;
    this.facts = facts;
    this.trace = trace;
    this.motion = new Motion(trace);
    this.growth = new Growth(trace, motion);
    double least = facts.least();
    this.deepest = Double.isNaN(least) ? lowestOfAll : Math.min(least, lowestOfAll);
    this.settling = new Settling(objective, facts, trace, motion, deepest, bottomless);
  }

  /** Judges every run of a race. */
  static List<Judgement> all(Objective objective, Facts facts, List<Trace> traces) {
    double lowest = Double.POSITIVE_INFINITY;
    for (Trace trace : traces) {
      for (double loss : trace.loss()) {
        lowest = Math.min(lowest, loss);
      }
    }
    var judgements = new ArrayList<Judgement>();
    for (Trace trace : traces) {
      judgements.add(new Judge(objective, facts, trace, lowest, false).judge());
    }
    if (judgements.stream().anyMatch(told -> told.verdict() == Verdict.ENDLESS)
        || fallsFromLowest(objective, facts, traces)) {
      for (int run = 0; run < traces.size(); run++) {
        if (LED.contains(judgements.get(run).verdict())) {
          judgements.set(run, new Judge(objective, facts, traces.get(run), lowest, true).judge());
        }
      }
    }
    return judgements;
  }

  /** Whether the function has no bottom ahead of the lowest point of all, wherever its run went. */
  private static boolean fallsFromLowest(Objective objective, Facts facts, List<Trace> traces) {
    double least = facts.least();
    double lowest = Double.isNaN(least) ? Double.POSITIVE_INFINITY : least;
    double[] point = null;
    for (Trace trace : traces) {
      int row = trace.rows() == 0 ? -1 : new Motion(trace).lowestRow();
      if (row >= 0 && trace.loss()[row] < lowest) {
        lowest = trace.loss()[row];
        point = trace.pointAt(row);
      }
    }
    return point != null
        && Bottom.isMissingAhead(objective, point, List.of(), Rest.scale(point), 0);
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
    if (growth.grows()) {
      return judged(Verdict.DIVERGES, grown());
    }
    double[] end = motion.endPoint();
    boolean still = motion.reach() == 0 || motion.isLevel();
    if (still && isFlat(end, Math.abs(motion.first()))) {
      return judged(Verdict.FLAT, flat());
    }
    if (settling.isAtPole() || (!facts.known() && growth.plunges())) {
      return judged(Verdict.ENDLESS, endless());
    }
    Rest rest = settling.rest();
    // Flatness is measured against the first loss only where the run stands still or is very far
    // out: a run that still moves elsewhere is on no plateau, however high it began.
    boolean out = Rest.scale(end) > OUT * Rest.scale(motion.startPoint());
    boolean flat = isFlat(end, out || motion.isFrozen() ? Math.abs(motion.first()) : 0);
    boolean near = settling.isNear(rest);
    if (near && settling.isMinimum(rest)) {
      return settling.isDeepest(rest)
          ? judged(Verdict.ARRIVES, settling.arrived(rest))
          : flat ? judged(Verdict.FLAT, flat()) : judged(Verdict.TRAPPED, settling.trapped(rest));
    }
    boolean halts = near && rest.kind() == Rest.Kind.SADDLE && settling.vanishes(rest);
    if (halts && settling.stays() && !flat) {
      return judged(Verdict.STUCK, settling.atSaddle(rest));
    }
    if (flat && out && motion.end() >= motion.first()) {
      return judged(Verdict.FLAT, flat());
    }
    boolean onRidge = !near && rest.kind() == Rest.Kind.SADDLE;
    boolean hills = onRidge || (!near && rest.kind() == Rest.Kind.MINIMUM);
    // Who stands still falls nowhere, unless it fell until numbers ended.
    if (motion.isFrozen() && !out && !flat) {
      return frozen();
    }
    if ((hills && crossesHillsForEver()) || (!onRidge && fallsForEver(rest))) {
      return judged(Verdict.ENDLESS, endless());
    }
    if (!onRidge && fellForEver(rest)) {
      return judged(Verdict.ENDLESS, endlessBefore());
    }
    if (flat) {
      return judged(Verdict.FLAT, flat());
    }
    if (motion.isFrozen()) {
      return frozen();
    }
    if (trace.ending().reason() == Ending.Reason.CONVERGED) {
      return judged(Verdict.ARRIVES, sentence(trace.ending().message()));
    }
    if (motion.turnsBack()) {
      return judged(Verdict.OSCILLATES, oscillates());
    }
    if (!facts.noisy() && motion.lossTurnsBack() && !growth.isAboveFirstHalf()) {
      return judged(Verdict.OSCILLATES, Pace.lossOscillates(motion));
    }
    return new Pace(motion, growth, settling, isFarAbove(), deepest, limit()).towards(rest);
  }

  /** Whether it has exploded; where it began says little where gradients are noisy. */
  private boolean isFarAbove() {
    return !facts.noisy() && growth.hasExploded(deepest);
  }

  /** A run that stands still where nothing rests. */
  private Judgement frozen() {
    return isFarAbove()
        ? judged(Verdict.DIVERGES, Pace.exploded(motion))
        : judged(Verdict.STUCK, Standstill.of(objective, trace, motion));
  }

  private Message oscillates() {
    String way = Figures.shown(motion.way());
    String gain = Figures.shown(motion.gain());
    return isFarAbove()
        ? Message.of(
            "judgement.oscillatesAbove",
            "It oscillates far above where it began, at a loss of {2} instead of {3}: over the"
                + " second half of its steps it travels {0} and ends {1} from where that half"
                + " began.",
            way,
            gain,
            Figures.shown(motion.end()),
            Figures.shown(motion.first()))
        : Message.of(
            "judgement.oscillates",
            "It oscillates: over the second half of its steps it travels {0} and ends {1} from"
                + " where that half began.",
            way,
            gain);
  }

  /**
   * Whether no loss near the end differs from it by more than rounding of this size, or of the
   * least loss.
   */
  private boolean isFlat(double[] end, double size) {
    double least = facts.minima().isEmpty() ? 0 : Math.abs(facts.least());
    double scale = Math.max(Rest.scale(end), motion.reach());
    return Neighbourhood.isFlat(objective, end, scale, Math.max(size, least));
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
            && (growth.grows() || above > 10 * (motion.first() - deepest));
    boolean stepless = why.key().equals("ending.parameterNaN");
    boolean overflow = stepless || why.key().endsWith("Overflow");
    // A line search overflows only where the loss falls without end, at least linearly.
    boolean searched = overflow && !facts.noisy() && trace.contender().optimizer().searchesLine();
    if (!grown
        && (searched
            || why.key().equals("ending.bottomless")
            || fallsForEver(null)
            || fellForEver(null))) {
      // Who had no step has not gone along the way.
      return judged(
          Verdict.ENDLESS,
          trace.rows() == 1 && overflow && !searched && !why.key().equals("ending.lossOverflow")
              ? noStepOnEndless()
              : endless());
    }
    double rate = motion.largestRate();
    double stride =
        Math.abs(Double.isNaN(rate) ? 1 : rate) * trace.gradientNorm()[trace.rows() - 1];
    if (grown || stride > FAR || why.key().equals("ending.lossOverflow")) {
      return judged(Verdict.DIVERGES, sentence(why));
    }
    Rest rest = overflow ? settling.rest() : null;
    if (rest != null && settling.isNear(rest) && settling.isMinimum(rest)) {
      return settling.isDeepest(rest)
          ? judged(Verdict.ARRIVES, settling.arrived(rest))
          : judged(Verdict.TRAPPED, settling.trapped(rest));
    }
    return judged(
        Verdict.UNDEFINED,
        overflow
            ? noStep()
            : Message.of(
                "judgement.leaves",
                "At step {0} it leaves the set on which the function and its gradient have finite"
                    + " values.",
                trace.ending().step()));
  }

  private Message noStep() {
    if (motion.end() < motion.first() && settling.fallsTowardsLimit()) {
      return Message.of(
          "judgement.noStepOnSlope",
          "At step {0} the rule has no finite step: along its way the loss falls for ever towards a"
              + " limit, without a minimum, and the curvature there is lost in rounding.",
          trace.ending().step());
    }
    return trace.contender().optimizer().matrixStep() instanceof MatrixStep.InverseHessian
        ? Message.of(
            "judgement.noStep",
            "At step {0} the rule has no finite step: the Hessian has no inverse there.",
            trace.ending().step())
        : Message.of(
            "judgement.noStepOfRule",
            "At step {0} the rule has no finite step: it divides by 0 or leaves the numbers.",
            trace.ending().step());
  }

  private Message noStepOnEndless() {
    return Message.of(
        "judgement.noStepEndless",
        "The function is unbounded below from here, and at step {0} the rule has no finite step.",
        trace.ending().step());
  }

  private static Message sentence(Message ending) {
    return new Message(
        "judgement." + ending.key(), "It " + ending.english() + ".", ending.arguments());
  }

  private Message grown() {
    if (trace.rows() == 2) {
      return Message.of(
          "judgement.divergesStep",
          "Its only step leads uphill: the loss goes from {0} to {1}.",
          Figures.apart(motion.first(), motion.end()),
          Figures.apart(motion.end(), motion.first()));
    }
    if (trace.rows() > 2 && !growth.lengthens() && !growth.explodes()) {
      return Message.of(
          "judgement.climbs",
          "It moves uphill: the loss goes from {0} to {1}, and grows.",
          Figures.apart(motion.first(), motion.end()),
          Figures.apart(motion.end(), motion.first()));
    }
    return Message.of(
        "judgement.diverges",
        "It moves away in ever longer steps: the loss goes from {0} to {1}.",
        Figures.apart(motion.first(), motion.end()),
        Figures.apart(motion.end(), motion.first()));
  }

  private Message endless() {
    boolean falls = motion.end() < motion.first() && motion.end() <= motion.before();
    return falls || trace.rows() == 1
        ? Message.of(
            "judgement.endless",
            "The function is unbounded below along its path: the loss falls without end.")
        : Message.of(
            "judgement.endlessAhead",
            "The function is unbounded below from where it ends, at a loss of {0}.",
            Figures.shown(motion.end()));
  }

  private Message endlessBefore() {
    int lowest = motion.lowestRow();
    return Message.of(
        "judgement.endlessBefore",
        "The function is unbounded below along its path: from where it was at step {0}, at a loss"
            + " of {1}, it falls without end.",
        (long) trace.step()[lowest],
        Figures.shown(trace.loss()[lowest]));
  }

  private static Message flat() {
    return Message.of(
        "judgement.flat",
        "The gradient is 0 here and all around, to rounding: there is no direction down.");
  }

  /** Whether from here on the function falls to no bottom, in a direction that the run has. */
  private boolean fallsForEver(@Nullable Rest rest) {
    double[] end = motion.endPoint();
    double scale = Math.max(Rest.scale(end), motion.reach());
    var directions = new ArrayList<double[]>(List.of(motion.lastStep(), motion.drift()));
    if (rest != null && rest.kind() == Rest.Kind.NONE) {
      directions.add(Rest.difference(rest.point(), end));
    }
    double hill = motion.highestHill(objective);
    return facts.slopesWithoutEnd()
        || Bottom.isMissingAhead(objective, end, directions, scale, hill, !leadsTo(rest));
  }

  /** Whether it is still above a minimum, or above a saddle from which the function curves down. */
  private boolean leadsTo(@Nullable Rest rest) {
    return rest != null
        && motion.end() > rest.value()
        && rest.point().length <= Rest.MOST_VARIABLES
        && (rest.kind() == Rest.Kind.MINIMUM
            || (rest.kind() == Rest.Kind.SADDLE
                && Eigenvectors.curvesDown(Curvature.at(objective, rest.point()))));
  }

  /** The same from its lowest row; a start from which it only rose tells nothing of its way. */
  private boolean fellForEver(@Nullable Rest rest) {
    int lowest = motion.lowestRow();
    double scale = Math.max(Rest.scale(motion.endPoint()), motion.reach());
    return lowest > 0
        && Bottom.isMissingAhead(
            objective,
            trace.pointAt(lowest),
            List.of(motion.lastStep(), motion.drift()),
            scale,
            motion.highestHill(objective),
            !leadsTo(rest));
  }

  /** Whether hills like those that it has crossed lie ahead without end, each lower. */
  private boolean crossesHillsForEver() {
    double[] end = motion.endPoint();
    double scale = Math.max(Rest.scale(end), motion.reach());
    double hill = motion.highestHill(objective);
    double[] drift = motion.drift();
    for (int i = 0; i < drift.length && hill > 0; i++) {
      double[] axis = new double[drift.length];
      axis[i] = Math.signum(drift[i]);
      if (Bottom.isMissing(objective, end, axis, scale, hill)) {
        return true;
      }
    }
    return hill > 0 && Bottom.isMissing(objective, end, drift, scale, hill);
  }

  private Judgement judged(Verdict verdict, Message text) {
    return new Judgement(verdict, text, limit());
  }

  private @Nullable Message limit() {
    return Stability.told(
        trace.contender().optimizer(),
        facts,
        trace.rows() == 0 ? Double.NaN : motion.largestRate());
  }
}
