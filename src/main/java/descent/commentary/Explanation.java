package descent.commentary;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.NetworkProblem;
import descent.message.Message;
import descent.objective.TypedFunction;
import descent.run.FunctionRun;
import descent.run.NetworkRun;
import descent.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * An experiment in words: it is run, and what became of each run is said, with what would help.
 *
 * @param caption about all runs
 * @param runs in their order
 */
public record Explanation(Caption caption, List<OfRun> runs) {
  /** How many additions the trials for one run may take, roughly. */
  private static final double WORK = 3e8;

  public Explanation {
    runs = List.copyOf(runs);
  }

  /**
   * What is said of one run.
   *
   * @param name of the run
   * @param verdict the word for programs
   * @param text the sentence
   * @param remedies what helps, tried
   */
  public record OfRun(String name, String verdict, Message text, List<Remedy> remedies) {
    public OfRun {
      remedies = List.copyOf(remedies);
    }
  }

  /**
   * Runs an experiment and explains it.
   *
   * @param patience is asked again and again, and may end it all by an exception
   */
  public static Explanation of(Experiment experiment, Runnable patience) {
    return switch (experiment.problem()) {
      case FunctionProblem problem -> ofFunction(experiment, problem, patience);
      case NetworkProblem problem -> ofNetwork(experiment, patience);
    };
  }

  private static Explanation ofFunction(
      Experiment experiment, FunctionProblem problem, Runnable patience) {
    TypedFunction objective = problem.objective(problem.compile());
    var traces = new ArrayList<Trace>();
    for (Contender contender : experiment.runs()) {
      traces.add(Trace.of(new FunctionRun(experiment, objective, contender), patience));
    }
    var commentary = Commentary.of(experiment, objective, traces);
    var runs = new ArrayList<OfRun>();
    for (int run = 0; run < traces.size(); run++) {
      Judgement judgement = commentary.judgements().get(run);
      runs.add(
          new OfRun(
              experiment.runs().get(run).name(),
              judgement.verdict().word(),
              judgement.text(),
              Remedies.of(experiment, objective, commentary, traces, run, WORK, patience)));
    }
    return new Explanation(commentary.caption(), runs);
  }

  private static Explanation ofNetwork(Experiment experiment, Runnable patience) {
    var learnings = new ArrayList<Learning>();
    var chances = new ArrayList<Chance>();
    for (Contender contender : experiment.runs()) {
      var run = new NetworkRun(experiment, contender.alone());
      chances.add(Chance.of(run.parts()));
      learnings.add(Learning.of(run, patience));
    }
    var judgements = new ArrayList<NetworkJudgement>();
    for (int run = 0; run < learnings.size(); run++) {
      judgements.add(NetworkJudgement.of(learnings.get(run), chances.get(run)));
    }
    var trials = new NetworkRemedies(experiment, patience);
    var runs = new ArrayList<OfRun>();
    for (int run = 0; run < learnings.size(); run++) {
      runs.add(
          new OfRun(
              experiment.runs().get(run).name(),
              judgements.get(run).verdict().word(),
              judgements.get(run).text(),
              trials.of(run, learnings.get(run), judgements.get(run), chances.get(run))));
    }
    return new Explanation(NetworkCaption.of(experiment, learnings, judgements), runs);
  }
}
