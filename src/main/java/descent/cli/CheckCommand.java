package descent.cli;

import descent.experiment.Experiment;
import descent.gradientcheck.CheckSettings;
import descent.gradientcheck.CheckSettings.Dropping;
import descent.gradientcheck.Checkpoint;
import descent.gradientcheck.GradientCheck;
import descent.gradientcheck.Report;
import descent.gradientcheck.Sample;
import descent.gradientcheck.Subject;
import descent.message.Message;
import descent.network.Fault;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code check FILE}: the analytic gradient of a problem against difference quotients, as JSON. */
final class CheckCommand {
  private static final Set<String> FLAGS = Set.of("--one-sided", "--float", "--without-penalty");
  private static final Set<String> VALUES =
      Set.of("--h", "--dropout", "--run", "--after", "--rows", "--fault");

  private static final int MOST_STEPS = 1_000_000;
  private static final int MOST_ROWS = 1_000_000;

  /** About a second of additions. */
  private static final double ADDITIONS = 1e9;

  private CheckCommand() {}

  static void run(List<String> args, InputStream in, PrintStream out) {
    Map<String, String> options = new HashMap<>();
    String file = file(args, options);
    Experiment experiment = ExperimentFile.read(file, in);
    CheckSettings settings =
        new CheckSettings(
            step(options.get("--h")),
            !options.containsKey("--one-sided"),
            options.containsKey("--float"),
            !options.containsKey("--without-penalty"),
            dropping(options.getOrDefault("--dropout", "fixed")),
            null);
    Checkpoint place =
        Checkpoint.of(
            experiment,
            whole("--run", options.getOrDefault("--run", "1"), 1, experiment.runs().size()) - 1,
            whole("--after", options.getOrDefault("--after", "0"), 0, MOST_STEPS),
            whole(
                "--rows",
                options.getOrDefault("--rows", Integer.toString(Checkpoint.USUAL_ROWS)),
                1,
                MOST_ROWS),
            problem -> problem.objective(problem.compile()),
            () -> {});
    settings = settings.withFault(fault(options.get("--fault"), place.faults(settings)));
    Subject subject = place.subject(settings);
    GradientCheck check =
        GradientCheck.of(subject, settings, Sample.within(ADDITIONS, 1, subject), () -> {});
    out.println(
        JsonMapper.builder()
            .build()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(new Report(Message::toString).of(check, settings, place)));
  }

  private static String file(List<String> args, Map<String, String> options) {
    String file = null;
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (FLAGS.contains(arg)) {
        options.put(arg, "");
      } else if (VALUES.contains(arg)) {
        i++;
        if (i == args.size()) {
          throw CommandLine.wrong("cli.noValue", "after {0} a value is missing", arg);
        }
        options.put(arg, args.get(i));
      } else if (file == null && (arg.equals("-") || !arg.startsWith("-"))) {
        file = arg;
      } else {
        throw CommandLine.wrong(
            "cli.check",
            "check takes one file, or - for standard input, and options; {0} is neither",
            arg);
      }
    }
    if (file == null) {
      throw CommandLine.wrong("cli.noFileGiven", "check needs a file, or - for standard input");
    }
    return file;
  }

  private static double step(@Nullable String text) {
    if (text == null) {
      return CheckSettings.USUAL_STEP;
    }
    try {
      double step = Double.parseDouble(text);
      if (step > 0 && step <= 1) {
        return step;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw CommandLine.wrong(
        "cli.step", "the step after --h must be a number above 0 and at most 1, not \"{0}\"", text);
  }

  private static int whole(String option, String text, int least, int most) {
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw CommandLine.wrong(
        "cli.whole",
        "after {0} stands a whole number from {1} to {2}, not \"{3}\"",
        option,
        Integer.toString(least),
        Integer.toString(most),
        text);
  }

  private static Dropping dropping(String text) {
    for (Dropping dropping : Dropping.values()) {
      if (dropping.name().toLowerCase(Locale.ROOT).equals(text)) {
        return dropping;
      }
    }
    throw CommandLine.wrong(
        "cli.dropout", "after --dropout stands off, fixed or fresh, not \"{0}\"", text);
  }

  private static @Nullable Fault fault(@Nullable String text, List<Fault> possible) {
    if (text == null) {
      return null;
    }
    List<String> names =
        possible.stream().map(f -> f.kind().type() + ":" + (f.layer() + 1)).toList();
    int index = names.indexOf(text);
    if (index < 0) {
      throw names.isEmpty()
          ? CommandLine.wrong("cli.noFault", "a function has no layer that could have a fault")
          : CommandLine.wrong(
              "cli.fault",
              "after --fault stands one of {0}, not \"{1}\"",
              String.join(", ", names),
              text);
    }
    return possible.get(index);
  }
}
