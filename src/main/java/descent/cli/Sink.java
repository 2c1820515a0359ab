package descent.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Standard output that stops a command at the first write that fails. A {@link java.io.PrintStream}
 * alone would only record the failure, and the command would go on computing.
 */
final class Sink extends FilterOutputStream {
  Sink(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) {
    attempt(() -> out.write(b));
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    attempt(() -> out.write(bytes, from, length));
  }

  @Override
  public void flush() {
    attempt(out::flush);
  }

  private interface Write {
    void run() throws IOException;
  }

  private static void attempt(Write write) {
    try {
      write.run();
    } catch (IOException e) {
      throw new Failure(e);
    }
  }

  /** A write that failed; unchecked, since a PrintStream swallows checked ones. */
  static final class Failure extends RuntimeException {
    private final IOException reason;

    private Failure(IOException reason) {
      super(reason);
      this.reason = reason;
    }

    IOException reason() {
      return reason;
    }

    /** Whether the reader has closed the pipe; Java reports it only in the exception's text. */
    boolean isEndOfReading() {
      String told = reason.getMessage();
      return told != null && told.toLowerCase(Locale.ROOT).contains("pipe");
    }
  }
}
