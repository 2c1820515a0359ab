package descent.api.classroom;

import descent.api.RaceController;
import descent.classroom.Classes;
import descent.classroom.Classroom;
import descent.classroom.Phase;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.live.Visitor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pictures of a live class: computed once, however many follow. While a question is open they
 * end at the step where the class stands.
 */
@RestController
@RequestMapping(ClassController.PATH)
class ClassPictures {
  private static final int MOST_KEPT = 200;
  private static final int MOST_CELLS = 20_000;

  private final Classes classes;
  private final RaceController races;
  private final Map<String, byte[]> kept = new ConcurrentHashMap<>();

  ClassPictures(Classes classes, RaceController races) {
    this.classes = classes;
    this.races = races;
  }

  /** The race as far as it may be seen now. */
  @GetMapping("/{code}/race")
  ResponseEntity<byte[]> race(@PathVariable String code) {
    Experiment shown = shown(room(code));
    String text = ExperimentJson.write(shown.withoutQuestion());
    return answer(text, () -> races.race(visitor(code), text, false));
  }

  /**
   * The losses over a part of the plane.
   *
   * @param domain an interval for each axis, as JSON
   */
  @GetMapping("/{code}/grid")
  ResponseEntity<byte[]> grid(
      @PathVariable String code,
      @RequestParam String domain,
      @RequestParam int columns,
      @RequestParam int rows) {
    Experiment experiment = room(code).experiment();
    ObjectNode question = (ObjectNode) ExperimentJson.tree("{}");
    question.set("problem", ExperimentJson.tree(ExperimentJson.write(experiment.function())));
    question.set("domain", ExperimentJson.tree(domain));
    var axes = question.putArray("axes").add(0);
    if (experiment.function().dimension() > 1) {
      axes.add(1);
    }
    question.put("columns", Math.clamp(columns, 1, MOST_CELLS));
    question.put("rows", Math.clamp(rows, 1, MOST_CELLS / Math.clamp(columns, 1, MOST_CELLS)));
    String text = question.toString();
    return answer(text, () -> races.grid(visitor(code), text));
  }

  private Classroom room(String code) {
    return classes.find(code).orElseThrow(ClassController::unknown);
  }

  private static Experiment shown(Classroom room) {
    Phase phase = room.phase();
    boolean asked = phase == Phase.OPEN || phase == Phase.TALK || phase == Phase.OPEN2;
    Experiment experiment = room.experiment();
    return asked
        ? experiment.withSteps(Math.clamp(room.scene().step(), 1, experiment.steps()))
        : experiment;
  }

  private ResponseEntity<byte[]> answer(String question, Supplier<byte[]> picture) {
    if (kept.size() >= MOST_KEPT) {
      kept.clear();
    }
    byte[] bytes = kept.computeIfAbsent(question, asked -> picture.get());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .cacheControl(CacheControl.noStore())
        .body(bytes);
  }

  /** A class is one visitor, since its pictures are computed once for all. */
  private static Visitor visitor(String code) {
    return Visitor.alone("class " + code);
  }
}
