package descent.api.classroom;

import descent.api.Body;
import descent.api.ShareController;
import descent.classroom.ClassLessons;
import descent.classroom.Classes;
import descent.classroom.Classroom;
import descent.classroom.protocol.ClassText;
import descent.classroom.protocol.RefusedException;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.experiment.json.ObjectReader;
import descent.live.job.Traces;
import descent.message.Message;
import descent.share.Id;
import descent.share.Store;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Live classes, for pages and programs; the public contract, section 8. */
@RestController
@RequestMapping(ClassController.PATH)
class ClassController {
  static final String PATH = "/api/classes";
  static final String KEY = "Class-Key";

  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
  private static final int LONGEST_ID = 60;

  private final Classes classes;
  private final Store store;
  private final Traces traces;
  private final ClassLessons lessons;

  ClassController(Classes classes, Store store, Traces traces, ClassLessons lessons) {
    this.classes = classes;
    this.store = store;
    this.traces = traces;
    this.lessons = lessons;
  }

  /** Begins a class on an experiment that the store keeps, or on a lesson. */
  @PostMapping
  ResponseEntity<Map<String, String>> begin(HttpServletRequest request) throws IOException {
    ObjectReader fields =
        ObjectReader.of(ExperimentJson.tree(Body.text(request.getInputStream())), "");
    String typed = fields.text("experiment", "", LONGEST_ID);
    String lesson = fields.text("lesson", "", LONGEST_ID);
    String language = fields.text("language", "en", LONGEST_ID);
    fields.end();
    if (typed.isEmpty() && lesson.isEmpty()) {
      throw ObjectReader.wrong("experiment", "experiment.missing", "is missing");
    }
    Optional<Experiment> found =
        lesson.isEmpty() ? Id.read(typed).flatMap(store::find) : lessons.find(lesson, language);
    Experiment experiment =
        found.orElseThrow(() -> new ShareController.UnknownException(typed + lesson));
    traces.check(experiment);
    String address = request.getRemoteAddr();
    Id id = store.put(address, experiment);
    Classes.Begun begun = classes.begin(address, experiment, id.text());
    String code = begun.room().code().text();
    return ResponseEntity.created(URI.create(PATH + "/" + code))
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(Map.of("code", code, "url", "/c/" + code, "key", begun.key()));
  }

  /** What the class looks at; with the key all counts. */
  @GetMapping("/{code}")
  ResponseEntity<String> state(
      @PathVariable String code,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    Classroom room = find(code);
    return json(ClassText.whole(room.view(room.isKey(key))).toString());
  }

  /** The experiment; its answer and explanation only once they are revealed, or with the key. */
  @GetMapping("/{code}/experiment")
  ResponseEntity<String> experiment(
      @PathVariable String code,
      @RequestParam(defaultValue = "en") String language,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    Classroom room = find(code);
    Classroom.Content content = room.content();
    return json(
        ClassText.experiment(
                lessons.in(content.experiment(), language), room.isKey(key) || content.revealed())
            .toString());
  }

  /** A row for each vote and each choice. */
  @GetMapping("/{code}/results.csv")
  ResponseEntity<String> results(
      @PathVariable String code,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    Classroom room = owned(code, key);
    return ResponseEntity.ok()
        .contentType(CSV)
        .cacheControl(CacheControl.noStore())
        .header("Content-Disposition", "attachment; filename=\"" + room.code() + ".csv\"")
        .body(ClassText.results(room.results()));
  }

  /** Forgets all that was said, at once. */
  @DeleteMapping("/{code}")
  ResponseEntity<Void> forget(
      @PathVariable String code,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    classes.forget(owned(code, key));
    return ResponseEntity.noContent().build();
  }

  private static ResponseEntity<String> json(String text) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(text);
  }

  private Classroom find(String code) {
    return classes.find(code).orElseThrow(ClassController::unknown);
  }

  static RefusedException unknown() {
    return new RefusedException(
        RefusedException.Why.UNKNOWN,
        Message.of("class.unknown", "There is no class of this code."));
  }

  private Classroom owned(String code, @Nullable String key) {
    Classroom room = find(code);
    if (!room.isKey(key)) {
      throw forbidden();
    }
    return room;
  }

  static RefusedException forbidden() {
    return new RefusedException(
        RefusedException.Why.FORBIDDEN,
        Message.of("class.key", "Only those who have the key of this class may do that."));
  }
}
