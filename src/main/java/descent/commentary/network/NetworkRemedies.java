package descent.commentary.network;

import descent.commentary.Figures;
import descent.commentary.Remedy;
import descent.commentary.Variations;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.NetworkProblem;
import descent.network.Activation;
import descent.network.Initialization;
import descent.network.Layer;
import descent.run.NetworkRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Trains networks with one change each and keeps the change that helps most: clearly more new rows
 * are right, or the loss on them is clearly lower. Trainings are dear, so only a few are made, and
 * none where one costs too much.
 */
public final class NetworkRemedies {
  /** Additions for all trials of an experiment, roughly. */
  private static final double WORK = 1.5e10;

  private static final double PER_WEIGHT = 6;

  /**
   * A change helps clearly if so many more of the new rows are right, or this part of the loss is
   * gone.
   */
  private static final double CLEARLY = 0.02;

  private static final double LOWER = 0.8;

  /** Where a training draws batches or masks, this many other seeds have to agree. */
  private static final int DRAWS = 2;

  /** How many changes are tried with them. */
  private static final int JUDGED = 2;

  private static final double[] SMALLER = {0.1, 0.01, 1e-3, 1e-4};
  private static final double[] OTHER = {0.1, 10, 0.01, 100, 1e3, 1e4, 1e5};
  private static final double[] LARGER = {3, 10, 0.3};
  private static final double[] KEPT = {0.8, 0.5};
  private static final double[] DECAYS = {1e-3, 1e-2};
  private static final double[] WEAKER = {0, 1e-3};

  /** A penalty is weaker where it is at most this part of what it was. */
  private static final double WEAK = 10;

  private final Experiment experiment;
  private final Runnable patience;
  private double work = WORK;

  private record Trial(NetworkChange change, Learning learning) {}

  public NetworkRemedies(Experiment experiment, Runnable patience) {
    this.experiment = experiment;
    this.patience = patience;
  }

  /** The best remedy of a run, if any helps. */
  public List<Remedy> of(int run, Learning learning, NetworkJudgement judgement, Chance chance) {
    var helpful = new ArrayList<Trial>();
    for (NetworkChange change : changes(run, learning, judgement.verdict())) {
      Learning tried = tried(change.experiment(), run);
      if (tried != null
          && helps(learning, tried)
          && score(tried) > score(learning)
          && NetworkJudgement.of(tried, chance).verdict() != NetworkVerdict.CHANCE) {
        helpful.add(new Trial(change, tried));
      }
    }
    helpful.sort(Comparator.comparingDouble(trial -> -score(trial.learning())));
    var others = new ArrayList<Learning>();
    return helpful.stream()
        .limit(JUDGED)
        .filter(trial -> holdsByOtherSeeds(run, learning, trial, others))
        .map(
            trial ->
                new Remedy(
                    trial.change().words(learning, trial.learning()),
                    trial.change().former(),
                    trial.change().experiment()))
        .findFirst()
        .map(List::of)
        .orElse(List.of());
  }

  /**
   * Where batches or masks are drawn, one training proves nothing: with other seeds the change does
   * no harm either, and helps as clearly on average. What diverges needs no such proof.
   *
   * @param others the present run with the other seeds, as far as they have been trained
   */
  private boolean holdsByOtherSeeds(int run, Learning before, Trial trial, List<Learning> others) {
    if (Divergence.isSeen(before)
        || !(draws(experiment, run) || draws(trial.change().experiment(), run))) {
      return true;
    }
    double old = score(before);
    double now = score(trial.learning());
    for (int draw = 1; draw <= DRAWS; draw++) {
      long seed = experiment.seed() + draw;
      if (others.size() < draw) {
        Learning other = tried(experiment.withSeed(seed), run);
        if (other == null) {
          return false;
        }
        others.add(other);
      }
      Learning changed = tried(trial.change().experiment().withSeed(seed), run);
      if (changed == null || score(changed) < score(others.get(draw - 1))) {
        return false;
      }
      old += score(others.get(draw - 1));
      now += score(changed);
    }
    int trained = 1 + DRAWS;
    return before.isRegression() ? -now <= LOWER * -old : now - old > CLEARLY * trained;
  }

  /** Whether a training draws batches or masks. */
  private static boolean draws(Experiment experiment, int run) {
    NetworkProblem problem = experiment.runs().get(run).problem(experiment);
    return problem.batchSize() > 0
        || problem.layers().stream().anyMatch(layer -> layer.keepProbability() < 1);
  }

  private List<NetworkChange> changes(int run, Learning learning, NetworkVerdict verdict) {
    return switch (verdict) {
      case DIVERGES -> rates(run, SMALLER);
      case CHANCE -> freed(run, learning, OTHER);
      case UNDERFITS, PROGRESSING -> freed(run, learning, LARGER);
      case OVERFITS -> regularised(run);
      case GENERALISES -> List.of();
    };
  }

  /** A weaker penalty or a nonlinear network where those hold it back, and other rates. */
  private List<NetworkChange> freed(int run, Learning learning, double[] factors) {
    Contender contender = experiment.runs().get(run);
    NetworkProblem problem = contender.problem(experiment);
    var changes = new ArrayList<NetworkChange>();
    if (learning.isRegression() || learning.isValidated()) {
      if (!problem.layers().isEmpty() && NetworkCauses.isLinear(problem)) {
        List<Layer> bent =
            problem.layers().stream()
                .map(layer -> new Layer(layer.units(), Activation.TANH, layer.keepProbability()))
                .toList();
        changes.add(
            new NetworkChange(
                changed(run, contender, problem, bent, problem.weightDecay(), "layers"),
                NetworkChange.Of.ACTIVATION,
                Activation.LINEAR.type(),
                Activation.TANH.type()));
      }
      changes.addAll(lessPenalised(run, contender, problem));
      if (NetworkCauses.beginsSmall(problem)) {
        changes.add(begun(run, contender, problem));
      }
    }
    changes.addAll(rates(run, factors));
    return changes;
  }

