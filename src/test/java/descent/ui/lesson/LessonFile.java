package descent.ui.lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The file of a lesson, where tests keep what takes long: one line for each field. */
final class LessonFile {
  private static final Path FOLDER = Path.of("src/main/resources/descent/lessons");
  private static final String END = "\n}\n";

  private LessonFile() {}

  /** What the file holds. */
  static JsonNode read(Lesson lesson) {
    return DataFolder.file("/descent/lessons/" + of(lesson).getFileName());
  }

  /** Writes a field anew; all else in the file stays as it is. */
  static void keep(Lesson lesson, String field, JsonNode value) throws IOException {
    Path file = of(lesson);
    Files.writeString(file, with(Files.readString(file), field, value.toString()));
  }

  private static Path of(Lesson lesson) {
    try (var files = Files.list(FOLDER)) {
      return files
          .filter(path -> path.toString().endsWith("-" + lesson.key() + ".json"))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String with(String text, String field, String value) {
    Matcher old = Pattern.compile("(?m)^  \"" + field + "\": .*?(?=,?$)").matcher(text);
    String line = "  \"" + field + "\": " + value;
    if (old.find()) {
      return text.substring(0, old.start()) + line + text.substring(old.end());
    }
    return text.substring(0, text.lastIndexOf(END)) + ",\n" + line + END;
  }
}
