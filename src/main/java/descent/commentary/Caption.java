package descent.commentary;

import descent.experiment.Experiment;
import descent.message.Message;
import descent.objective.Gallery;
import descent.objective.TestFunction;
import descent.optimizer.Optimizer;
import descent.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What to look at in a race, and what to try next.
 *
 * @param run the name of the run that the observation is about; null where it is about all
 * @param what the observation
 * @param hint the suggestion; null where there is none
 */
public record Caption(@Nullable String run, Message what, @Nullable Message hint) {
  private static final double STEEP = 10;

  /** Verdicts that are told first, in this order, before anything about the function. */
  private static final List<Verdict> FIRST =
      List.of(Verdict.UNDEFINED, Verdict.DIVERGES, Verdict.FLAT, Verdict.ENDLESS, Verdict.STUCK);

  /** Losses that differ by less than this part of the fall are a tie. */
  private static final double TIE = 1e-6;

  /** Losses that are written alike are a tie if they differ by at most this part of the fall. */
  private static final double SHOWN = 1e-3;

  /** The most useful thing to say. */
  static Caption of(
      Experiment experiment, List<Trace> traces, Facts facts, List<Judgement> judgements) {
    for (Verdict verdict : FIRST) {
      for (int run = 0; run < traces.size(); run++) {
        if (judgements.get(run).verdict() == verdict) {
          return told(traces.get(run), judgements.get(run), facts);
        }
      }
    }
    for (int run = 0; run < traces.size(); run++) {
      Trace trace = traces.get(run);
      OptionalDouble limit = Stability.limit(trace.contender().optimizer(), facts);
      if (limit.isPresent()
          && facts.conditionNumber() >= STEEP
          && new Motion(trace).zigzagsAtFirst()) {
        return zigzags(trace, judgements.get(run), facts, limit.getAsDouble());
      }
    }
    var words = new GalleryWords(experiment, traces, judgements);
    Caption standing = standing(traces, judgements);
    return words
        .what()
        .map(what -> new Caption(null, what, words.hint().orElse(standing.hint())))
        .orElse(standing);
  }

  private static Caption told(Trace trace, Judgement judgement, Facts facts) {
    OptionalDouble limit = Stability.limit(trace.contender().optimizer(), facts);
    boolean blamed = judgement.verdict() == Verdict.DIVERGES && limit.isPresent();
    if (trace.rows() == 0) {
      // All runs begin at one place.
      return new Caption(
          null,
          judgement.text(),
          Message.of("caption.startOutside", "Drag the start to where the function is defined."));
    }
    return new Caption(
        trace.contender().name(),
        judgement.text(),
        blamed
            ? Message.of(
                "caption.limit",
                "On this quadratic its rate must stay below {0}.",
                Figures.shown(limit.getAsDouble()))
            : null);
  }

  /** What the run's own word says too is not left out: who zigzags may still arrive. */
  private static Caption zigzags(Trace trace, Judgement judgement, Facts facts, double limit) {
    String condition = Figures.shown(facts.conditionNumber());
    String name = trace.contender().name();
    return new Caption(
        null,
        judgement.verdict() == Verdict.ARRIVES
            ? Message.of(
                "caption.zigzagArrives",
                "The valley is {0} times steeper across than along: {1} zigzags all the way and"
                    + " still arrives.",
                condition,
                name)
            : Message.of(
                "caption.zigzag",
                "The valley is {0} times steeper across than along: {1} zigzags.",
                condition,
                name),
        Message.of("caption.above", "Above a rate of {0} it diverges.", Figures.shown(limit)));
  }

  /** Who ends lowest, or who share that place. */
  private static Caption standing(List<Trace> traces, List<Judgement> judgements) {
    Message hint =
        any(traces, Caption::hasRate)
            ? Message.of("caption.ownHint", "Drag the start, or change a rate.")
            : Message.of("caption.dragHint", "Drag the start.");
    if (traces.size() == 1) {
      return new Caption(traces.getFirst().contender().name(), judgements.getFirst().text(), hint);
    }
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (Trace trace : traces) {
      lowest = Math.min(lowest, end(trace));
      highest = Math.max(highest, trace.loss()[0]);
    }
    double fall = Math.max(0, highest - lowest);
    var names = new ArrayList<String>();
    double last = lowest;
    for (Trace trace : traces) {
      double end = end(trace);
      if (end - lowest <= TIE * fall
          || (end - lowest <= SHOWN * fall && Figures.shown(end).equals(Figures.shown(lowest)))) {
        names.add(trace.contender().name());
        last = Math.max(last, end);
      }
    }
    String shown = Figures.shown(last);
    boolean one = shown.equals(Figures.shown(lowest));
    Message what =
        names.size() == traces.size()
            ? one
                ? Message.of("caption.allTie", "It is a tie: all runs end at {0}.", shown)
                : Message.of(
                    "caption.allTieBelow", "It is a tie: all runs end at {0} or lower.", shown)
            : names.size() > 1
                ? tie(String.join(", ", names), shown, one)
                : Message.of("caption.lowest", "{0} ends lowest, at {1}.", names.getFirst(), shown);
    return new Caption(null, what, hint);
  }