  /** With the initialization of He. */
  private NetworkChange begun(int run, Contender contender, NetworkProblem p) {
    var other =
        new NetworkProblem(
            p.dataset(),
            p.preparation(),
            p.layers(),
            p.loss(),
            p.dropout(),
            p.weightDecay(),
            p.batchSize(),
            p.shuffle(),
            new Initialization.He());
    return new NetworkChange(
        with(run, contender.with(other, "initialization")),
        NetworkChange.Of.INITIALIZATION,
        Figures.shown(NetworkCauses.deviation(p)),
        "He");
  }

  private List<NetworkChange> lessPenalised(int run, Contender contender, NetworkProblem problem) {
    var changes = new ArrayList<NetworkChange>();
    for (double decay : WEAKER) {
      if (problem.weightDecay() >= WEAK * decay && problem.weightDecay() > 0) {
        changes.add(decayed(run, contender, problem, decay));
      }
    }
    return changes;
  }

  private NetworkChange decayed(
      int run, Contender contender, NetworkProblem problem, double decay) {
    return new NetworkChange(
        changed(run, contender, problem, problem.layers(), decay, "weightDecay"),
        NetworkChange.Of.DECAY,
        problem.weightDecay(),
        decay);
  }

  private List<NetworkChange> rates(int run, double[] factors) {
    var variations = new Variations(experiment, run);
    var changes = new ArrayList<NetworkChange>();
    Set<Double> rates = new LinkedHashSet<>();
    for (double factor : factors) {
      rates.add(Figures.rounded(factor * variations.rate(), 2));
    }
    rates.add(experiment.runs().get(run).optimizer().defaultLearningRate());
    for (double rate : rates) {
      if (rate > 0 && rate != variations.rate()) {
        changes.add(
            new NetworkChange(
                variations.rate(rate), NetworkChange.Of.RATE, variations.rate(), rate));
      }
    }
    return changes;
  }

  private List<NetworkChange> regularised(int run) {
    Contender contender = experiment.runs().get(run);
    NetworkProblem problem = contender.problem(experiment);
    var changes = new ArrayList<NetworkChange>();
    if (NetworkCauses.penalty(problem) != null) {
      changes.addAll(lessPenalised(run, contender, problem));
    }
    for (double kept : KEPT) {
      List<Layer> layers =
          problem.layers().stream()
              .map(layer -> new Layer(layer.units(), layer.activation(), kept))
              .toList();
      if (problem.layers().stream().allMatch(layer -> layer.keepProbability() > kept)) {
        changes.add(
            new NetworkChange(
                changed(run, contender, problem, layers, problem.weightDecay(), "layers"),
                NetworkChange.Of.KEPT,
                problem.layers().stream().mapToDouble(Layer::keepProbability).min().orElse(1),
                kept));
      }
    }
    for (double decay : DECAYS) {
      if (decay > problem.weightDecay()) {
        changes.add(decayed(run, contender, problem, decay));
      }
    }
    return changes;
  }

  private Experiment changed(
      int run,
      Contender contender,
      NetworkProblem p,
      List<Layer> layers,
      double weightDecay,
      String field) {
    var other =
        new NetworkProblem(
            p.dataset(),
            p.preparation(),
            layers,
            p.loss(),
            p.dropout(),
            weightDecay,
            p.batchSize(),
            p.shuffle(),
            p.initialization());
    return with(run, contender.with(other, field));
  }

  private Experiment with(int run, Contender contender) {
    var runs = new ArrayList<>(experiment.runs());
    runs.set(run, contender);
    return experiment.withRuns(runs);
  }

  private @Nullable Learning tried(Experiment variation, int run) {
    Contender contender = variation.runs().get(run).alone();
    NetworkProblem problem = contender.problem(variation);
    var course = new NetworkRun(variation, contender);
    int rows = course.parts().training().rows();
    int batch = problem.batchSize() == 0 ? rows : Math.min(rows, problem.batchSize());
    double cost = PER_WEIGHT * course.shape().parameters() * (double) batch * variation.steps();
    if (cost > work) {
      return null;
    }
    work -= cost;
    return Learning.of(course, patience);
  }

  /**
   * How good a network is: the fraction of rows that are right, or minus the loss; over new rows if
   * there are any.
   */
  static double score(Learning learning) {
    if (learning.rows() == 0 || Divergence.isSeen(learning)) {
      return Double.NEGATIVE_INFINITY;
    }
    boolean validated = learning.isValidated();
    return learning.isRegression()
        ? -Learning.last(validated ? learning.validationLoss() : learning.trainLoss())
        : Learning.last(validated ? learning.validationAccuracy() : learning.trainAccuracy());
  }

  private static boolean helps(Learning before, Learning after) {
    double old = score(before);
    double now = score(after);
    if (now == Double.NEGATIVE_INFINITY) {
      return false;
    }
    return old == Double.NEGATIVE_INFINITY
        || (after.isRegression() ? -now <= LOWER * -old : now - old > CLEARLY);
  }
}
