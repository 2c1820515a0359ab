package descent.commentary.network;

import descent.commentary.Caption;
import descent.commentary.Figures;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.NetworkProblem;
import descent.message.Message;
import descent.run.Ending;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What to look at when all networks of an experiment have been trained, and what to try. */
public final class NetworkCaption {
  /** A difference between networks that is worth words. */
  private static final double DIFFERS = 0.02;

  /** From here the penalty on the weights is what a network minimises first. */
  private static final double MUCH_DECAY = 0.1;

  /** A loss so many times as high as it began has risen; one that stays within a part stands. */
  private static final double ROSE = 2;

  private static final double MOVES = 0.01;

  /** A rate up to which steps may be too short. */
  private static final double LITTLE_RATE = 1e-4;

  /** Who gets so much less right than the best is far behind. */
  private static final double BEHIND = 0.1;

  private static final Set<NetworkVerdict> FAILED =
      Set.of(NetworkVerdict.DIVERGES, NetworkVerdict.CHANCE);

  private NetworkCaption() {}

  /** The most useful thing to say; every run is looked at. */
  public static Caption of(
      Experiment experiment, List<Learning> learnings, List<NetworkJudgement> judgements) {
    for (NetworkVerdict verdict : List.of(NetworkVerdict.DIVERGES, NetworkVerdict.CHANCE)) {
      for (int run = 0; run < learnings.size(); run++) {
        if (judgements.get(run).verdict() == verdict) {
          return new Caption(
              learnings.get(run).contender().name(),
              judgements.get(run).text(),
              verdict == NetworkVerdict.DIVERGES
                  ? cure(experiment, learnings.get(run))
                  : cause(experiment, learnings.get(run), learning(learnings, judgements)));
        }
      }
    }
    if (learnings.stream().anyMatch(learning -> !learning.isValidated())) {
      return new Caption(
          null,
          Message.of(
              "caption.unchecked",
              "No rows are held out, so it cannot be told whether they were learnt or memorised."),
          Message.of("caption.uncheckedHint", "Try a validation fraction of 0.3."));
    }
    return learnings.getFirst().isRegression()
        ? ofValues(learnings)
        : ofClasses(experiment, learnings, judgements);
  }

  /** A smaller rate helps only where a rate decides how far a step goes. */
  private static @Nullable Message cure(Experiment experiment, Learning learning) {
    Ending ending = learning.ending();
    if (ending != null && ending.message().key().startsWith("ending.rate")) {
      return null;
    }
    Contender contender = learning.contender();
    if (!contender.optimizer().searchesLine()) {
      return Message.of("caption.smaller", "Try a smaller rate.");
    }
    return contender.problem(experiment).batchSize() == 0
        ? null
        : Message.of(
            "caption.fullBatch",
            "Its line search compares losses of the same rows: try the full batch, batch size 0.");
  }

  /** Those that have learnt something. */
  private static List<Contender> learning(
      List<Learning> learnings, List<NetworkJudgement> judgements) {
    return IntStream.range(0, learnings.size())
        .filter(run -> !FAILED.contains(judgements.get(run).verdict()))
        .mapToObj(run -> learnings.get(run).contender())
        .toList();
  }

  /**
   * Why one guesses. Where another one learns with the same optimizer, what sets them apart is the
   * cause; else, where momentum multiplies the rate, it is told what its steps add up to.
   */
  private static @Nullable Message cause(
      Experiment experiment, Learning guessing, List<Contender> others) {
    Contender contender = guessing.contender();
    NetworkProblem problem = contender.problem(experiment);
    for (Contender other : others) {
      if (!other.optimizer().equals(contender.optimizer())) {
        continue;
      }
      if (other.plan().equals(contender.plan())) {
        // It is not the rate.
        return apart(problem, other.problem(experiment), other.name());
      }
      if (other.problem(experiment).equals(problem)
          && constantRate(other) > constantRate(contender)) {
        return Message.of(
            "caption.chanceLarger",
            "{0} learns at the rate {1}: try a larger one.",
            other.name(),
            Figures.shown(constantRate(other)));
      }
    }
    double momentum = contender.optimizer().momentum();
    if (rose(guessing) && momentum == 0) {
      return roseFirst(guessing);
    }
    if (!rose(guessing) && problem.weightDecay() >= MUCH_DECAY) {
      return Message.of(
          "caption.chanceDecay",
          "Its weight decay is {0}: try a smaller one.",
          Figures.shown(problem.weightDecay()));
    }
    if (stands(guessing) && constantRate(contender) <= LITTLE_RATE) {
      return Message.of(
          "caption.chanceStill",
          "Its loss hardly moves, from {0} to {1}: try a larger rate.",
          Figures.apart(guessing.trainLoss()[0], Learning.last(guessing.trainLoss())),
          Figures.apart(Learning.last(guessing.trainLoss()), guessing.trainLoss()[0]));
    }
    return momentum > 0 && contender.plan().schedule().isConstant()
        ? tooLong(contender.plan().schedule().learningRate(), momentum)
        : null;
  }

  /** What sets one that guesses apart from another one that learns with the same steps. */
  private static @Nullable Message apart(NetworkProblem own, NetworkProblem other, String name) {
    if (leastKept(own) < leastKept(other)) {
      return Message.of(
          "caption.chanceKeep",
          "{0} learns at the same rate: try a higher keep probability.",
          name);
    }
    return own.weightDecay() > other.weightDecay()
        ? Message.of(
            "caption.chanceLessDecay",
            "{0} learns at the same rate with a weight decay of {1} instead of {2}.",
            name,
            Figures.shown(other.weightDecay()),
            Figures.shown(own.weightDecay()))
        : null;
  }

