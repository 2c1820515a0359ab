package descent;

import static org.assertj.core.api.Assertions.assertThat;

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
      int code = check.waitFor();
      System.out.println(Files.readString(said));
      assertThat(code).as("what it says stands above").isZero();
    } finally {
      check.descendants().forEach(ProcessHandle::destroy);
      check.destroy();
    }
  }
}
