package descent.cli;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.objective.Objective;
import descent.run.Ending;
import descent.run.Run;
import descent.trace.TraceCsv;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
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
    var csv = new TraceCsv(writer);
    Objective function = experiment.compile();
    for (Contender contender : experiment.runs()) {
      Run run = Run.of(experiment, contender, function);
      Ending ending = csv.drain(run, tasks -> tasks.parallelStream().forEach(Runnable::run));
      writer.flush();
      tell(contender, ending, run.loss(), err);
    }
  }

  private static void tell(Contender contender, Ending ending, double loss, PrintStream err) {
    String last = Double.isFinite(loss) ? "final loss " + loss : "no finite loss";
    err.println(contender.name() + ": " + ending.message() + ", " + last);
  }
}
