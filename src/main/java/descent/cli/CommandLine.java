package descent.cli;

import java.io.InputStream;
import java.io.PrintStream;

/** The commands that need no server. */
public final class CommandLine {
  private CommandLine() {}

  /** Carries out one command and returns its exit code. */
  public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    err.println("There is no command " + args[0] + ".");
    return 1;
  }
}
