package descent.ui.lesson;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How each lesson shows its answer: which part of the page decides, the numbers that are read from
 * the runs, and the goals of the task; {@code frontend/lab/asking/asking.ts} names the fields. What
 * takes too many runs to be computed while somebody waits is kept with the lesson.
 */
final class LessonAnswers {
  private LessonAnswers() {}

  /** The answer of a lesson, without its words. */
  static ObjectNode of(Lesson lesson) {
    var answer = (ObjectNode) lesson.shown().deepCopy();
    JsonNode results = lesson.kept().results();
    int kept = 0;
    for (JsonNode proof : answer.required("proofs")) {
      if (isKept(proof)) {
        ((ObjectNode) proof).set("value", results.required("values").required(kept++));
      }
    }
    if (results.has("kept")) {
      answer.set("kept", results.get("kept"));
    }
    return answer;
  }

  /** Whether the number of a proof is kept, not read from the runs. */
  static boolean isKept(JsonNode proof) {
    return proof.required("measure").stringValue().equals("kept");
  }
}
