package descent.commentary;

import descent.experiment.Experiment;
import descent.objective.TypedFunction;
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

  /**
   * Whether a change is one to recommend. A lower end is no help if it lies beyond a pole, on a way
   * that has no end, or where the run is stuck, be it judged alone or beside the others; nor if it
   * is the lowest of swings that do not die out.
   */
  boolean isSound(Experiment variation) {
    Trace changed = traced(variation, run);
    return isSound(variation, List.of(changed), 0)
        && (traces.size() == 1 || isSound(variation, race(variation, changed), run));
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
