package descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The images that a container is built on, and those that stand beside it. */
class ImagesTest {
  private static final Pattern BASE = Pattern.compile("(?m)^ARG \\w+=(\\S+)$");
  private static final Pattern BESIDE = Pattern.compile("(?m)^ *image: (\\S+)$");

  @Test
  void standByTheirDigests() throws IOException {
    assertThat(images("Dockerfile", BASE))
        .hasSize(3)
        .allMatch(image -> image.matches("[\\w./-]+:[\\w.-]+@sha256:[0-9a-f]{64}"));
    assertThat(images("deploy/two-nodes.yaml", BESIDE))
        .hasSize(2)
        .allMatch(image -> image.matches("[\\w./-]+:[\\w.-]+@sha256:[0-9a-f]{64}"));
    assertThat(images("compose.yaml", BESIDE)).isEmpty();
  }

  @Test
  void nothingIsBuiltOnAnotherImage() throws IOException {
    assertThat(images("Dockerfile", Pattern.compile("(?m)^FROM (\\S+)")))
        .containsExactly("${NODE}", "${JDK}", "${JRE}");
  }

  /** The versions that the scripts look for. */
  @Test
  void haveTheVersionsThatTheProgramNeeds() throws IOException {
    String needed = Files.readString(Path.of("scripts/environment.sh"));
    String node = found(needed, Pattern.compile("(?m)^node_wanted=(\\d+)$")).getFirst();
    String jdk = found(needed, Pattern.compile("(?m)^jdk_wanted=(\\d+)$")).getFirst();
    List<String> bases = images("Dockerfile", BASE);
    assertThat(bases.get(0)).startsWith("node:" + node + ".");
    assertThat(bases.get(1)).matches("eclipse-temurin:" + jdk + "\\.[\\d._]+-jdk@.*");
    assertThat(bases.get(2))
        .as("Java of the same version runs what it has rehearsed")
        .startsWith(bases.get(1).replaceFirst("jdk@.*", "jre@"));
  }

  private static List<String> images(String file, Pattern pattern) throws IOException {
    return found(Files.readString(Path.of(file)), pattern);
  }

  private static List<String> found(String text, Pattern pattern) {
    return pattern.matcher(text).results().map((MatchResult r) -> r.group(1)).toList();
  }
}
