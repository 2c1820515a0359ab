package descent.commentary.network;

import descent.commentary.Figures;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.NetworkProblem;
import descent.message.Message;
import descent.network.Activation;
import descent.network.Initialization;
import descent.network.Layer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a network does not learn, as far as its numbers and those of the others tell it. */
final class NetworkCauses {
  /** From here the penalty on the weights is what a network minimises first. */
  private static final double MUCH_DECAY = 0.1;

  /** A loss so many times as high as it began has risen; one that stays within a part stands. */
  private static final double ROSE = 2;

  private static final double MOVES = 0.05;

  /** Of the deviation that He gives them, the part up to which initial weights are small. */
  private static final double SMALL = 0.1;

  /** A rate up to which steps may be too short. */
  private static final double LITTLE_RATE = 1e-4;

  /** A rate of which no more than this part is left takes no steps worth words. */
  private static final double FADED = 1e-4;

  private NetworkCauses() {}

  /**
   * Why one guesses. Where another one learns with the same optimizer, what sets them apart is the
   * cause; else, where momentum multiplies the rate, it is told what its steps add up to.
   */
  static @Nullable Message ofGuessing(
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
    if (!rose(guessing)) {
      Message standing = ofStanding(experiment, guessing);
      Message initial = standing == null ? initial(problem) : standing;
      if (initial != null) {
        return initial;
      }
    }
    double momentum = contender.optimizer().momentum();
    if (rose(guessing) && momentum == 0) {
      return roseFirst(guessing);
    }
    return momentum > 0 && contender.plan().schedule().isConstant()
        ? tooLong(contender.plan().schedule().learningRate(), momentum)
        : null;
  }

  /**
   * Why one does not come on, without another one to compare it with: its steps are too short, the
   * penalty is too strong, or what its layers compute is too simple.
   */
  static @Nullable Message ofStanding(Experiment experiment, Learning learning) {
    Contender contender = learning.contender();
    NetworkProblem problem = contender.problem(experiment);
    double first = learning.trainLoss()[0];
    double last = Learning.last(learning.trainLoss());
    Message penalty = penalty(problem);
    if (penalty != null) {
      return penalty;
    }
    if (stands(learning) && constantRate(contender) <= LITTLE_RATE) {
      return first == last
          ? Message.of(
              "caption.chanceUnmoved",
              "At its rate of {1} the loss stays at {0}: try a larger rate.",
              Figures.shown(first),
              Figures.shown(constantRate(contender)))
          : Message.of(
              "caption.chanceStill",
              "Its loss hardly moves, from {0} to {1}: try a larger rate.",
              Figures.apart(first, last),
              Figures.apart(last, first));
    }
    var rates = contender.plan().start();
    double begun = rates.at(0);
    double left = rates.at(Math.max(0, experiment.steps() - 1));
    if (!contender.plan().perEpoch() && left < FADED * begun) {
      return Message.of(
          "caption.chanceFaded",
          "Its rate has fallen from {0} to {1}: let it fall more slowly.",
          Figures.shown(begun),
          Figures.shown(left));
    }
    return isLinear(problem)
        ? Message.of(
            "caption.chanceLinear",
            "Its layers are all linear, and so is the whole network: try tanh or ReLU.")
        : null;
  }

  /** Where the penalty on the weights is what a network minimises first. */
  static @Nullable Message penalty(NetworkProblem problem) {
    return problem.weightDecay() >= MUCH_DECAY
        ? Message.of(
            "caption.chanceDecay",
            "Its weight decay is {0}: try a smaller one.",
            Figures.shown(problem.weightDecay()))
        : null;
  }

  /** Where hidden units begin alike, or so small that hardly any gradient comes through them. */
  static @Nullable Message initial(NetworkProblem problem) {
    if (!beginsSmall(problem)) {
      return null;
    }
    double deviation = deviation(problem);
    return deviation == 0
        ? Message.of(
            "caption.chanceZero",
            "Its initial weights are all 0, so the units of a layer stay alike: try the"
                + " initialisation of He.")
        : Message.of(
            "caption.chanceSmall",
            "Its initial weights are small, with a deviation of {0}: try the initialisation of"
                + " He.",
            Figures.shown(deviation));
  }

  /** Whether hidden layers begin with weights far below those that He gives them. */
  static boolean beginsSmall(NetworkProblem problem) {
    return !problem.layers().isEmpty()
        && deviation(problem) <= SMALL * Math.sqrt(2.0 / widest(problem));
  }

  /** Of the initial weights; infinite for those that fit the widths of the layers. */
  static double deviation(NetworkProblem problem) {
    return switch (problem.initialization()) {
      case Initialization.He() -> Double.POSITIVE_INFINITY;
      case Initialization.Xavier() -> Double.POSITIVE_INFINITY;
      case Initialization.Normal(double deviation) -> deviation;
      case Initialization.Explicit(List<Initialization.Given> layers) ->
          Math.sqrt(
              layers.stream()
                  .flatMap(layer -> layer.weights().stream())
                  .flatMap(List::stream)
                  .mapToDouble(weight -> weight * weight)
                  .average()
                  .orElse(0));
    };
  }

  /** The most inputs of a layer. */
  private static int widest(NetworkProblem problem) {
    return Math.max(
        problem.dataset().rows().features().size(),
        problem.layers().stream().mapToInt(Layer::units).max().orElse(0));
  }

  /** Linear layers one after the other are one linear layer. */
  static boolean isLinear(NetworkProblem problem) {
    return problem.layers().stream().allMatch(layer -> layer.activation() == Activation.LINEAR);
  }

  /** What sets one that guesses apart from another one that learns with the same steps. */
  private static @Nullable Message apart(NetworkProblem own, NetworkProblem other, String name) {
    if (leastKept(own) < leastKept(other)) {
      return Message.of(
          "caption.chanceKeep",
          "{0} learns at the same rate: try a higher keep probability.",
          name);
    }
    if (beginsSmall(own) && !beginsSmall(other)) {
      return initial(own);
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
  static boolean rose(Learning learning) {
    double[] loss = learning.trainLoss();
    return !learning.contender().optimizer().searchesLine()
        && Arrays.stream(loss).anyMatch(later -> later > ROSE * loss[0]);
  }

  /** Whether the loss never moved by a part worth words. */
  private static boolean stands(Learning learning) {
    double[] loss = learning.trainLoss();
    return Arrays.stream(loss).allMatch(later -> Math.abs(later - loss[0]) < MOVES * loss[0]);
  }

  static Message roseFirst(Learning learning) {
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
}
