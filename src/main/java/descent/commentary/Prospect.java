package descent.commentary;

import descent.experiment.Experiment;
import descent.objective.TypedFunction;
import descent.run.Ending;
import descent.run.FunctionRun;
import descent.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * What would be said of a run after a change that makes it end lower.
 *
 * @param experiment before the change
 * @param traces of its race
 * @param run that is changed
 * @param judgement of that run before the change
 * @param end its last loss before the change; infinite where it broke off
 */
record Prospect(
    Experiment experiment,
    TypedFunction objective,
    List<Trace> traces,
    int run,
    Judgement judgement,
    double end,
    Runnable patience) {
  /** A change that helps by accident is found out when it runs this many times as long. */
  private static final int LATER = 2;

  /**
   * Whether a change is one to recommend. A lower end is no help if it lies beyond a pole, on a way
   * that has no end, or where the run is stuck, be it judged alone or beside the others; nor if it
   * is the lowest of swings that do not die out.
   */
  boolean isSound(Experiment variation) {
    Trace changed = traced(variation, run);
    return isSound(variation, List.of(changed), 0)
        && lasts(variation, changed)
        && (traces.size() == 1 || isSound(variation, race(variation, changed), run));
  }

  /**
   * Whether it is still lower some steps later. Where runs climb jumps, as of a sawtooth, the loss
   * at one step is an accident.
   */
  private boolean lasts(Experiment variation, Trace changed) {
    boolean jumps =
        judgement.text().key().equals("judgement.wall")
            || climbsJump(traces.get(run))
            || climbsJump(changed);
    if (!jumps) {
      return true;
    }
    Experiment longer = new Variations(variation, run).steps(LATER * variation.steps());
    Trace later = traced(longer, run);
    if (later.ending().reason() == Ending.Reason.DIVERGED) {
      return false;
    }
    var motion = new Motion(later);
    double floor = motion.lowest();
    for (Trace trace : traces) {
      floor = trace.rows() == 0 ? floor : Math.min(floor, new Motion(trace).lowest());
    }
    return motion.highestAtLast() - floor <= Remedies.BETTER * (end - floor);
  }

  /** Whether a step leads up a jump: a rise that is as high however short the way. */
  private boolean climbsJump(Trace trace) {
    for (int row = 1; row < trace.rows(); row++) {
      double rise = trace.loss()[row] - trace.loss()[row - 1];
      if (rise > 0
          && Neighbourhood.jump(objective, trace.pointAt(row - 1), trace.pointAt(row)) > rise / 2) {
        return true;
      }
    }
    return false;
  }

  private boolean isSound(Experiment variation, List<Trace> race, int place) {
    Facts facts = Facts.of(variation, objective, race);
    Verdict verdict = Judge.all(objective, facts, race).get(place).verdict();
    return switch (verdict) {
      case ENDLESS, DIVERGES, UNDEFINED, STUCK, FLAT -> false;
      case OSCILLATES ->
          judgement.verdict() != Verdict.ARRIVES
              && new Motion(race.get(place)).highestAtLast() < end;
      case ARRIVES, PROGRESSING, TRAPPED, STALLS ->
          judgement.verdict() != Verdict.ARRIVES || verdict == Verdict.ARRIVES;
    };
  }

  /** The whole race with one run changed; a change that concerns the others runs them too. */
  private List<Trace> race(Experiment variation, Trace changed) {
    boolean shared =
        variation.problem().equals(experiment.problem()) && variation.steps() == experiment.steps();
    var race = new ArrayList<Trace>();
    for (int other = 0; other < traces.size(); other++) {
      race.add(other == run ? changed : shared ? traces.get(other) : traced(variation, other));
    }
    return race;
  }

  private Trace traced(Experiment variation, int of) {
    return Trace.of(new FunctionRun(variation, objective, variation.runs().get(of)), patience);
  }
}
