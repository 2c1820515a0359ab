package descent.ui.lesson;

import tools.jackson.databind.JsonNode;

/**
 * Small pictures of lessons whose experiments take longer than a glance: what they came to,
 * computed beforehand and kept as a resource. A test computes them again. All coordinates are
 * thousandths of the picture's width and height, from the left and from below.
 */
final class LessonSketches {
  static final String RESOURCE = "/descent/lesson-sketches.json";

  private static final JsonNode ALL = DataFolder.file(RESOURCE);

  private LessonSketches() {}

  /**
   * The picture of a lesson as JSON, with one of
   *
   * <ul>
   *   <li>{@code curves}: for each run x, y, x, y, …
   *   <li>{@code dots}: for each run heights
   *   <li>{@code map}: for each cell from below, row by row, a digit, 0 where the first class is
   *       certain and 9 where the second is, with {@code columns}, and {@code points} as x, y,
   *       class, …
   * </ul>
   */
  static String of(Lesson lesson) {
    JsonNode sketch = ALL.get(lesson.key());
    return sketch == null ? "" : sketch.toString();
  }
}
