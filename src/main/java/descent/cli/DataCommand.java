package descent.cli;

import descent.dataset.Csv;
import descent.dataset.Reading;
import descent.dataset.table.CsvText;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code data FILE}: how a CSV is read, as JSON. */
final class DataCommand {
  private static final List<String> OPTIONS =
      List.of("--target", "--ignore", "--encoding", "--task");

  private DataCommand() {}

  static void run(List<String> args, InputStream in, PrintStream out) {
    Map<String, String> options = new HashMap<>();
    byte[] bytes = ExperimentFile.bytes(file(args, options), in);
    String encoding = options.get("--encoding");
    String ignore = options.get("--ignore");
    Reading reading =
        Reading.of(
            encoding == null ? CsvText.of(bytes) : CsvText.of(bytes, encoding),
            options.getOrDefault("--target", ""),
            task(options.get("--task")),
            ignore == null ? List.of() : List.of(ignore.split(",", -1)));
    out.println(
        JsonMapper.builder()
            .build()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(reading.told()));
  }

  private static String file(List<String> args, Map<String, String> options) {
    String file = null;
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (OPTIONS.contains(arg)) {
        i++;
        if (i == args.size()) {
          throw CommandLine.wrong("cli.noValue", "after {0} a value is missing", arg);
        }
        options.put(arg, args.get(i));
      } else if (file == null && (arg.equals("-") || !arg.startsWith("-"))) {
        file = arg;
      } else {
        throw CommandLine.wrong(
            "cli.data",
            "data takes one file, or - for standard input, and {0}; {1} is neither",
            String.join(", ", OPTIONS),
            arg);
      }
    }
    if (file == null) {
      throw CommandLine.wrong("cli.dataFile", "data needs a file, or - for standard input");
    }
    return file;
  }

  private static @Nullable String task(@Nullable String name) {
    if (name == null || name.equals(Csv.CLASSIFICATION) || name.equals(Csv.REGRESSION)) {
      return name;
    }
    throw CommandLine.wrong(
        "cli.task",
        "after --task stands {0} or {1}, not \"{2}\"",
        Csv.CLASSIFICATION,
        Csv.REGRESSION,
        name);
  }
}
