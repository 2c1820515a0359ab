package descent.commentary;

import descent.experiment.Experiment;
import descent.objective.Objective;
import descent.trace.Trace;
import java.util.List;

/**
 * All that is said of a race on a function.
 *
 * @param facts about the function
 * @param judgements of the runs, in their order
 * @param caption about all of them
 */
public record Commentary(Facts facts, List<Judgement> judgements, Caption caption) {
  public Commentary {
    judgements = List.copyOf(judgements);
  }

  /** What is said after the race. */
  public static Commentary of(Experiment experiment, Objective objective, List<Trace> traces) {
    Facts facts = Facts.of(experiment, objective, traces);
    List<Judgement> judgements = Judge.all(objective, facts, traces);
    return new Commentary(facts, judgements, Caption.of(experiment, traces, facts, judgements));
  }
}
