package descent.commentary.network;

import descent.commentary.Caption;
import descent.commentary.Figures;
import descent.dataset.Csv;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.NetworkProblem;
import descent.message.Message;
import descent.network.Dropout;
import descent.run.Ending;
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

  /** Who gets so much less right than the best is far behind. */
  private static final double BEHIND = 0.1;

  /** A loss so many times as high as the lowest is far behind. */
  private static final double FAR = 2;

  /** So few training rows are few for any network. */
  private static final int FEW = 50;

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
                  : NetworkCauses.ofGuessing(
                      experiment, learnings.get(run), learning(learnings, judgements)));
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
        ? ofValues(experiment, learnings, judgements)
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

  private static Caption ofClasses(
      Experiment experiment, List<Learning> learnings, List<NetworkJudgement> judgements) {
    Learning best = learnings.getFirst();
    for (Learning learning : learnings) {
      if (validation(learning) > validation(best)) {
        best = learning;
      }
    }
    Learning overfitted = null;
    NetworkJudgement judged = null;
    for (int run = 0; run < learnings.size(); run++) {
      Learning learning = learnings.get(run);
      if (judgements.get(run).verdict() == NetworkVerdict.OVERFITS
          && (overfitted == null || gap(learning) > gap(overfitted))) {
        overfitted = learning;
        judged = judgements.get(run);
      }
    }
    if (overfitted == null || judged == null) {
      return learnings.size() == 1
          ? ofOne(experiment, best, judgements.getFirst())
          : best(learnings, best);
    }
    Message penalty = NetworkCauses.penalty(overfitted.contender().problem(experiment));
    if (penalty != null) {
      // What holds it back is not that it has memorised too much.
      return new Caption(name(overfitted), judged.text(), penalty);
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
          first(
              NetworkCauses.rose(overfitted) ? NetworkCauses.roseFirst(overfitted) : null,
              unscaled(experiment, overfitted),
              together(learnings),
              lessNoise(experiment.network()),
              few(experiment, overfitted)));
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
        first(
            NetworkCauses.rose(overfitted) ? NetworkCauses.roseFirst(overfitted) : null,
            unscaled(experiment, overfitted),
            together(learnings),
            few(experiment, overfitted),
            drop(experiment)));
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
  private static @Nullable Message lessNoise(NetworkProblem problem) {
    return problem.preparation().labelNoise() > 0
        ? Message.of("caption.lessLabelNoise", "Try less label noise.")
        : null;
  }

  /** The usual mistake with dropout is named before anything else is tried. */
  private static @Nullable Message unscaled(Experiment experiment, Learning learning) {
    NetworkProblem problem = learning.contender().problem(experiment);
    boolean drops = problem.layers().stream().anyMatch(layer -> layer.keepProbability() < 1);
    return drops && problem.dropout() == Dropout.UNSCALED
        ? Message.of(
            "caption.unscaled",
            "Its dropout is unscaled: when it predicts, no unit is dropped and sums are larger than"
                + " in training. Inverted dropout keeps them alike on average.")
        : null;
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
        first(together(learnings), behind(learnings, best)));
  }

  /** Of one network there is nothing to compare. */
  private static Caption ofOne(
      Experiment experiment, Learning learning, NetworkJudgement judgement) {
    Message cause =
        judgement.verdict() == NetworkVerdict.GENERALISES
            ? null
            : NetworkCauses.ofStanding(experiment, learning);
    return new Caption(name(learning), judgement.text(), first(cause, together(List.of(learning))));
  }

  private static @Nullable Message first(@Nullable Message... some) {
    for (Message one : some) {
      if (one != null) {
        return one;
      }
    }
    return null;
  }

  /** What an ensemble or averaging gains, of the run where that is most. */
  private static @Nullable Message together(List<Learning> learnings) {
    Message said = null;
    double most = 0;
    for (Learning learning : learnings) {
      var together = learning.together();
      double ensemble = told(together.ensemble(), together.members());
      double average = told(together.average(), validation(learning));
      if (ensemble > most) {
        most = ensemble;
        said =
            gained(
                "caption.ensemble",
                "The ensemble of {0} gets {1} of the new rows right, its members {2} on average.",
                learning,
                together.ensemble(),
                together.members());
      }
      if (average > most) {
        most = average;
        said =
            gained(
                "caption.average",
                "With averaged parameters {0} gets {1} of the new rows right instead of {2}.",
                learning,
                together.average(),
                validation(learning));
      }
    }
    return said;
  }

  private static Message gained(
      String key, String english, Learning learning, double together, double alone) {
    return Message.of(
        key,
        english,
        name(learning),
        NetworkJudgement.percent(together),
        NetworkJudgement.percent(alone));
  }

  /** How far two fractions lie apart; 0 where they are told alike, NaN where one is not known. */
  private static double told(double one, double other) {
    return NetworkJudgement.percent(one).equals(NetworkJudgement.percent(other))
        ? 0
        : Math.abs(one - other);
  }

  /** Few rows are learnt by heart by any network; data from a file may have no more. */
  private static @Nullable Message few(Experiment experiment, Learning overfitted) {
    NetworkProblem problem = overfitted.contender().problem(experiment);
    int rows = problem.preparation().trainingRows(problem.dataset().rows());
    return rows < FEW && !(problem.dataset() instanceof Csv)
        ? Message.of("caption.moreRows", "Try more training rows.")
        : null;
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

  private static Caption ofValues(
      Experiment experiment, List<Learning> learnings, List<NetworkJudgement> judgements) {
    if (learnings.size() == 1) {
      return ofOne(experiment, learnings.getFirst(), judgements.getFirst());
    }
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
        behindOfValues(learnings, judgements, best));
  }

  /** Who has memorised, or has learnt little, beside one that has not. */
  private static @Nullable Message behindOfValues(
      List<Learning> learnings, List<NetworkJudgement> judgements, Learning best) {
    Learning last = best;
    boolean memorised = false;
    for (int run = 0; run < learnings.size(); run++) {
      Learning learning = learnings.get(run);
      if (Learning.last(learning.validationLoss()) > Learning.last(last.validationLoss())) {
        last = learning;
        memorised = judgements.get(run).verdict() == NetworkVerdict.OVERFITS;
      }
    }
    double there = Learning.last(last.validationLoss());
    if (there < FAR * Learning.last(best.validationLoss())) {
      return null;
    }
    return memorised
        ? Message.of(
            "caption.behindMemorised",
            "{0} has {1} there, and {2} on the training rows: it overfits.",
            name(last),
            Figures.shown(there),
            Figures.shown(Learning.last(last.trainLoss())))
        : Message.of("caption.behindLoss", "{0} has {1}.", name(last), Figures.shown(there));
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
