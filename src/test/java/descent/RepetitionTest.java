package descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What two files have in common stands in a third: no two share a long run of lines. */
class RepetitionTest {
  private static final int MOST = 10;

  /** A line of code; those without, and imports, do not count. */
  private record Line(int number, String text) {}

  @Test
  void noTwoFilesShareARunOfMoreThanTenLines() throws IOException {
    Map<Path, List<Line>> files = new HashMap<>();
    for (Path root :
        List.of(Path.of("src/main/java"), Path.of("src/jmh/java"), Path.of("frontend"))) {
      try (Stream<Path> all = Files.walk(root)) {
        for (Path file : all.filter(RepetitionTest::isSource).toList()) {
          files.put(file, lines(Files.readAllLines(file)));
        }
      }
    }
    assertThat(files).hasSizeGreaterThan(500);
    assertThat(repeated(files, MOST)).isEmpty();
  }

  @Test
  void aRunIsFoundWhateverItsIndentationAndComments() {
    List<String> once = List.of("import a;", "one();", "two();", "three();");
    List<String> again = List.of("other();", "  one();", "", "  // why", "  two();", "  three();");

    Map<Path, List<Line>> files =
        Map.of(Path.of("Once.java"), lines(once), Path.of("Again.java"), lines(again));

    assertThat(repeated(files, 2)).containsExactly("Again.java:2 and Once.java:2");
    assertThat(repeated(files, 3)).isEmpty();
  }

  private static boolean isSource(Path file) {
    String name = file.toString();
    return Files.isRegularFile(file)
        && name.matches(".*\\.(java|ts|css)")
        && !name.endsWith(".test.ts")
        && !name.startsWith("frontend/generated");
  }

  /** Where each run of more lines than allowed begins in two files. */
  private static TreeSet<String> repeated(Map<Path, List<Line>> files, int most) {
    Map<List<String>, Map<Path, Integer>> places = new HashMap<>();
    files.forEach(
        (file, lines) -> {
          for (int i = 0; i + most < lines.size(); i++) {
            var run = lines.subList(i, i + most + 1);
            places
                .computeIfAbsent(run.stream().map(Line::text).toList(), key -> new HashMap<>())
                .putIfAbsent(file, run.getFirst().number());
          }
        });
    var found = new TreeSet<String>();
    for (Map<Path, Integer> where : places.values()) {
      if (where.size() > 1) {
        found.add(
            String.join(
                " and ",
                where.entrySet().stream()
                    .map(place -> place.getKey() + ":" + place.getValue())
                    .sorted()
                    .toList()));
      }
    }
    return found;
  }

  private static List<Line> lines(List<String> file) {
    var lines = new ArrayList<Line>();
    boolean comment = false;
    for (int i = 0; i < file.size(); i++) {
      String text = file.get(i).strip();
      comment |= text.startsWith("/*");
      boolean counts =
          !comment && !text.isEmpty() && !text.startsWith("//") && !text.startsWith("import ");
      if (counts) {
        lines.add(new Line(i + 1, text));
      }
      comment &= !text.contains("*/");
    }
    return lines;
  }
}
