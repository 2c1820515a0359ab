package descent.explanation;

import descent.commentary.Caption;
import descent.commentary.Commentary;
import descent.commentary.Judgement;
import descent.commentary.Remedies;
import descent.commentary.Remedy;
import descent.commentary.network.Chance;
import descent.commentary.network.Learning;
import descent.commentary.network.NetworkCommentary;
import descent.commentary.network.NetworkRemedies;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * An experiment in words: it is run, and each run has a verdict and remedies.
 *
 * @param caption about all runs
 * @param runs in their order
 */
public record Explanation(Caption caption, List<OfRun> runs) {
  public Explanation {
    runs = List.copyOf(runs);
  }

  /**
   * The verdict on one run.
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
      case FunctionProblem problem ->
          ofRace(experiment, problem.objective(problem.compile()), patience);
      case NetworkProblem problem -> ofNetwork(experiment, patience);
    };
  }

  /** The same of a race whose function is at hand. */
  public static Explanation ofRace(
      Experiment experiment, TypedFunction objective, Runnable patience) {
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
              Remedies.of(experiment, objective, commentary, traces, run, patience)));
    }
    return new Explanation(commentary.caption(), runs);
  }

  private static Explanation ofNetwork(Experiment experiment, Runnable patience) {
    var learnings = new ArrayList<Learning>();
    var chances = new ArrayList<Chance>();
    for (Contender contender : experiment.runs()) {
      var run = new NetworkRun(experiment, contender);
      chances.add(Chance.of(run.parts()));
      learnings.add(Learning.of(run, patience));
    }
    var commentary = NetworkCommentary.of(experiment, learnings, chances);
    var judgements = commentary.judgements();
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
    return new Explanation(commentary.caption(), runs);
  }

  /**
   * The explanation as JSON for programs.
   *
   * @param say puts a sentence into a language
   * @param patch the edit that makes an experiment of this one
   */
  public Map<String, Object> told(
      Function<Message, String> say, Function<Experiment, Object> patch) {
    String name = caption.run() == null ? "" : caption.run() + ": ";
    Message hint = caption.hint();
    var told = new LinkedHashMap<String, Object>();
    told.put(
        "caption", name + say.apply(caption.what()) + (hint == null ? "" : " " + say.apply(hint)));
    told.put("runs", runs.stream().map(run -> told(run, say, patch)).toList());
    return told;
  }

  private static Map<String, Object> told(
      OfRun run, Function<Message, String> say, Function<Experiment, Object> patch) {
    var told = new LinkedHashMap<String, Object>();
    told.put("run", run.name());
    told.put("verdict", run.verdict());
    told.put("text", say.apply(run.text()));
    var remedies = new ArrayList<Map<String, Object>>();
    for (Remedy remedy : run.remedies()) {
      var of = new LinkedHashMap<String, Object>();
      of.put("text", say.apply(remedy.text()));
      of.put("patch", patch.apply(remedy.experiment()));
      remedies.add(of);
    }
    told.put("remedies", remedies);
    return told;
  }
}
