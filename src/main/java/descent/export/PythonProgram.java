package descent.export;

import descent.catalogue.Framework;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.NetworkProblem;
import descent.message.InvalidInputException;
import descent.message.Message;

/**
 * An experiment as a program in Python that repeats its runs with a framework and prints them as
 * the command {@code trace} does. It needs nothing beside the framework and NumPy.
 */
public final class PythonProgram {
  /** Python has room for 200. */
  private static final int MOST_BRACKETS = 190;

  private PythonProgram() {}

  /**
   * The text of the program.
   *
   * @throws InvalidInputException if Python could not read it, or it would be too long
   */
  public static String of(Experiment experiment, Framework framework) {
    String program = text(experiment, framework);
    if (program.lines().anyMatch(PythonProgram::isTooDeep)) {
      throw new InvalidInputException(
          Message.of(
              "export.deep", "this formula has more brackets in each other than Python reads"));
    }
    return program;
  }

  /** Whether code inside of a function has more open brackets than Python's parser allows. */
  private static boolean isTooDeep(String line) {
    int open = 0;
    for (int i = 0; i < line.length() && line.startsWith("    "); i++) {
      char c = line.charAt(i);
      open += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (open > MOST_BRACKETS) {
        return true;
      }
    }
    return false;
  }

  private static String text(Experiment experiment, Framework framework) {
    return switch (experiment.problem()) {
      case FunctionProblem problem -> new FunctionCode(experiment, problem, framework).text();
      case NetworkProblem problem -> new NetworkCode(experiment, framework).text();
    };
  }

  /** For the first line of the program, between quotes. */
  static String title(Experiment experiment) {
    return experiment.title().isBlank()
        ? "An experiment in optimization."
        : Python.escaped(experiment.title().strip());
  }

  static String notes(Experiment experiment) {
    return experiment.notes().isBlank()
        ? ""
        : String.join("\n", Python.comment(experiment.notes().strip())) + "\n\n";
  }

  /** Ends a run below the stop values, in Python. */
  static String stop(Experiment experiment, String step, String gradientNorm, String loss) {
    StringBuilder text = new StringBuilder();
    double least = experiment.stop().gradientNorm();
    if (least > 0) {
      String value = Python.number(least);
      text.append("if %s < %s:\n".formatted(gradientNorm, value));
      text.append(
          "    return f\"converged at step {%s}: the gradient norm fell below %s\"\n"
              .formatted(step, value));
    }
    Double limit = experiment.stop().loss();
    if (limit != null) {
      String value = Python.number(limit);
      text.append("if %s < %s:\n".formatted(loss, value));
      text.append(
          "    return f\"converged at step {%s}: the loss fell below %s\"\n"
              .formatted(step, value));
    }
    return text.toString();
  }
}
