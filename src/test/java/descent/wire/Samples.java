package descent.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers as files, which the browser's tests read. A file that is not what the server would answer
 * fails the test; {@code -Ddescent.samples=write} or the environment's {@code
 * DESCENT_SAMPLES=write} writes it anew.
 */
public final class Samples {
  private static final Path FOLDER = Path.of("frontend", "wire", "samples");
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Samples() {}

  /** Holds the file of a name to what it should have. */
  public static void hold(String name, Object content) {
    Path file = FOLDER.resolve(name + ".json");
    String text = MAPPER.writeValueAsString(content) + "\n";
    try {
      if ("write".equals(System.getenv("DESCENT_SAMPLES"))
          || "write".equals(System.getProperty("descent.samples"))) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, text);
      }
      assertThat(file)
          .as("%s; DESCENT_SAMPLES=write writes it anew", file)
          .exists()
          .content()
          .isEqualTo(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Numbers for a file, with texts for those that JSON has not. */
  public static List<Object> values(double[] numbers) {
    return Arrays.stream(numbers)
        .<Object>mapToObj(value -> Double.isFinite(value) ? value : Double.toString(value))
        .toList();
  }
}
