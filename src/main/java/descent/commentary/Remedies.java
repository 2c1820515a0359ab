package descent.commentary;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.objective.TypedFunction;
import descent.run.Ending;
import descent.run.FunctionRun;
import descent.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Tries changes of one run and keeps those that help: the run of a remedy ends lower by more than a
 * tolerance, so none is ever the way back from another. The budget is one of work, not of time, so
 * the same experiment always gets the same advice.
 */
public final class Remedies {
  /**
   * A change must leave at most this part of what the run has left above the deepest known loss.
   */
  static final double BETTER = 0.5;

  /** A gain of less than this part of the fall counts as none. */
  private static final double NOTHING = 1e-9;

  /** A difference of less than this part of the losses' size is rounding. */
  private static final double ROUNDING = 1e-12;

  /** Two changes whose ends differ by less than this part of the fall are equally good. */
  private static final double SAME = 1e-6;

  /** A run that has arrived needs no remedy if it left less than this part of the fall. */
  private static final double WORTH = 1e-5;

  /** Where no minimum is known, a change has to add this part of what the run has fallen. */
  private static final double WORTHY = 0.1;

  /** How many changes of a group are tried at full length. */
  private static final int JUDGED = 3;

  private static final int MOST = 3;

  /**
   * Additions that the trials for one run may take, roughly: a tenth of a second. One budget for
   * the page and for programs, so that both give the same advice.
   */
  private static final double WORK = 1e8;

  /** Where gradients are noisy, this many other seeds have to agree. */
  private static final int DRAWS = 3;

  private final Experiment experiment;
  private final TypedFunction objective;
  private final Facts facts;
  private final int run;
  private final List<Trace> traces;
  private final Trace trace;
  private final Judgement judgement;
  private final Variations variations;
  private final double level;
  private final Runnable patience;
  private double work;

  /** A change that was tried, and what its run ended at. */
  private record Tried(Experiment experiment, double end, double start) {}

  private Remedies(
      Experiment experiment,
      TypedFunction objective,
      Commentary commentary,
      List<Trace> traces,
      int run,
      double work,
      Runnable patience) {
    this.experiment = experiment;
    this.objective = objective;
    this.facts = commentary.facts();
    this.run = run;
    this.traces = traces;
    this.trace = traces.get(run);
    this.judgement = commentary.judgements().get(run);
    this.variations = new Variations(experiment, run);
    this.work = work;
    this.patience = patience;
    double lowest = facts.minima().isEmpty() ? Double.POSITIVE_INFINITY : facts.least();
    for (Trace other : traces) {
      for (double loss : other.loss()) {
        lowest = Math.min(lowest, loss);
      }
    }
    level = lowest;
  }

  /**
   * The remedies of one run, the best of each kind, at most three.
   *
   * @param commentary on the race
   * @param traces of the race
   * @param run which one
   * @param patience is asked before each trial, and may end it all by an exception
   */
  public static List<Remedy> of(
      Experiment experiment,
      TypedFunction objective,
      Commentary commentary,
      List<Trace> traces,
      int run,
      Runnable patience) {
    return of(experiment, objective, commentary, traces, run, WORK, patience);
  }

  /**
   * The same within another budget.
   *
   * @param work how many additions may be spent, roughly
   */
  static List<Remedy> of(
      Experiment experiment,
      TypedFunction objective,
      Commentary commentary,
      List<Trace> traces,
      int run,
      double work,
      Runnable patience) {
    return new Remedies(experiment, objective, commentary, traces, run, work, patience).find();
  }

  private List<Remedy> find() {
    Verdict verdict = judgement.verdict();
    if (verdict == Verdict.ENDLESS || trace.ending().reason() == Ending.Reason.CONVERGED) {
      return List.of();
    }
    var found = new ArrayList<Remedy>();
    OptionalDouble limit = Stability.limit(trace.contender().optimizer(), facts);
    boolean still = verdict == Verdict.FLAT || (verdict == Verdict.STUCK && trace.rows() > 0);
    if (trace.ending().message().key().startsWith("ending.rate")) {
      add(found, variations.formulas(trace.ending().step() - 2), Remedy.Words.Of.FORMULA);
    }
    if (trace.rows() > 0 && !still) {
      add(found, variations.rates(limit), Remedy.Words.Of.RATE);
      add(found, variations.settings(), Remedy.Words.Of.SETTING);
      add(found, variations.rules(limit), Remedy.Words.Of.RULE);
      if (verdict == Verdict.OSCILLATES) {
        add(found, variations.falling(), Remedy.Words.Of.FALLING);
      }
      if (verdict == Verdict.PROGRESSING && found.isEmpty()) {
        add(found, variations.longer(10_000), Remedy.Words.Of.LONGER);
      }
    } else {
      add(found, variations.settings(), Remedy.Words.Of.SETTING);
      add(found, variations.starts(), Remedy.Words.Of.START);
      if (verdict == Verdict.STUCK) {
        add(found, variations.rules(limit), Remedy.Words.Of.RULE);
      }
    }
    return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
  }