  private static Message tie(String names, String shown, boolean one) {
    return one
        ? Message.of("caption.tie", "A tie: {0} end at {1}, lower than the rest.", names, shown)
        : Message.of(
            "caption.tieBelow",
            "A tie: {0} end at {1} or lower, lower than the rest.",
            names,
            shown);
  }

  private static boolean any(List<Trace> traces, Predicate<Optimizer> kind) {
    return traces.stream().anyMatch(trace -> kind.test(trace.contender().optimizer()));
  }

  /** A line search asks for no rate. */
  private static boolean hasRate(Optimizer optimizer) {
    return !optimizer.searchesLine();
  }

  private static double end(Trace trace) {
    return trace.loss()[trace.rows() - 1];
  }

  /**
   * The words of the gallery, each where it holds: parameters and dimension are those that it is
   * about, and the race has the methods that it names, which do what it says of them.
   */
  private record GalleryWords(
      Experiment experiment, List<Trace> traces, List<Judgement> judgements) {
    /** Steps. */
    private static final int AT_ONCE = 10;

    /** A distance from the ridge of the saddle, whose minima lie 1.41 from it. */
    private static final double OFF_THE_RIDGE = 0.4;

    /** What is said of a function; nothing where its words do not hold. */
    Optional<Message> what() {
      return function()
          .filter(f -> holds(f.words().claim(), f))
          .map(f -> Message.of("gallery." + f.id() + ".what", quoted(f.words().what())));
    }

    /** What to try on it, if there is something to try it with. */
    Optional<Message> hint() {
      return function()
          .filter(f -> canBeTried(f.words().need()))
          .map(f -> Message.of("gallery." + f.id() + ".hint", quoted(f.words().hint())));
    }

    private Optional<TestFunction> function() {
      return Gallery.withExpression(experiment.function().expression())
          .filter(f -> f.parameters().equals(experiment.function().parameters()))
          .filter(f -> f.start().size() == experiment.function().start().size());
    }

    private boolean holds(TestFunction.Claim claim, TestFunction f) {
      return switch (claim) {
        case NOTHING -> true;
        case ALL_ARRIVE -> all(run -> true, verdict -> verdict == Verdict.ARRIVES);
        case PLAIN_DESCENT -> any(Optimizer::isPlainDescent);
        case GRADIENTS_CRAWL ->
            f.start().equals(experiment.function().start())
                && !any(optimizer -> optimizer.searchesLine() || optimizer.needsMatrix())
                && ridgeHoldsGradientsAlone();
        case MOMENTUM_PASSES ->
            any(Optimizer::isPlainDescent)
                && all(Optimizer::isPlainDescent, verdict -> verdict == Verdict.TRAPPED)
                && momentumPasses();
      };
    }

    /** Whether gradients as they are stay on the ridge for some steps, and scaled ones do not. */
    private boolean ridgeHoldsGradientsAlone() {
      for (Trace trace : traces) {
        Optimizer optimizer = trace.contender().optimizer();
        double[] soon = trace.pointAt(Math.min(AT_ONCE, trace.rows() - 1));
        boolean left = Math.abs(soon[soon.length - 1]) > OFF_THE_RIDGE;
        if (left == (optimizer.isPlainDescent() || rolls(optimizer))) {
          return false;
        }
      }
      return true;
    }

    private boolean canBeTried(TestFunction.Need need) {
      return switch (need) {
        case NOTHING -> true;
        case SEVERAL -> traces.size() > 1;
        case A_RATE -> any(Caption::hasRate);
        // A momentum can be raised or lowered only where there is one.
        case MOMENTUM_TRAPPED -> any(GalleryWords::rolls) && !momentumPasses();
        case MOMENTUM_FREE -> momentumPasses();
      };
    }

    private boolean momentumPasses() {
      return any(GalleryWords::rolls)
          && all(GalleryWords::rolls, verdict -> verdict != Verdict.TRAPPED);
    }

    private boolean any(Predicate<Optimizer> kind) {
      return Caption.any(traces, kind);
    }

    private boolean all(Predicate<Optimizer> kind, Predicate<Verdict> told) {
      for (int run = 0; run < traces.size(); run++) {
        if (kind.test(traces.get(run).contender().optimizer())
            && !told.test(judgements.get(run).verdict())) {
          return false;
        }
      }
      return true;
    }

    private static boolean rolls(Optimizer optimizer) {
      return optimizer.momentum() > 0;
    }

    /** A text as a pattern. */
    private static String quoted(String text) {
      return text.replace("'", "''");
    }
  }
}
