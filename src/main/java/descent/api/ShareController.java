package descent.api;

import descent.classroom.Classes;
import descent.classroom.protocol.ClassText;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.live.job.Jobs;
import descent.live.job.Traces;
import descent.message.InvalidInputException;
import descent.message.Message;
import descent.share.Id;
import descent.share.Store;
import descent.trace.SpreadsheetStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Experiments under short ids, for programs; the public contract, section 6. */
@RestController
@RequestMapping(ShareController.PATH)
public class ShareController {
  static final String PATH = "/api/experiments";

  /** The media types that programs send when they do not set one. */
  private static final Set<String> UNTOLD =
      Set.of("", "text/plain", "application/octet-stream", "application/x-www-form-urlencoded");

  /** Asks for names that no spreadsheet takes for formulas; other bytes stay as they are. */
  private static final String SPREADSHEET = "spreadsheet";

  /** What the last line of a CSV begins with that came to a limit. */
  private static final String INCOMPLETE = "# incomplete: ";

  private static final int LONGEST = 60;

  private final Store store;
  private final Traces traces;
  private final Classes classes;
  private final String publicUrl;

  /**
   * @param publicUrl what links begin with; if it is empty, as the request itself
   */
  ShareController(
      Store store,
      Traces traces,
      Classes classes,
      @Value("${descent.public-url:}") String publicUrl) {
    this.publicUrl = publicUrl;
    this.store = store;
    this.classes = classes;
    this.traces = traces;
  }

  /** Keeps an experiment; the same one, however it is written, has the same id. */
  @PostMapping
  ResponseEntity<Map<String, String>> keep(HttpServletRequest request) throws IOException {
    expectJson(request.getContentType());
    Experiment experiment = ExperimentJson.read(Body.text(request.getInputStream()));
    var unused = experiment.compile();
    Id id = store.put(Stream.visitor(request).address(), experiment);
    UriComponentsBuilder here =
        publicUrl.isEmpty()
            ? ServletUriComponentsBuilder.fromContextPath(request)
            : UriComponentsBuilder.fromUriString(publicUrl);
    return ResponseEntity.created(here.cloneBuilder().path(PATH + "/" + id).build().toUri())
        .contentType(MediaType.APPLICATION_JSON)
        .body(Map.of("id", id.text(), "url", here.path("/x/" + id).build().toUriString()));
  }

  /** The experiment in its canonical form. */
  @GetMapping("/{id}")
  ResponseEntity<String> experiment(@PathVariable String id) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noCache())
        .body(told(id));
  }

  /** The experiment without its answer while a class is being asked its question. */
  private String told(String typed) {
    Experiment experiment = find(store, typed);
    return classes.isAsked(Id.of(experiment).text())
        ? ClassText.experiment(experiment, false).toString()
        : ExperimentJson.write(experiment);
  }

  /** The output of the command {@code trace}, to the byte. */
  @GetMapping("/{id}/trace.csv")
  void trace(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Experiment experiment = find(store, id);
    if (request.getMethod().equals("HEAD")) {
      traces.check(experiment);
    }
    csv(
        id,
        request,
        response,
        receiver -> traces.write(Stream.ticket(request), experiment, receiver));
  }

  /** Writes a CSV piece by piece. */
  interface Writer {
    void write(Jobs.Receiver<byte[]> receiver) throws IOException;
  }

  /** Answers with a CSV as it grows. If it comes to a limit, its last line says to which. */
  static void csv(
      String id, HttpServletRequest request, HttpServletResponse response, Writer writer)
      throws IOException {
    response.setContentType(TableController.CSV.toString());
    response.setHeader("Content-Disposition", "inline; filename=\"" + id + ".csv\"");
    response.setHeader("X-Accel-Buffering", "no");
    if (request.getMethod().equals("HEAD")) {
      return;
    }
    OutputStream plain = response.getOutputStream();
    OutputStream out =
        request.getParameterMap().containsKey(SPREADSHEET) ? new SpreadsheetStream(plain) : plain;
    boolean[] begun = {false};
    try {
      writer.write(
          piece -> {
            begun[0] |= piece.length > 0;
            out.write(piece);
            out.flush();
          });
    } catch (InvalidInputException e) {
      if (!begun[0]) {
        response.reset();
        throw e;
      }
      // The last line says why, and the connection is broken off, so that half a file does not look
      // like a whole one.
      Refusals.count(e);
      plain.write((INCOMPLETE + e.getMessage() + "\n").getBytes(StandardCharsets.UTF_8));
      plain.flush();
      throw new CloseNowException(e.getMessage());
    }
  }

  /** Accepts JSON under its own media type, or under one that curl and its like send by default. */
  private static void expectJson(@Nullable String type) {
    String name = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!name.endsWith("json") && !UNTOLD.contains(name)) {
      throw new WrongTypeException(name);
    }
  }

  /** The experiment that is kept under a typed id. */
  static Experiment find(Store store, String typed) {
    return Id.read(typed).flatMap(store::find).orElseThrow(() -> new UnknownException(typed));
  }

  /** There is no experiment under an id. */
  public static final class UnknownException extends InvalidInputException {
    private static final long serialVersionUID = 1;

    public UnknownException(String typed) {
      super(
          Message.of(
              "share.unknown",
              "There is no experiment {0} on this server.",
              Message.clipped(typed, LONGEST)));
    }
  }

  /** The request's media type is not that of JSON. */
  static final class WrongTypeException extends InvalidInputException {
    private static final long serialVersionUID = 1;

    WrongTypeException(String type) {
      super(
          Message.of(
              "share.type",
              "An experiment is sent as application/json, not {0}.",
              Message.clipped(type, LONGEST)));
    }
  }
}
