package descent.cli;

import descent.experiment.Contender;
import descent.experiment.Ending;
import descent.experiment.Experiment;
import descent.experiment.ExperimentJson;
import descent.experiment.FunctionProblem;
import descent.experiment.FunctionRun;
import descent.experiment.NetworkProblem;
import descent.experiment.NetworkRun;
import descent.experiment.NetworkTraceCsv;
import descent.experiment.TraceCsv;
import descent.objective.TypedFunction;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** {@code trace FILE}: the rows of every run as CSV, and a line on why it ended. */
final class TraceCommand {
  private static final int LONGEST_FILE = 64 * 1024 * 1024;

  private TraceCommand() {}

  static void run(List<String> args, InputStream in, PrintStream out, PrintStream err)
      throws IOException {
    if (args.size() != 1) {
      throw CommandLine.wrong(
          "cli.trace", "trace takes one argument: a file, or - for standard input");
    }
    Experiment experiment = ExperimentJson.read(read(args.getFirst(), in));
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

  private static String read(String file, InputStream in) {
    try (InputStream from = file.equals("-") ? in : Files.newInputStream(Path.of(file))) {
      byte[] bytes = from.readNBytes(LONGEST_FILE + 1);
      if (bytes.length > LONGEST_FILE) {
        throw CommandLine.wrong("cli.longFile", "{0} is longer than {1} bytes", file, LONGEST_FILE);
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (NoSuchFileException | InvalidPathException e) {
      throw CommandLine.wrong("cli.noFile", "there is no file {0}", file);
    } catch (IOException e) {
      throw CommandLine.wrong(
          "cli.unreadable", "{0} cannot be read: {1}", file, String.valueOf(e.getMessage()));
    }
  }
}
