package descent.commentary;

import descent.experiment.Ending;
import descent.experiment.Experiment;
import descent.experiment.Trace;
import descent.message.Message;
import descent.objective.Gallery;
import descent.objective.TestFunction;
import descent.optimizer.Bfgs;
import descent.optimizer.Lbfgs;
import descent.optimizer.Momentum;
import descent.optimizer.Nesterov;
import descent.optimizer.Newton;
import descent.optimizer.Optimizer;
import descent.optimizer.Sgd;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What to look at in a race, and what to try next.
 *
 * @param what the observation
 * @param hint the suggestion; null where there is none
 */
public record Caption(Message what, @Nullable Message hint) {
  private static final double STEEP = 10;

  /** The most useful thing to say. */
  public static Caption of(Experiment experiment, List<Trace> traces, Facts facts) {
    for (Trace trace : traces) {
      if (trace.ending().reason() == Ending.Reason.DIVERGED) {
        return diverged(experiment, trace, facts);
      }
    }
    for (Trace trace : traces) {
      if (trace.contender().optimizer() instanceof Sgd
          && facts.quadratic()
          && facts.conditionNumber() >= STEEP
          && Verdict.of(trace, facts) == Verdict.ZIGZAGS) {
        return zigzags(trace, facts);
      }
    }
    return named(experiment)
        .orElseGet(
            () ->
                new Caption(
                    Message.of(
                        "caption.own",
                        "All runs begin at the same point, and this is your function."),
                    Message.of("caption.ownHint", "Drag the start, or change a rate.")));
  }

  /**
   * The rate above which a method diverges on a quadratic whose largest eigenvalue is L: 2/L for
   * SGD, 2(1+mu)/L for momentum, 2(1+mu)/((1+2mu)L) for Nesterov (Goh, "Why momentum really works",
   * 2017; O'Donoghue and Candès, 2015). Empty for other methods and other functions.
   */
  public static OptionalDouble limit(Trace trace, Facts facts) {
    if (!facts.quadratic() || facts.start() == null || facts.start().eigenvalues()[0] < 0) {
      return OptionalDouble.empty();
    }
    double l = facts.start().largest();
    return switch (trace.contender().optimizer()) {
      case Sgd sgd -> OptionalDouble.of(2 / l);
      case Momentum m -> OptionalDouble.of(2 * (1 + m.momentum()) / l);
      case Nesterov m -> OptionalDouble.of(2 * (1 + m.momentum()) / ((1 + 2 * m.momentum()) * l));
      default -> OptionalDouble.empty();
    };
  }

  private static Caption diverged(Experiment experiment, Trace trace, Facts facts) {
    String name = trace.contender().name();
    Message reason = trace.ending().message();
    var what =
        new Message(
            "caption." + reason.key(),
            "{1} " + reason.english() + ".",
            List.of(reason.arguments().getFirst(), name));
    OptionalDouble limit = limit(trace, facts);
    if (trace.ending().step() == 0) {
      return new Caption(
          what,
          Message.of("caption.startHint", "Drag the start to where the function has a value."));
    }
    if (experiment.function().gradientNoise() > 0) {
      // No theory of exact gradients is to blame.
      return new Caption(
          what, Message.of("caption.lessNoise", "Try less noise, or a smaller rate."));
    }
    return new Caption(
        what,
        limit.isPresent()
            ? Message.of(
                "caption.limit",
                "On this quadratic its rate must stay below {0}.",
                Digits.shown(limit.getAsDouble()))
            : remedy(trace.contender().optimizer()));
  }

  private static Message remedy(Optimizer optimizer) {
    return switch (optimizer) {
      case Newton newton when newton.damping() == 0 ->
          Message.of(
              "caption.damping",
              "The flatter the loss, the longer the pure step; without curvature it has no end: try some damping.");
      case Bfgs bfgs when bfgs.lineSearch().equals(Bfgs.STRONG_WOLFE) -> endless();
      case Lbfgs lbfgs when lbfgs.lineSearch().equals(Bfgs.STRONG_WOLFE) -> endless();
      default -> Message.of("caption.smaller", "Try a smaller rate.");
    };
  }

  private static Message endless() {
    return Message.of(
        "caption.endless", "Along its line the loss falls without end: no minimum stops it.");
  }

  private static Caption zigzags(Trace trace, Facts facts) {
    double limit = limit(trace, facts).orElse(Double.NaN);
    return new Caption(
        Message.of(
            "caption.zigzag",
            "The valley is {0} times steeper across than along: {1} zigzags.",
            Digits.shown(facts.conditionNumber()),
            trace.contender().name()),
        Double.isNaN(limit)
            ? null
            : Message.of("caption.above", "Try its rate above {0}.", Digits.shown(limit)));
  }

  /** A text as a pattern. */
  private static String quoted(String text) {
    return text.replace("'", "''");
  }

  private static Optional<Caption> named(Experiment experiment) {
    Optional<TestFunction> function = Gallery.withExpression(experiment.function().expression());
    return function.map(
        f ->
            new Caption(
                Message.of("gallery." + f.id() + ".what", quoted(f.what())),
                Message.of("gallery." + f.id() + ".hint", quoted(f.hint()))));
  }
}
