package descent.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged program, serving on a free port; what it says is in {@link #PLACE}. */
public record Server(Process process, String address) implements AutoCloseable {
  /** Where it writes. */
  public static final Path PLACE = Path.of("target", "browser");

  private static final Path LOG = PLACE.resolve("server.log");
  private static final Pattern OPEN = Pattern.compile("Descent is open at (http://\\S+)\\s");
  private static final Duration PATIENCE = Duration.ofSeconds(240);

  public static Server start(String... options) {
    return start(Map.of(), LOG, options);
  }

  /** One that answers a few questions and is gone: it is compiled no further than that pays. */
  public static Server startBriefly(Map<String, String> environment, Path log, String heap) {
    return start(environment, log, heap, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
  }

  /**
   * @param environment besides the port and the folder of links, which are set here
   * @param log what it says
   */
  public static Server start(Map<String, String> environment, Path log, String... options) {
    try {
      Files.createDirectories(log.getParent());
      Files.deleteIfExists(log);
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of(options));
      command.addAll(List.of("-jar", Path.of("target", "descent.jar").toString()));
      ProcessBuilder program =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      program.environment().put("PORT", "0");
      program.environment().put("EXPERIMENTS", PLACE.resolve("experiments").toString());
      program.environment().putAll(environment);
      Process process = program.start();
      return new Server(process, address(process, log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** The program takes a free port, and tells it as soon as it can be visited. */
  private static String address(Process process, Path log) throws IOException {
    Instant deadline = Instant.now().plus(PATIENCE);
    try {
      while (process.isAlive() && Instant.now().isBefore(deadline)) {
        Matcher open = OPEN.matcher(Files.readString(log));
        if (open.find()) {
          return open.group(1);
        }
        Thread.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    throw new IllegalStateException(
        "The program does not open; it said:\n" + Files.readString(log));
  }
}
