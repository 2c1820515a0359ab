package descent.commentary;

import descent.experiment.Experiment;
import descent.message.Message;
import descent.objective.Curvature;
import descent.objective.Gallery;
import descent.objective.Objective;
import descent.objective.TestFunction;
import descent.optimizer.Newton;
import descent.optimizer.Sgd;
import descent.run.Ending;
import descent.trace.Trace;
import java.util.List;
import java.util.Optional;
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
  public static Caption of(
      Experiment experiment, Objective objective, List<Trace> traces, Facts facts) {
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
    for (Trace trace : traces) {
      Caption attracted = attracted(trace, objective, facts);
      if (attracted != null) {
        return attracted;
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

  private static Caption diverged(Experiment experiment, Trace trace, Facts facts) {
    String name = trace.contender().name();
    Message reason = trace.ending().message();
    var what =
        new Message(
            "caption." + reason.key(),
            "{1} " + reason.english() + ".",
            List.of(reason.arguments().getFirst(), name));
    return new Caption(what, Outcome.of(experiment, trace, facts).remedy());
  }

  /** Where the pure Newton step has led to a critical point that is no minimum. */
  private static @Nullable Caption attracted(Trace trace, Objective objective, Facts facts) {
    if (facts.start() == null
        || trace.rows() == 0
        || !(trace.contender().optimizer() instanceof Newton newton && newton.damping() == 0)) {
      return null;
    }
    double[] end = trace.pointAt(trace.rows() - 1);
    Curvature.Kind kind = Curvature.at(objective, end).kind();
    String name = trace.contender().name();
    String place = Digits.shown(end, facts.scale());
    var hint =
        Message.of(
            "caption.undamped",
            "Give it some damping: then it goes downhill, and only minima attract.");
    if (kind == Curvature.Kind.SADDLE) {
      return new Caption(
          Message.of(
              "caption.toSaddle",
              "{0} goes to the saddle at {1}: the Hessian is indefinite there, and the pure step"
                  + " goes where the model is flat, uphill too.",
              name,
              place),
          hint);
    }
    return kind == Curvature.Kind.MAXIMUM
        ? new Caption(
            Message.of(
                "caption.toMaximum",
                "{0} goes to the maximum at {1}: the Hessian is negative definite there, and the"
                    + " pure step goes where the model is flat, uphill too.",
                name,
                place),
            hint)
        : null;
  }

  private static Caption zigzags(Trace trace, Facts facts) {
    double limit = Stability.limit(trace.contender().optimizer(), facts).orElse(Double.NaN);
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
