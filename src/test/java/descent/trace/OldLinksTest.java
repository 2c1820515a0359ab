package descent.trace;

import static org.assertj.core.api.Assertions.assertThat;

import descent.experiment.Experiment;
import descent.experiment.Experiments;
import descent.experiment.FunctionProblem;
import descent.experiment.json.ExperimentJson;
import descent.run.NetworkRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Experiments as they were shared once, with the digests of their traces as a Python script
 * computed them from the CSV. They are fixtures for ever: every build opens them and reproduces
 * them to the last bit.
 */
class OldLinksTest {
  record Link(String file, String digest) {
    @Override
    public String toString() {
      return file;
    }
  }

  static List<Link> links() throws IOException {
    return text("digests.csv")
        .lines()
        .skip(1)
        .map(line -> line.split(","))
        .map(cells -> new Link(cells[0], cells[1]))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("links")
  void anOldLinkIsReproducedToTheLastBit(Link link) throws IOException {
    Experiment experiment = ExperimentJson.read(text(link.file()));
    assertThat(digest(experiment)).isEqualTo(link.digest());
    String canonical = ExperimentJson.write(experiment);
    assertThat(ExperimentJson.write(ExperimentJson.read(canonical))).isEqualTo(canonical);
  }

  @Test
  void oneBitMakesAnotherDigest() {
    var digest = new Digest();
    digest.add(1);
    String before = Digest.together(List.of(digest));
    var other = new Digest();
    other.add(Math.nextUp(1.0));
    assertThat(Digest.together(List.of(other))).isNotEqualTo(before).matches(Digest::isOne);
    assertThat(Digest.together(List.of(digest))).as("asked again").isEqualTo(before);
    assertThat(Digest.isOne("6E34A59C5564")).isFalse();
  }

  private static String digest(Experiment experiment) {
    if (experiment.problem() instanceof FunctionProblem) {
      return Digest.of(
          Stream.iterate(0, run -> run + 1)
              .limit(experiment.runs().size())
              .map(run -> Experiments.trace(experiment, run))
              .toList());
    }
    return Digest.together(
        experiment.runs().stream().map(run -> digest(new NetworkRun(experiment, run))).toList());
  }

  private static Digest digest(NetworkRun run) {
    var digest = new Digest();
    do {
      digest.add(run);
    } while (run.advance());
    return digest;
  }

  private static String text(String file) throws IOException {
    try (var in = OldLinksTest.class.getResourceAsStream("/links/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