  private void add(List<Remedy> found, List<Experiment> variations, Remedy.Words.Of of) {
    Tried best = best(variations);
    if (best != null) {
      var words = new Remedy.Words(experiment, best.experiment(), run, end(), best.end());
      found.add(new Remedy(words.told(of), words.former(of), best.experiment()));
    }
  }

  /** The one that ends lowest; of those that end as low, the first. */
  private @Nullable Tried best(List<Experiment> variations) {
    var helpful = new ArrayList<Tried>();
    double lowest = Double.POSITIVE_INFINITY;
    for (Experiment variation : variations) {
      Tried tried = tried(variation);
      if (tried != null && helps(tried)) {
        helpful.add(tried);
        lowest = Math.min(lowest, tried.end());
      }
    }
    double least = lowest;
    var prospect = new Prospect(experiment, objective, traces, run, judgement, end(), patience);
    // The first of those that end as low as the lowest; if none of them is one to recommend,
    // higher.
    helpful.sort(
        Comparator.comparingDouble(
            tried ->
                tried.end() - least <= SAME * (Math.min(tried.start(), end()) - least)
                    ? least
                    : tried.end()));
    return helpful.stream()
        .limit(JUDGED)
        .filter(tried -> prospect.isSound(tried.experiment()) && holdsByOtherNoise(tried))
        .findFirst()
        .orElse(null);
  }

  /** Where noise is drawn, one run proves nothing: the change also helps with other draws. */
  private boolean holdsByOtherNoise(Tried best) {
    if (experiment.function().gradientNoise() == 0) {
      return true;
    }
    for (int draw = 1; draw <= DRAWS; draw++) {
      long seed = experiment.seed() + draw;
      Tried changed = tried(best.experiment().withSeed(seed));
      Tried before = tried(experiment.withSeed(seed));
      if (changed == null || (before != null && !(changed.end() < before.end()))) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Tried tried(Experiment variation) {
    Contender contender = variation.runs().get(run);
    double cost =
        contender.optimizer().work(objective.dimension(), objective.cost()) * variation.steps();
    if (cost > work) {
      return null;
    }
    work -= cost;
    patience.run();
    var course = new FunctionRun(variation, objective, contender);
    if (!course.hasBegun()) {
      return null;
    }
    double start = course.loss();
    while (course.advance()) {
      // Runs to its end.
    }
    Ending ending = course.ending();
    return ending == null || ending.reason() == Ending.Reason.DIVERGED
        ? null
        : new Tried(variation, course.loss(), start);
  }

  private double end() {
    boolean settled =
        judgement.verdict() == Verdict.ARRIVES || judgement.verdict() == Verdict.TRAPPED;
    return trace.rows() == 0 || (trace.ending().reason() == Ending.Reason.DIVERGED && !settled)
        ? Double.POSITIVE_INFINITY
        : trace.loss()[trace.rows() - 1];
  }

  /** Whether a run ends lower by so much that it is worth a word. */
  private boolean helps(Tried tried) {
    double floor = Math.min(level, tried.end());
    double left = end() - floor;
    double first = trace.rows() == 0 ? tried.start() : trace.loss()[0];
    if (judgement.verdict() == Verdict.ARRIVES && left < WORTH * (first - floor)) {
      return false;
    }
    double fall = Math.max(first, tried.start()) - floor;
    // Nor is one that keeps to the domain only because it stays far above.
    boolean broke = judgement.verdict() == Verdict.UNDEFINED && trace.rows() > 0;
    if (broke && tried.end() > trace.loss()[trace.rows() - 1]) {
      return false;
    }
    // Where nobody knows what is left, a little less of it is no help.
    if (facts.minima().isEmpty() && left < WORTHY * (first - end())) {
      return false;
    }
    // A run that ends above its start is no help.
    return tried.end() < Math.max(first, tried.start())
        && left > NOTHING * fall
        && left > ROUNDING * Math.max(Math.abs(first), Math.abs(floor))
        && tried.end() - floor <= BETTER * left;
  }
}
