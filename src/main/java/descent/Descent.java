package descent;

import descent.cli.CommandLine;
import java.io.FileDescriptor;
import java.io.FileOutputStream;

/** The program: a server, or one of the commands that need none and load nothing of it. */
public final class Descent {
  private Descent() {}

  /** Serves without arguments or with {@code serve}; anything else is a command. */
  public static void main(String[] args) {
    if (args.length == 0 || args[0].equals("serve")) {
      try {
        Server.start(args);
      } catch (Settings.WrongException e) {
        System.err.println(e.getMessage());
        System.exit(1);
      }
    } else {
      // System.out would hide a broken pipe.
      var out = new FileOutputStream(FileDescriptor.out);
      System.exit(CommandLine.run(args, System.in, out, System.err));
    }
  }
}
