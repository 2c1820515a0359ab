package descent.cli;

import descent.catalogue.Framework;
import descent.experiment.Experiment;
import descent.export.PythonProgram;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code code FILE --framework NAME}: a program in Python that repeats the experiment's runs. */
final class CodeCommand {
  private static final String OPTION = "--framework";

  private CodeCommand() {}

  static void run(List<String> args, InputStream in, PrintStream out) {
    String file = null;
    String framework = null;
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals(OPTION)) {
        i++;
        if (i == args.size()) {
          throw CommandLine.wrong("cli.noValue", "after {0} a value is missing", arg);
        }
        framework = args.get(i);
      } else if (file == null && (arg.equals("-") || !arg.startsWith("-"))) {
        file = arg;
      } else {
        throw CommandLine.wrong(
            "cli.code",
            "code takes one file, or - for standard input, and --framework; {0} is neither",
            arg);
      }
    }
    if (file == null) {
      throw CommandLine.wrong("cli.codeFile", "code needs a file, or - for standard input");
    }
    Framework chosen = framework(framework);
    Experiment experiment = ExperimentFile.read(file, in);
    String program = PythonProgram.of(experiment, chosen);
    out.writeBytes(program.getBytes(StandardCharsets.UTF_8));
  }

  private static Framework framework(@Nullable String name) {
    String known =
        Arrays.stream(Framework.values()).map(Framework::type).collect(Collectors.joining(", "));
    if (name == null) {
      throw CommandLine.wrong(
          "cli.noFramework", "code needs {0} and one of {1} after it", OPTION, known);
    }
    return Framework.named(name)
        .orElseThrow(
            () ->
                CommandLine.wrong(
                    "cli.framework",
                    "after {0} stands one of {1}, not \"{2}\"",
                    OPTION,
                    known,
                    name));
  }
}