  /** Whether steps were too long: the loss was once far above its beginning. */
  private static boolean rose(Learning learning) {
    double[] loss = learning.trainLoss();
    return !learning.contender().optimizer().searchesLine()
        && Arrays.stream(loss).anyMatch(later -> later > ROSE * loss[0]);
  }

  /** Whether the loss never moved by a part worth words. */
  private static boolean stands(Learning learning) {
    double[] loss = learning.trainLoss();
    return Arrays.stream(loss).allMatch(later -> Math.abs(later - loss[0]) < MOVES * loss[0]);
  }

  private static Message roseFirst(Learning learning) {
    return Message.of(
        "caption.chanceRose",
        "Its loss first rose from {0} to {1}: try a smaller rate.",
        Figures.shown(learning.trainLoss()[0]),
        Figures.shown(Arrays.stream(learning.trainLoss()).max().orElseThrow()));
  }

  /** NaN where a schedule moves it. */
  private static double constantRate(Contender contender) {
    var schedule = contender.plan().schedule();
    return schedule.isConstant() ? schedule.learningRate() : Double.NaN;
  }

  /** The lowest keep probability of any layer. */
  private static double leastKept(NetworkProblem problem) {
    return problem.layers().stream().mapToDouble(layer -> layer.keepProbability()).min().orElse(1);
  }

  private static Message tooLong(double rate, double momentum) {
    return Message.of(
        "caption.chanceMomentum",
        "Its rate {0} with momentum {1} takes steps as long as a rate of {2} without: try a smaller"
            + " one.",
        Figures.shown(rate),
        Figures.shown(momentum),
        Figures.shown(rate / (1 - momentum)));
  }

  private static Caption ofClasses(
      Experiment experiment, List<Learning> learnings, List<NetworkJudgement> judgements) {
    Learning best = learnings.getFirst();
    for (Learning learning : learnings) {
      if (validation(learning) > validation(best)) {
        best = learning;
      }
    }
    Learning overfitted = null;
    for (int run = 0; run < learnings.size(); run++) {
      Learning learning = learnings.get(run);
      if (judgements.get(run).verdict() == NetworkVerdict.OVERFITS
          && (overfitted == null || gap(learning) > gap(overfitted))) {
        overfitted = learning;
      }
    }
    if (overfitted == null) {
      return best(learnings, best);
    }
    if (!overfitted.equals(best) && validation(best) - validation(overfitted) > DIFFERS) {
      return new Caption(
          null,
          Message.of(
              "caption.overfits",
              "{0} has learnt {1} of the training rows, but only {2} of the new ones are right; {3}"
                  + " gets {4} of them.",
              name(overfitted),
              NetworkJudgement.percent(Learning.last(overfitted.trainAccuracy())),
              NetworkJudgement.percent(validation(overfitted)),
              name(best),
              NetworkJudgement.percent(validation(best))),
          rose(overfitted) ? roseFirst(overfitted) : noise(experiment.network()));
    }
    return new Caption(
        null,
        Message.of(
            "caption.byHeart",
            "{0} has learnt {1} of the training rows, but only {2} of the new ones are right: it"
                + " overfits.",
            name(overfitted),
            NetworkJudgement.percent(Learning.last(overfitted.trainAccuracy())),
            NetworkJudgement.percent(validation(overfitted))),
        rose(overfitted) ? roseFirst(overfitted) : drop(experiment));
  }

  /** Advised where no method has dropout yet. */
  private static @Nullable Message drop(Experiment experiment) {
    boolean dropsNothing =
        experiment.runs().stream()
            .flatMap(run -> run.problem(experiment).layers().stream())
            .allMatch(layer -> layer.keepProbability() == 1);
    return dropsNothing
        ? Message.of("caption.byHeartHint", "Give one of the methods a keep probability of 0.5.")
        : null;
  }

  /** Advice on label noise is given only where there is some. */
  private static @Nullable Message noise(NetworkProblem problem) {
    return problem.preparation().labelNoise() > 0
        ? Message.of("caption.lessLabelNoise", "Try less label noise.")
        : Message.of("caption.moreRows", "Try more training rows.");
  }

  private static Caption best(List<Learning> learnings, Learning best) {
    long ties =
        learnings.stream().filter(learning -> validation(learning) == validation(best)).count();
    String percent = NetworkJudgement.percent(validation(best));
    return new Caption(
        null,
        ties > 1
            ? Message.of(
                "caption.bestTie",
                "{0} networks share the lead: {1} of the new rows are right.",
                ties,
                percent)
            : Message.of(
                "caption.best", "{0} leads: {1} of the new rows are right.", name(best), percent),
        behind(learnings, best));
  }

  /** Who is far behind is named too. */
  private static @Nullable Message behind(List<Learning> learnings, Learning best) {
    Learning last = Collections.min(learnings, Comparator.comparing(NetworkCaption::validation));
    return validation(last) < validation(best) - BEHIND
        ? Message.of(
            "caption.behind",
            "{0} gets only {1}.",
            name(last),
            NetworkJudgement.percent(validation(last)))
        : null;
  }

  private static Caption ofValues(List<Learning> learnings) {
    Learning best = learnings.getFirst();
    for (Learning learning : learnings) {
      if (Learning.last(learning.validationLoss()) < Learning.last(best.validationLoss())) {
        best = learning;
      }
    }
    return new Caption(
        null,
        Message.of(
            "caption.lowestValidation",
            "{0} has the lowest validation loss, {1}.",
            name(best),
            Figures.shown(Learning.last(best.validationLoss()))),
        null);
  }

  private static String name(Learning learning) {
    return learning.contender().name();
  }

  private static double validation(Learning learning) {
    return Learning.last(learning.validationAccuracy());
  }

  private static double gap(Learning learning) {
    return Learning.last(learning.trainAccuracy()) - validation(learning);
  }
}
