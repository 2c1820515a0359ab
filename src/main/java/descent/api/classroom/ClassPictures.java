package descent.api.classroom;

import descent.api.race.RaceController;
import descent.api.race.Zipped;
import descent.classroom.ClassTrials;
import descent.classroom.Classes;
import descent.classroom.Classroom;
import descent.classroom.choice.LossCurve;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.experiment.json.ObjectReader;
import descent.live.Answers;
import descent.live.Visitor;
import descent.message.InvalidInputException;
import descent.message.Message;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pictures of a live class: computed once, however many follow. While a question is open they
 * end at the step where the class stands.
 */
@RestController
@RequestMapping(ClassController.PATH)
class ClassPictures {
  /** The heap divided by this is the room for the pictures of all classes. */
  private static final int PART = 32;

  private static final int MOST_CELLS = 20_000;
  private static final int LONGEST_SHOWN = 20;
  private static final int PATIENCE = 10;

  /** How far an answer goes. */
  private static final String STEP = "Class-Step";

  private static final JsonNode ANY_LOSS = DoubleNode.valueOf(Double.MAX_VALUE);

  private final Classes classes;
  private final RaceController races;
  private final ClassTrials trials;
  private final Answers<Zipped> kept =
      new Answers<>(Runtime.getRuntime().maxMemory() / PART, Zipped::size);

  ClassPictures(Classes classes, RaceController races, ClassTrials trials) {
    this.classes = classes;
    this.races = races;
    this.trials = trials;
  }

  /** The race as far as it may be seen now. */
  @GetMapping("/{code}/race")
  ResponseEntity<byte[]> race(HttpServletRequest http, @PathVariable String code) {
    Classroom room = room(code);
    Classroom.Shown shown = room.shown();
    // All students ask for the same, up to five times a second: the experiment is written once.
    ResponseEntity<byte[]> race =
        answer(
            http,
            shown.id() + ":" + shown.last(),
            () -> races.race(visitor(code), text(shown), false));
    return ResponseEntity.ok()
        .headers(race.getHeaders())
        .header(STEP, String.valueOf(shown.last()))
        .body(race.getBody());
  }

  private static String text(Classroom.Shown shown) {
    int steps = shown.experiment().steps();
    Experiment seen =
        shown.experiment().withoutQuestion().withSteps(Math.clamp(shown.last(), 1, steps));
    // An experiment has at least one step; a loss that is met at the start leaves none.
    return ExperimentJson.write(
        shown.last() > 0 ? seen : ExperimentJson.with(seen, "/stop/loss", ANY_LOSS));
  }

  /**
   * The losses over a part of the plane.
   *
   * @param domain an interval for each axis, as JSON
   */
  @GetMapping("/{code}/grid")
  ResponseEntity<byte[]> grid(
      HttpServletRequest http,
      @PathVariable String code,
      @RequestParam(defaultValue = "[]") String domain,
      @RequestParam(name = "columns", defaultValue = "1") String typedColumns,
      @RequestParam(name = "rows", defaultValue = "1") String typedRows) {
    int columns = cells("columns", typedColumns);
    Experiment experiment = room(code).experiment();
    ObjectNode question = (ObjectNode) ExperimentJson.tree("{}");
    question.set("problem", ExperimentJson.tree(ExperimentJson.write(experiment.function())));
    question.set("domain", ExperimentJson.tree(domain));
    var axes = question.putArray("axes").add(0);
    if (experiment.function().dimension() > 1) {
      axes.add(1);
    }
    question.put("columns", columns);
    question.put("rows", Math.min(cells("rows", typedRows), MOST_CELLS / columns));
    String text = question.toString();
    return answer(http, text, () -> races.grid(visitor(code), text));
  }

  private static int cells(String name, String typed) {
    try {
      return Math.clamp(Integer.parseInt(typed), 1, MOST_CELLS);
    } catch (NumberFormatException e) {
      throw ObjectReader.wrong(
          name,
          "experiment.whole",
          "expected a whole number, not {0}",
          Message.clipped(typed, LONGEST_SHOWN));
    }
  }

  /**
   * The losses as far as they may be seen now; of networks, whose runs take longer than a picture
   * may wait. 202 while they are computed.
   */
  @GetMapping("/{code}/curves")
  ResponseEntity<List<LossCurve>> curves(@PathVariable String code) {
    Classroom room = room(code);
    Experiment experiment = room.experiment();
    trials.check(experiment);
    try {
      List<LossCurve> all = trials.curves(experiment).get(PATIENCE, TimeUnit.SECONDS);
      Classroom.Shown shown = room.shown();
      int last = shown.experiment().equals(experiment) ? shown.last() : 0;
      return ResponseEntity.ok()
          .cacheControl(CacheControl.noStore())
          .header(STEP, String.valueOf(last))
          .body(all.stream().map(curve -> curve.upTo(last)).toList());
    } catch (TimeoutException e) {
      return ResponseEntity.accepted().cacheControl(CacheControl.noStore()).body(List.of());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof InvalidInputException refusal
          ? refusal
          : new IllegalStateException("the losses of a class can be computed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ResponseEntity.accepted().body(List.of());
    }
  }

  private Classroom room(String code) {
    return classes.find(code).orElseThrow(ClassController::unknown);
  }

  private ResponseEntity<byte[]> answer(
      HttpServletRequest http, String question, Supplier<byte[]> picture) {
    return Zipped.answer(http, kept.get(question, () -> Zipped.of(picture.get())));
  }

  /** A class is one visitor, since its pictures are computed once for all. */
  private static Visitor visitor(String code) {
    return Visitor.alone("class " + code);
  }
}
