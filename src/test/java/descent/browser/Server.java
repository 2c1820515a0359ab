package descent.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged program, serving on a free port; what it says is in {@code target/server.log}. */
record Server(Process process, String address) implements AutoCloseable {
  private static final Path LOG = Path.of("target", "server.log");
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  static Server start(String... options) {
    try {
      int port = freePort();
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of(options));
      command.addAll(List.of("-jar", Path.of("target", "descent.jar").toString()));
      ProcessBuilder program =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(LOG.toFile());
      program.environment().put("PORT", String.valueOf(port));
      program.environment().put("EXPERIMENTS", Path.of("target", "experiments").toString());
      Server server = new Server(program.start(), "http://localhost:" + port);
      server.awaitHealth();
      return server;
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

  private void awaitHealth() throws IOException {
    Instant deadline = Instant.now().plus(PATIENCE);
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest health = HttpRequest.newBuilder(URI.create(address + "/actuator/health")).build();
      while (process.isAlive() && Instant.now().isBefore(deadline)) {
        try {
          if (client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException notYet) {
          // asked again below
        }
        Thread.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close();
    throw new IllegalStateException(
        "The program does not answer; it said:\n" + Files.readString(LOG));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
