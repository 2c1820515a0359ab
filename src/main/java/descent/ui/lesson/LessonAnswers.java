package descent.ui.lesson;

import java.util.Iterator;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How each lesson shows its answer: which part of the page decides, the numbers that are read from
 * the runs, and the goals of the task; {@code frontend/lab/asking/asking.ts} names the fields. What
 * takes too many runs to be computed while somebody waits is kept with the lesson.
 */
final class LessonAnswers {
  private static final Set<String> TRAINED = Set.of("at", "steps");

  private LessonAnswers() {}

  /** The answer of a lesson, without its words. */
  static ObjectNode of(Lesson lesson) {
    var answer = (ObjectNode) lesson.shown().deepCopy();
    JsonNode results = lesson.kept().results();
    Iterator<JsonNode> values = results.path("values").iterator();
    Iterator<JsonNode> ends = results.path("ends").iterator();
    for (JsonNode proof : answer.required("proofs")) {
      if (isKept(proof)) {
        ((ObjectNode) proof).set("value", values.next());
      } else if (isTrained(lesson, proof)) {
        ((ObjectNode) proof).set("end", ends.next());
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

  /** Whether a network has to be trained for the number, which is kept too, to be there at once. */
  static boolean isTrained(Lesson lesson, JsonNode proof) {
    return lesson.place() == Lesson.Place.NETWORKS
        && TRAINED.contains(proof.required("measure").stringValue());
  }
}
