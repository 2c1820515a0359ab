package descent.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Another program that trains a network in turns with ours: those of {@code src/jmh/peers}. */
final class Peer implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final String version;

  private Peer(Process process) throws IOException {
    this.process = process;
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    version = answer();
  }

  static Peer start(List<String> command) throws IOException {
    return new Peer(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  String version() {
    return version;
  }

  /** How many samples it trains a second of its processor time, measured for so many of them. */
  double speed(double seconds) throws IOException {
    process.getOutputStream().write((seconds + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    return Double.parseDouble(answer());
  }

  private String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("The other program has ended.");
    }
    return line;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
