package descent.ui.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How each lesson shows its answer, kept as a resource: which part of the page decides, the numbers
 * that are read from the runs, the goals of the task, and what takes too many runs to be computed
 * while somebody waits. {@code frontend/lab/asking.ts} names the fields; tests compute what is kept
 * again.
 */
final class Answers {
  static final String RESOURCE = "/descent/lesson-answers.json";

  private static final JsonNode ALL = read();

  private Answers() {}

  /** The answer of a lesson, without its words. */
  static ObjectNode of(Lesson lesson) {
    return (ObjectNode) ALL.required(lesson.key()).deepCopy();
  }

  private static JsonNode read() {
    try (InputStream in = Answers.class.getResourceAsStream(RESOURCE)) {
      return JsonMapper.builder().build().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
