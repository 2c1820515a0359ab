package descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Format, lint, types and tests of the frontend, in Node. They compute while the pages of the other
 * tests here wait, and need what the build has installed and generated.
 */
class FrontendIT {
  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void theFrontendPassesItsChecks() throws Exception {
    Path said = Path.of("target", "frontend-check.log");
    Process check =
        new ProcessBuilder("npm", "run", "check")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      assertThat(check.waitFor()).as(() -> text(said)).isZero();
    } finally {
      check.descendants().forEach(ProcessHandle::destroy);
      check.destroy();
    }
    System.out.println(text(said));
  }

  private static String text(Path said) {
    try {
      return Files.readString(said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
