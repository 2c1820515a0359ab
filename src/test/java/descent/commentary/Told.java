package descent.commentary;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.objective.TypedFunction;
import descent.run.FunctionRun;
import descent.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/** A race with all that is said of it. */
record Told(
    Experiment experiment, TypedFunction objective, List<Trace> traces, Commentary commentary) {
  private static final double WORK = 1e8;

  static Told of(String json) {
    return of(ExperimentJson.read(json));
  }

  static Told of(Experiment experiment) {
    var objective = experiment.function().objective(experiment.function().compile());
    var traces = new ArrayList<Trace>();
    experiment
        .runs()
        .forEach(run -> traces.add(Trace.of(new FunctionRun(experiment, objective, run))));
    return new Told(experiment, objective, traces, Commentary.of(experiment, objective, traces));
  }

  /** Runs on a function of these variables, each as {@code type rate}, or an object of its own. */
  static Told of(String expression, String variables, String start, int steps, String... runs) {
    var list = new ArrayList<String>();
    for (String run : runs) {
      String[] parts = run.split(" ", 2);
      list.add(
          run.startsWith("{")
              ? run
              : """
              {"name": "%d", "optimizer": {"type": "%s"}, "schedule": %s}
              """
                  .formatted(
                      list.size(),
                      parts[0],
                      parts.length == 1
                          ? "{}"
                          : parts[1].startsWith("{")
                              ? parts[1]
                              : "{\"learningRate\": " + parts[1] + "}"));
    }
    return of(
        """
        {"problem": {"type": "function", "expression": "%s", %s, "start": [%s]}, "steps": %d, "runs": [%s]}
        """
            .formatted(
                expression,
                variables.matches("\\d+")
                    ? "\"dimension\": " + variables
                    : "\"variables\": [\"" + variables.replace(",", "\", \"") + "\"]",
                start,
                steps,
                String.join(", ", list)));
  }

  Judgement judgement(int run) {
    return commentary.judgements().get(run);
  }

  String word(int run) {
    return judgement(run).verdict().word();
  }

  String text(int run) {
    return judgement(run).text().toString();
  }

  List<Remedy> remedies(int run) {
    return Remedies.of(experiment, objective, commentary, traces, run, WORK, () -> {});
  }

  double end(int run) {
    Trace trace = traces.get(run);
    return trace.loss()[trace.rows() - 1];
  }
}
