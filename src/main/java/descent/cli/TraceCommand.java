package descent.cli;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.NetworkProblem;
import descent.objective.TypedFunction;
import descent.run.Ending;
import descent.run.FunctionRun;
import descent.run.NetworkRun;
import descent.trace.NetworkTraceCsv;
import descent.trace.TraceCsv;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code trace FILE}: the rows of every run as CSV, and a line on why it ended. */
final class TraceCommand {
  private TraceCommand() {}

  static void run(List<String> args, InputStream in, PrintStream out, PrintStream err)
      throws IOException {
    if (args.size() != 1) {
      throw CommandLine.wrong(
          "cli.trace", "trace takes one argument: a file, or - for standard input");
    }
    Experiment experiment = ExperimentFile.read(args.getFirst(), in);
    var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    switch (experiment.problem()) {
      case FunctionProblem problem -> minimise(experiment, problem, writer, err);
      case NetworkProblem problem -> train(experiment, writer, err);
    }
  }

  private static void minimise(
      Experiment experiment, FunctionProblem problem, Writer writer, PrintStream err)
      throws IOException {
    TypedFunction objective = problem.objective(problem.compile());
    var csv = new TraceCsv(writer, problem.variableNames());
    for (Contender contender : experiment.runs()) {
      var run = new FunctionRun(experiment, objective, contender);
      Ending ending = csv.drain(run);
      writer.flush();
      tell(contender, ending, run.hasBegun() ? run.loss() : Double.NaN, err);
    }
  }

  private static void train(Experiment experiment, Writer writer, PrintStream err)
      throws IOException {
    var csv = new NetworkTraceCsv(writer);
    for (Contender contender : experiment.runs()) {
      var run = new NetworkRun(experiment, contender);
      Ending ending = csv.drain(run, tasks -> tasks.parallelStream().forEach(Runnable::run));
      writer.flush();
      NetworkRun.Row last = run.row();
      tell(contender, ending, last == null ? Double.NaN : last.training().loss(), err);
    }
  }

  private static void tell(Contender contender, Ending ending, double loss, PrintStream err) {
    String last = Double.isFinite(loss) ? "final loss " + loss : "no finite loss";
    err.println(contender.name() + ": " + ending.message() + ", " + last);
  }
}
