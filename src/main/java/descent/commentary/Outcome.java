package descent.commentary;

import descent.experiment.Experiment;
import descent.message.Message;
import descent.optimizer.AdaGrad;
import descent.optimizer.Bfgs;
import descent.optimizer.Lbfgs;
import descent.optimizer.Newton;
import descent.optimizer.Optimizer;
import descent.run.Ending;
import descent.schedule.Constant;
import descent.trace.Trace;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Why a run ended, and what to try.
 *
 * @param why the end and its cause
 * @param limit the rate that theory allows this method on this function, and where its own rate
 *     stands; null where theory says nothing
 * @param remedy a suggestion; null where there is nothing to mend
 */
public record Outcome(Message why, @Nullable Message limit, @Nullable Message remedy) {
  /** What became of a run. */
  public static Outcome of(Experiment experiment, Trace trace, Facts facts) {
    return new Outcome(
        trace.ending().message(), limit(trace, facts), remedy(experiment, trace, facts));
  }

  /** The last rate that the run used; NaN where it used none. */
  private static double rate(Trace trace) {
    int rows = trace.rows();
    return trace.contender().plan().schedule() instanceof Constant constant
        ? constant.learningRate()
        : rows == 0 ? Double.NaN : trace.learningRate()[rows - 1];
  }

  /** Whether the rate is one that no run on this quadratic can bear. */
  static boolean tooLarge(Trace trace, Facts facts) {
    OptionalDouble limit = Stability.limit(trace.contender().optimizer(), facts);
    return limit.isPresent() && rate(trace) > limit.getAsDouble();
  }

  private static @Nullable Message limit(Trace trace, Facts facts) {
    OptionalDouble limit = Stability.limit(trace.contender().optimizer(), facts);
    if (limit.isEmpty()) {
      return null;
    }
    String shown = Digits.shown(limit.getAsDouble());
    return tooLarge(trace, facts)
        ? Message.of(
            "outcome.aboveLimit",
            "Its rate of {0} is above {1}, this method''s limit on this quadratic.",
            Digits.shown(rate(trace)),
            shown)
        : Message.of(
            "outcome.limit", "On this quadratic this method is stable below a rate of {0}.", shown);
  }

  private static @Nullable Message remedy(Experiment experiment, Trace trace, Facts facts) {
    if (trace.ending().reason() == Ending.Reason.DIVERGED) {
      return afterDivergence(experiment, trace, facts);
    }
    if (tooLarge(trace, facts)) {
      return below(trace, facts);
    }
    if (facts.endless()) {
      return Message.of(
          "outcome.endless",
          "This quadratic has no minimum: along one direction it falls without end.");
    }
    Verdict verdict = Verdict.of(trace, facts);
    return switch (verdict) {
      case null -> null;
      case ARRIVES, DIVERGES -> null;
      case ZIGZAGS ->
          Message.of(
              "outcome.zigzags",
              "Each step overshoots the valley: try a smaller rate, momentum, or a method that"
                  + " scales each direction.");
      case OVERSHOOTS ->
          Message.of(
              "outcome.overshoots",
              "It swings beyond the minimum: try less momentum, or Nesterov.");
      case TRAPPED ->
          Message.of(
              "outcome.trapped",
              "A local minimum or a saddle holds it: try another start, momentum, or some noise.");
      case STALLS ->
          trace.contender().optimizer() instanceof AdaGrad
              ? Message.of(
                  "outcome.adagrad",
                  "It remembers every gradient, so its steps die out: try a larger rate, or"
                      + " RMSProp, which forgets.")
              : Message.of(
                  "outcome.stalls",
                  "It hardly moves any more: try a larger rate, or another schedule.");
      case CRAWLS ->
          Message.of("outcome.crawls", "It still falls: try more steps or a larger rate.");
    };
  }

  private static Message afterDivergence(Experiment experiment, Trace trace, Facts facts) {
    if (trace.ending().step() == 0) {
      return Message.of("caption.startHint", "Drag the start to where the function has a value.");
    }
    if (experiment.function().gradientNoise() > 0) {
      // No theory of exact gradients is to blame.
      return Message.of("caption.lessNoise", "Try less noise, or a smaller rate.");
    }
    if (facts.endless()) {
      return Message.of(
          "outcome.endless",
          "This quadratic has no minimum: along one direction it falls without end.");
    }
    return tooLarge(trace, facts) ? below(trace, facts) : otherwise(trace.contender().optimizer());
  }

  private static Message below(Trace trace, Facts facts) {
    return Message.of(
        "caption.limit",
        "On this quadratic its rate must stay below {0}.",
        Digits.shown(Stability.limit(trace.contender().optimizer(), facts).orElseThrow()));
  }

  private static Message otherwise(Optimizer optimizer) {
    return switch (optimizer) {
      case Newton newton when newton.damping() == 0 ->
          Message.of(
              "caption.damping",
              "The flatter the loss, the longer the pure step; without curvature it has no end: try"
                  + " some damping.");
      case Bfgs bfgs when bfgs.lineSearch().equals(Bfgs.STRONG_WOLFE) -> bottomless();
      case Lbfgs lbfgs when lbfgs.lineSearch().equals(Bfgs.STRONG_WOLFE) -> bottomless();
      default -> Message.of("caption.smaller", "Try a smaller rate.");
    };
  }

  private static Message bottomless() {
    return Message.of(
        "caption.endless", "Along its line the loss falls without end: no minimum stops it.");
  }
}
