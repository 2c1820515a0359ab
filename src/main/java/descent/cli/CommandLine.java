package descent.cli;

import descent.message.InvalidInputException;
import descent.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The commands that need no server: results on standard output, complaints as one sentence on
 * standard error.
 */
public final class CommandLine {
  private static final String HELP =
      """
      Descent shows how optimizers work.

        descent [serve]            the playground on http://localhost:8080 (PORT changes it)
        descent trace FILE         every run of an experiment as CSV; - reads standard input;
                                   --spreadsheet makes names such as =cmd() harmless
        descent evaluate EXPRESSION --at x=1,y=2 [--with a=3]
                                   value, gradient, Hessian and curvature as JSON
        descent check FILE         the gradient check of an experiment's problem as JSON;
                                   --h 1e-5, --one-sided, --float, --without-penalty,
                                   --dropout fixed|off|fresh, --run 1, --after 0, --rows 16,
                                   --fault derivative:1 (plants a mistake in a layer)
        descent data FILE [--target NAME] [--ignore A,B]
                                   how a CSV is read, as JSON; --encoding gb18030,
                                   --task classification|regression
        descent code FILE --framework pytorch|keras|optax
                                   a program in Python that repeats the experiment's runs
        descent sweep FILE         every cell of the comparison that the experiment's sweep
                                   describes, as CSV; --spreadsheet as for trace
        descent explain FILE [--language zh]
                                   a verdict on every run, and what would help it, as JSON
        descent import FOLDER      copies links and live classes of a folder into the database
                                   that DATABASE_URL names; export FOLDER copies them back
        descent takedown ID        removes what is behind a short link, for good; its link says so
        descent help               this text
      """;

  private CommandLine() {}

  /**
   * Runs one command and returns its exit code: 0, or 1 where the input was at fault. All text is
   * UTF-8 whatever the locale, as in most containers. The command ends early and quietly when its
   * output is no longer read, as in {@code trace FILE | head}.
   */
  public static int run(
      String[] args, InputStream in, OutputStream standardOutput, OutputStream standardError) {
    var out = new PrintStream(new Sink(standardOutput), false, StandardCharsets.UTF_8);
    var err = new PrintStream(standardError, true, StandardCharsets.UTF_8);
    List<String> rest = Arrays.asList(args).subList(1, args.length);
    try {
      switch (args[0]) {
        case "trace" -> TraceCommand.run(rest, in, out, err);
        case "evaluate" -> EvaluateCommand.run(rest, out);
        case "check" -> CheckCommand.run(rest, in, out);
        case "data" -> DataCommand.run(rest, in, out);
        case "code" -> CodeCommand.run(rest, in, out);
        case "sweep" -> SweepCommand.run(rest, in, out, err);
        case "explain" -> ExplainCommand.run(rest, in, out);
        case "import", "export" -> {
          String database = System.getenv().getOrDefault("DATABASE_URL", "");
          CopyCommand.run(args[0].equals("export"), rest, database, out);
        }
        case "takedown" -> TakedownCommand.run(rest, System.getenv(), out);
        case "help", "--help", "-h" -> out.print(HELP);
        default ->
            throw wrong(
                "cli.unknown",
                "there is no command {0}; the commands are serve, trace, evaluate, check, data,"
                    + " code, explain, sweep, import, export, takedown and help",
                args[0]);
      }
      out.flush();
      return 0;
    } catch (InvalidInputException e) {
      out.flush();
      err.println(e.getMessage());
      return 1;
    } catch (OutOfMemoryError e) {
      err.println("this needs more memory than the program has; take fewer variables or terms");
      return 1;
    } catch (Sink.Failure e) {
      return e.isEndOfReading() ? 0 : unwritten(e.reason(), err);
    } catch (IOException e) {
      return unwritten(e, err);
    }
  }

  private static int unwritten(IOException reason, PrintStream err) {
    err.println("the result could not be written: " + reason.getMessage());
    return 1;
  }

  static InvalidInputException wrong(String key, String english, Object... arguments) {
    return new InvalidInputException(Message.of(key, english, arguments));
  }
}
