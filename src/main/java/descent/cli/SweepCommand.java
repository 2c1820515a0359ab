package descent.cli;

import descent.comparison.SweepCsv;
import descent.comparison.SweepTable;
import descent.experiment.Experiment;
import descent.trace.SpreadsheetStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** {@code sweep FILE}: every cell of the comparison that the experiment describes, as CSV. */
final class SweepCommand {
  /** How many cells are computed at the same time. */
  private static final int BLOCK = 128;

  /** How many cells are computed before they are written in their order. */
  private static final int CHUNK = 16 * BLOCK;

  private SweepCommand() {}

  static void run(List<String> args, InputStream in, PrintStream out, PrintStream err)
      throws IOException {
    boolean spreadsheet = args.contains(TraceCommand.SPREADSHEET);
    List<String> files =
        args.stream().filter(arg -> !arg.equals(TraceCommand.SPREADSHEET)).toList();
    if (files.size() != 1) {
      throw CommandLine.wrong(
          "cli.sweep",
          "sweep takes one argument: a file, or - for standard input; and --spreadsheet, which"
              + " makes names harmless that a spreadsheet would take for formulas");
    }
    Experiment experiment = ExperimentFile.read(files.getFirst(), in);
    if (experiment.sweep() == null) {
      throw CommandLine.wrong(
          "cli.noSweep", "this experiment has no sweep, the field that says what is compared");
    }
    var table = SweepTable.of(experiment);
    var csv = new SweepCsv(table);
    OutputStream csvOut = spreadsheet ? new SpreadsheetStream(out) : out;
    var writer =
        new BufferedWriter(new OutputStreamWriter(csvOut, StandardCharsets.UTF_8), 1 << 16);
    writer.write(csv.header());
    int without = 0;
    // A run that takes long is enough work for a thread.
    boolean quick = experiment.problem().isQuick();
    int block = quick ? BLOCK : 1;
    int chunk = quick ? CHUNK : BLOCK;
    for (int from = 0; from < table.size(); from += chunk) {
      int first = from;
      int to = Math.min(from + chunk, table.size());
      List<SweepCsv.Line> lines =
          IntStream.range(0, (to - from + block - 1) / block)
              .map(number -> first + number * block)
              .parallel()
              .mapToObj(start -> csv.lines(start, Math.min(start + block, to)))
              .flatMap(List::stream)
              .toList();
      for (SweepCsv.Line line : lines) {
        writer.write(line.text());
        without += line.begun() ? 0 : 1;
      }
      writer.flush();
    }
    if (without > 0) {
      err.println(
          "%d of %d cells are empty: the loss at their start is no finite number"
              .formatted(without, table.size()));
    }
  }
}
