package descent.cli;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.objective.Objective;
import descent.run.Ending;
import descent.run.Run;
import descent.trace.SpreadsheetStream;
import descent.trace.TraceCsv;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code trace FILE}: the rows of every run as CSV, and a line on why it ended. */
final class TraceCommand {
  static final String SPREADSHEET = "--spreadsheet";

  private TraceCommand() {}

  static void run(List<String> args, InputStream in, PrintStream out, PrintStream err)
      throws IOException {
    boolean spreadsheet = args.contains(SPREADSHEET);
    List<String> files = args.stream().filter(arg -> !arg.equals(SPREADSHEET)).toList();
    if (files.size() != 1) {
      throw CommandLine.wrong(
          "cli.trace",
          "trace takes one argument: a file, or - for standard input; and --spreadsheet, which"
              + " makes names harmless that a spreadsheet would take for formulas");
    }
    Experiment experiment = ExperimentFile.read(files.getFirst(), in);
    OutputStream csvOut = spreadsheet ? new SpreadsheetStream(out) : out;
    var writer =
        new BufferedWriter(new OutputStreamWriter(csvOut, StandardCharsets.UTF_8), 1 << 16);
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
