package descent.load.watched;

import descent.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus, with the settings and rules of deploy, that watches one server. */
public record Prometheus(Process process, String address, HttpClient http)
    implements AutoCloseable {
  public static final Path DEPLOY = Path.of("deploy").toAbsolutePath();
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /**
   * Starts it on a free port.
   *
   * @param management the port where the server tells its figures
   * @param place a folder for what it writes
   */
  public static Prometheus start(HttpClient http, int management, Path place) throws IOException {
    Files.createDirectories(place);
    String config =
        Files.readString(DEPLOY.resolve("prometheus.yaml"))
            .replaceAll("targets: .*", "targets: [\"127.0.0.1:" + management + "\"]")
            .replace("alerts.yaml", DEPLOY.resolve("alerts.yaml").toString());
    Path file = Files.writeString(place.resolve("prometheus.yaml"), config);
    String here = "127.0.0.1:" + FreePort.find();
    Process process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + file,
                "--web.listen-address=" + here,
                "--storage.tsdb.path=" + Files.createTempDirectory(place, "data"))
            .redirectErrorStream(true)
            .redirectOutput(place.resolve("prometheus.log").toFile())
            .start();
    return new Prometheus(process, "http://" + here, http);
  }

  /** What it says of a question now. */
  public JsonNode ask(String question) throws IOException, InterruptedException {
    return get("/api/v1/query?query=" + URLEncoder.encode(question, StandardCharsets.UTF_8));
  }

  /** The same over a time, as often as it has asked the server. */
  public JsonNode ask(String question, Instant from, Instant to)
      throws IOException, InterruptedException {
    return get(
        "/api/v1/query_range?step=5&start=%d&end=%d&query=%s"
            .formatted(
                from.getEpochSecond(),
                to.getEpochSecond(),
                URLEncoder.encode(question, StandardCharsets.UTF_8)));
  }

  public JsonNode rules() throws IOException, InterruptedException {
    return get("/api/v1/rules").at("/data/groups");
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
    return MAPPER.readTree(answer.body());
  }

  @Override
  public void close() {
    process.destroy();
  }
}
