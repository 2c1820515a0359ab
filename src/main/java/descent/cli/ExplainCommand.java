package descent.cli;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentPatch;
import descent.explanation.Explanation;
import descent.message.Translation;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** {@code explain FILE [--language zh]}: the verdicts on the runs and their remedies, as JSON. */
final class ExplainCommand {
  private static final String OPTION = "--language";

  private ExplainCommand() {}

  static void run(List<String> args, InputStream in, PrintStream out) {
    String file = null;
    String language = Translation.codes().getFirst();
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals(OPTION)) {
        i++;
        if (i == args.size() || !Translation.codes().contains(args.get(i))) {
          throw CommandLine.wrong(
              "cli.language",
              "after {0} stands one of {1}",
              OPTION,
              String.join(", ", Translation.codes()));
        }
        language = args.get(i);
      } else if (file == null && (arg.equals("-") || !arg.startsWith("-"))) {
        file = arg;
      } else {
        throw CommandLine.wrong(
            "cli.explain",
            "explain takes one file, or - for standard input, and --language; {0} is neither",
            arg);
      }
    }
    if (file == null) {
      throw CommandLine.wrong("cli.explainFile", "explain needs a file, or - for standard input");
    }
    Experiment experiment = ExperimentFile.read(file, in);
    Translation translation = Translation.of(Locale.of(language));
    out.println(
        JsonMapper.builder()
            .build()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(
                Explanation.of(experiment, () -> {})
                    .told(translation::of, other -> ExperimentPatch.between(experiment, other))));
  }
}
