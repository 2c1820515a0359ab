package descent.commentary;

import descent.message.Message;
import descent.objective.Curvature;
import descent.objective.Eigenvectors;
import descent.objective.Minimum;
import descent.objective.NewtonStep;
import descent.objective.Norm;
import descent.objective.Objective;
import descent.objective.Place;
import descent.trace.Trace;
import java.util.Comparator;
import java.util.List;

/**
 * The place of rest to which a run's end leads, and what is said of a run that has come there.
 *
 * @param deepest the lowest loss that is known
 * @param bottomless whether a run beside it falls without end, so that nothing is the deepest
 */
record Settling(
    Objective objective,
    Facts facts,
    Trace trace,
    Motion motion,
    double deepest,
    boolean bottomless) {
  /** A place counts as reached if at most this part of the loss that there was to lose is left. */
  private static final double LEFT = 1e-3;

  /** A place counts as reached if at most this part of the distance at the start is left. */
  private static final double AWAY = 0.05;

  /** Two losses closer than this part of their size are one. */
  private static final double SAME = 1e-10;

  /** A part of the first loss that is lost in its own rounding. */
  private static final double NOTHING = 1e-16;

  /** A step this many times longer than the way that is left may be one that only passes. */
  private static final double PASSING = 4;

  /** Close to a pole the gradient is at least this many times steeper than at the start. */
  private static final double STEEP = 1e6;

  /** A place is very far out if it is this many times farther away than all that was seen. */
  private static final double OUT = 1e3;

  /** A gradient that has fallen to this part of the steepest has died out. */
  private static final double DEAD = 1e-12;

  /** A gradient of at most this part of the steepest is 0 to a reader. */
  private static final double VANISHED_BESIDE = 1e-6;

  /** Where gradient and curvature die out together, as far out on a slope, nothing rests. */
  private static final double VANISHED = 3e-3;

  /**
   * Where the end leads to; a place where the gradient has died out is one of rest itself. What
   * looks like a minimum although something near is lower is none: a saddle if the gradient has
   * died out there, or a slope without end.
   */
  Rest rest() {
    double[] end = motion.endPoint();
    Rest first = first(end);
    Rest rest = first.kind() == Rest.Kind.NONE ? first : verified(first);
    // In a very long valley the polishing descent runs out of steps: another run may have found the
    // minimum.
    return rest.kind() != Rest.Kind.NONE
        ? rest
        : facts.minima().stream()
            .map(minimum -> new Rest(minimum.point(), minimum.loss(), Rest.Kind.MINIMUM))
            .min(Comparator.comparingDouble(minimum -> Rest.distance(minimum.point(), end)))
            .filter(minimum -> isNear(minimum) && jumpBeside(minimum.point()) == 0)
            .map(this::verified)
            .orElse(rest);
  }

  private Rest verified(Rest place) {
    Rest rest = inSight(place);
    double scale = Math.max(Rest.scale(rest.point()), motion.reach());
    double left = left(rest);
    double margin = 1e-13 * Math.abs(rest.value()) + left;
    return inSight(Rest.verified(objective, rest, scale, isDeepest(rest, left), margin));
  }

  /** Very far out on a slope without end what is left of it looks like rest, and is none. */
  private Rest inSight(Rest place) {
    double seen = Math.max(Rest.scale(motion.endPoint()), motion.reach());
    return place.kind() == Rest.Kind.SADDLE
            && Rest.scale(place.point()) > OUT * seen
            && fallsWithoutEndFrom(place)
        ? new Rest(place.point(), place.value(), Rest.Kind.NONE)
        : place;
  }

  private Rest first(double[] end) {
    if (facts.convexQuadratic() && facts.known() && end.length <= Rest.MOST_VARIABLES) {
      // However narrow its valley is: a descent to it would run out of steps.
      Minimum lowest = facts.minima().getFirst();
      return new Rest(lowest.point(), lowest.loss(), Rest.Kind.MINIMUM);
    }
    double scale = Math.max(Rest.scale(end), motion.reach());
    if (end.length <= Rest.MOST_VARIABLES) {
      Curvature here = Curvature.at(objective, end);
      double norm = Norm.of(here.gradient());
      if (norm <= DEAD * motion.steepest()
          && norm <= VANISHED * here.largest() * scale
          && !Slopes.leadsOn(objective, here, end, scale)
          && Neighbourhood.fallsDown(objective, here, end, scale)) {
        return new Rest(end, here.value(), Rest.Kind.SADDLE);
      }
    }
    return Rest.near(objective, end, scale);
  }

  /** The size of the losses beside which a difference is rounding. */
  private double size() {
    return Math.max(
        Math.abs(motion.first()), facts.minima().isEmpty() ? 0 : Math.abs(facts.least()));
  }

  /** By how much the value of a place of rest may be off what it is compared with. */
  private double error(Rest rest, double left) {
    double error = SAME * Math.max(Math.abs(rest.value()), Math.abs(deepest)) + left;
    return rest.point().length > Rest.MOST_VARIABLES ? Math.max(error, SAME * size()) : error;
  }

  /** How much of the value at a place of rest is rounding, or was left by the descent to it. */
  private double left(Rest rest) {
    double[] point = rest.point();
    double rounding = NOTHING * size() + Neighbourhood.rounding(objective, point);
    return point.length > Rest.MOST_VARIABLES
        ? rounding
        : rounding + Place.residue(objective, point, rest.kind() == Rest.Kind.KINK);
  }

  /**
   * How much of the loss a rounding of the coordinates changes at the end: on an edge at which the
   * function ends in an infinite slope, no loss is lower by more than that.
   */
  private double roundingOfCoordinates() {
    double rounding = Curvature.ULPS * Math.ulp(Rest.scale(motion.endPoint())) * motion.endSlope();
    return rounding < LEFT * Math.abs(motion.first() - motion.end()) ? rounding : 0;
  }

  /** Whether a place of rest is a minimum, or a kink as low as all that is known. */
  boolean isMinimum(Rest rest) {
    return rest.kind() == Rest.Kind.MINIMUM || (rest.kind() == Rest.Kind.KINK && isDeepest(rest));
  }

  /** Whether the run has as good as reached a place of rest. */
  boolean isNear(Rest rest) {
    double end = motion.end();
    double left = end - rest.value();
    if (Double.isInfinite(rest.value())) {
      return false;
    }
    double size = Math.max(Math.abs(motion.first()), Math.abs(end));
    if (left
        < -SAME * Math.max(Math.abs(end), Math.abs(rest.value()))
            - Neighbourhood.rounding(objective, rest.point())) {
      return false;
    }
    double above = motion.first() - rest.value();
    double fall = above > SAME * size ? above : motion.highest() - rest.value();
    if (motion.swings(rest.value(), LEFT * fall)) {
      return false;
    }
    if (left <= 1e-14 * Math.max(Math.abs(end), Math.abs(rest.value()))) {
      return true;
    }
    if (left > LEFT * fall || passes(rest)) {
      return false;
    }
    return isAt(rest.point()) || isAt(beside(rest));
  }

  private boolean isAt(double[] place) {
    return isClose(place) && Neighbourhood.isOfOneScale(objective, place, motion.endPoint());
  }

  private boolean isClose(double[] place) {
    return Rest.distance(motion.endPoint(), place)
        <= AWAY * Rest.distance(motion.startPoint(), place);
  }

  /** Where minima form a valley: the one beside the end, if it is as low; else the place itself. */
  private double[] beside(Rest rest) {
    double[] place = rest.along(objective, motion.endPoint());
    if (isAsLow(place, rest) || place.length > Rest.MOST_VARIABLES) {
      return place;
    }
    // A valley that bends is met again across it.
    Curvature there = Curvature.at(objective, place);
    double[] across = NewtonStep.of(there, Rest.distance(place, rest.point()), 0);
    double[] met = Rest.difference(place, across);
    return isAsLow(met, rest) ? met : rest.point();
  }

  private boolean isAsLow(double[] place, Rest rest) {
    return objective.value(place) - rest.value() <= Neighbourhood.rounding(objective, place);
  }

  /** Whether it only passes: its last step is far longer, and began where other places are near. */
  private boolean passes(Rest rest) {
    double[] step = motion.lastStep();
    if (Norm.of(step) <= PASSING * Rest.distance(motion.endPoint(), rest.point())) {
      return false;
    }
    double[] before = Rest.difference(motion.endPoint(), step);
    Rest other = Rest.near(objective, before);
    return other.kind() == Rest.Kind.MINIMUM
        && Rest.distance(other.point(), rest.point()) > Norm.of(step) / 2
        && Math.abs(other.value() - rest.value()) > SAME * size();
  }

  /** The value at a place of rest; what a descent to 0 has left is 0. */
  private String value(Rest rest) {
    boolean kink = rest.kind() == Rest.Kind.KINK;
    double fall = motion.first() - rest.value();
    return Figures.shown(Place.of(objective, rest.point(), facts.scale(), fall, kink).value());
  }

  private String point(Rest rest) {
    return point(beside(rest));
  }

  private String point(double[] place) {
    return place.length > Facts.MOST_WRITTEN
        ? ""
        : " " + Figures.shown(Place.of(objective, place, facts.scale(), 0, false).point());
  }

  /** Whether a minimum is the deepest that is known. */
  boolean isDeepest(Rest rest) {
    return isDeepest(rest, left(rest));
  }

  private boolean isDeepest(Rest rest, double left) {
    double lowest = Math.min(rest.value(), motion.end());
    return lowest <= deepest + error(rest, left) + roundingOfCoordinates();
  }

  /** What is said at the deepest minimum. */
  Message arrived(Rest rest) {
    String left = Figures.shown(Math.max(0, motion.end() - rest.value()));
    return facts.known()
        ? Message.of(
            "judgement.arrives",
            "It ends at the minimum{0}, {1} above its value of {2}.",
            point(rest),
            left,
            value(rest))
        : Message.of(
            "judgement.arrivesFound",
            "It ends at the lowest point that the runs lead to{0}, {1} above its value of {2}.",
            point(rest),
            left,
            value(rest));
  }

  /** What is said at a minimum that is not the deepest. */
  Message trapped(Rest rest) {
    return bottomless
        ? Message.of(
            "judgement.trappedAbove",
            "It is trapped in a local minimum{0}, while elsewhere the function is unbounded below.",
            point(rest))
        : Message.of(
            "judgement.trapped",
            "It is trapped in a local minimum{0}, {1} above the deepest that is known.",
            point(rest),
            Figures.shown(rest.value() - deepest));
  }

  /** By how much the loss falls at a jump right beside a point; 0 where there is none. */
  double jumpBeside(double[] point) {
    double jump = Neighbourhood.jumpBeside(objective, point, motion.reach());
    return jump > SAME * size() ? jump : 0;
  }

  /** What is said at the edge of a jump. */
  Message atJump(double[] point, double jump) {
    return Message.of(
        "judgement.jump",
        "It comes to a stationary point{0} at the edge of a jump: just beyond it the loss is lower"
            + " by {1}, and no gradient tells of a jump.",
        point(point),
        Figures.shown(jump));
  }

  /** Whether the end is where the loss falls to a pole, as far as numbers reach. */
  boolean isAtPole() {
    double[] start = motion.startPoint();
    double[] end = motion.endPoint();
    double[] way = Rest.difference(end, start);
    return !facts.known()
        && Norm.ofGradient(objective, end) > STEEP * trace.gradientNorm()[0]
        && motion.end() < motion.first()
        && Bottom.isMissing(objective, start, way, Norm.of(way), 0);
  }

  /**
   * Whether the function has no bottom from where a descent was left, so that nobody can say what
   * is left.
   */
  boolean fallsWithoutEndFrom(Rest rest) {
    double scale = Math.max(Rest.scale(rest.point()), motion.reach());
    return Bottom.isMissingAhead(objective, rest.point(), List.of(), scale, 0);
  }

  /** Whether the loss falls for ever from the end on, by falls that die out. */
  boolean fallsTowardsLimit() {
    double[] end = motion.endPoint();
    if (end.length > Rest.MOST_VARIABLES) {
      return false;
    }
    Curvature here = Curvature.at(objective, end);
    double scale = Math.max(Rest.scale(end), motion.reach());
    return Rest.ways(here).stream()
        .anyMatch(way -> Slopes.endless(objective, here, end, way, scale) != null);
  }

  /** Whether no gradient leads off the saddle: along each falling direction it is 0. */
  boolean stays() {
    double escape = Eigenvectors.slopeDown(Curvature.at(objective, motion.endPoint()));
    return escape <= 1e-12 * trace.gradientNorm()[0];
  }

  /** Whether the gradient of a place is 0 beside those of the path: at a kink it is not. */
  boolean vanishes(Rest rest) {
    return Norm.ofGradient(objective, rest.point()) <= VANISHED_BESIDE * motion.steepest();
  }

  /** What is said at a place of rest that is no minimum. */
  Message atSaddle(Rest rest) {
    String point = point(rest);
    if (motion.reach() == 0) {
      return Message.of(
          "judgement.startsAtRest",
          "The gradient is exactly 0 at the start, which is not a minimum: no gradient leads away"
              + " from it.");
    }
    Curvature here = Curvature.at(objective, rest.point());
    boolean top =
        here.eigenvalues().length > 0 && here.eigenvalues()[here.eigenvalues().length - 1] < 0;
    boolean falls =
        here.eigenvalues().length > 0
            && here.eigenvalues()[0] < -Curvature.SINGULAR * here.largest();
    double jump = jumpBeside(rest.point());
    if (jump > 0) {
      return atJump(beside(rest), jump);
    }
    if (!top && !falls && Neighbourhood.lower(objective, rest.point(), motion.reach()) == null) {
      return Message.of(
          "judgement.plateau",
          "It comes to a stationary point{0} on a plateau: the gradient is 0 there, to rounding,"
              + " and only farther off is something lower.",
          point);
    }
    if (!top && (objective.dimension() == 1 || !falls)) {
      return Message.of(
          "judgement.inflection",
          "It comes to a stationary point{0}, where the gradient vanishes though something near is"
              + " lower.",
          point);
    }
    double[] way = Rest.difference(motion.startPoint(), rest.point());
    if (!top && Eigenvectors.isDownhill(Curvature.at(objective, motion.endPoint()), way)) {
      return Message.of(
          "judgement.onSaddle",
          "It has stepped onto the saddle{0}: the gradient is 0 there, and no gradient leads away"
              + " from it.",
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
}
