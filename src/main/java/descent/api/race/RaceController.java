package descent.api.race;

import descent.api.Body;
import descent.api.Stream;
import descent.api.guard.Unread;
import descent.commentary.Caption;
import descent.commentary.Commentary;
import descent.commentary.Facts;
import descent.commentary.Judgement;
import descent.experiment.InvalidExperimentException;
import descent.experiment.json.ExperimentJson;
import descent.live.Answers;
import descent.live.Turns;
import descent.live.Visitor;
import descent.live.race.Drawing;
import descent.live.race.Race;
import descent.live.race.Races;
import descent.message.Message;
import descent.objective.Curvature;
import descent.objective.Minimum;
import descent.run.Ending;
import descent.trace.Digest;
import descent.trace.Fan;
import descent.trace.Plane;
import descent.trace.PrincipalPlane;
import descent.trace.Trace;
import descent.wire.NotFinite;
import descent.wire.Packed;
import descent.wire.QuantizedMap;
import descent.wire.RaceHeader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whole races, pictures of functions and single steps. All are functions of what is sent: no
 * session, no state. Long answers are {@link Packed}.
 */
@RestController
public class RaceController {
  /** The heap divided by this is the room for whole races that many visitors open. */
  private static final int PART = 64;

  /** Tells a hand that drags for how many milliseconds it should not ask again. */
  static final String PAUSE = "Descent-Pause";

  /** Longer questions are not remembered. */
  private static final int LONGEST = 1 << 14;

  private final Races races;
  private final Unread unread;
  private final Answers<Zipped> shared =
      new Answers<>(
          Runtime.getRuntime().maxMemory() / PART, answer -> 2L * LONGEST + answer.size());

  private record AskedRace(String experiment, boolean plane) {}

  RaceController(Races races, Unread unread) {
    this.races = races;
    this.unread = unread;
  }

  /**
   * All paths of an experiment, with what can be said of them; with {@code plane} in the query the
   * plane in which they spread most, too. {@code drawn} says that only pixels depend on the
   * numbers, as while a hand drags: they come rounded and, while others wait, without words and
   * without being compressed; and where more is asked than can be computed the answer names a
   * pause. {@code typed} says that a text that is being typed is tried, which may not run as it
   * stands: then there is no content, and no failure.
   */
  @PostMapping("/api/race")
  void race(HttpServletRequest http, HttpServletResponse response) throws IOException {
    boolean plane = flag(http, "plane");
    boolean drawn = flag(http, "drawn");
    String experiment = Body.text(http.getInputStream());
    try {
      if (drawn) {
        // While a visitor drags, no other request asks the same.
        send(redrawn(http, experiment, plane), http, response);
        return;
      }
      Supplier<Zipped> told =
          () ->
              races.race(
                  Stream.visitor(http),
                  ExperimentJson.read(experiment),
                  plane,
                  (race, pause) -> Zipped.of(packed(race, pause), pause));
      Zipped answer =
          experiment.length() > LONGEST
              ? told.get()
              : shared.get(new AskedRace(experiment, plane), told);
      answer.send(http, response, unread);
    } catch (InvalidExperimentException e) {
      if (!flag(http, "typed")) {
        throw e;
      }
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
  }

  private Turns.Paced<Zipped> redrawn(HttpServletRequest http, String experiment, boolean plane) {
    return races.redraw(
        Stream.visitor(http),
        ExperimentJson.read(experiment),
        plane,
        (drawing, said, pause) -> {
          byte[] bytes = packed(drawing, said, null, pause);
          return said == null ? Zipped.not(bytes) : Zipped.of(bytes, pause);
        });
  }

  /** What a hand that drags has asked for, with the pause until it asks again. */
  private void send(
      Turns.Paced<Zipped> paced, HttpServletRequest http, HttpServletResponse response)
      throws IOException {
    long pause = TimeUnit.NANOSECONDS.toMillis(paced.pause());
    if (pause > 0) {
      response.setHeader(PAUSE, Long.toString(pause));
    }
    paced.answer().send(http, response, unread);
  }

  private static boolean flag(HttpServletRequest http, String name) {
    return Boolean.parseBoolean(http.getParameter(name));
  }

  /** The same for a visitor whose question is known. */
  public byte[] race(Visitor visitor, String experiment, boolean plane) {
    return races.race(visitor, ExperimentJson.read(experiment), plane, RaceController::packed);
  }

  private static byte[] packed(Race race, Runnable pause) {
    return packed(race.drawing(), race.commentary(), Digest.of(race.traces()), pause);
  }

  /**
   * @param said null where nothing is said
   * @param digest null where numbers may be rounded
   */
  private static byte[] packed(
      Drawing race, @Nullable Commentary said, @Nullable String digest, Runnable pause) {
    PrincipalPlane principal = race.plane();
    var packed = new Packed();
    var runs = new ArrayList<RaceHeader.Run>();
    for (int i = 0; i < race.traces().size(); i++) {
      Trace trace = race.traces().get(i);
      Map<String, double[]> of = columns(race, trace);
      of.values().forEach(digest == null ? packed::drawn : packed::exact);
      Judgement judgement = said == null ? null : said.judgements().get(i);
      runs.add(run(trace, judgement, List.copyOf(of.keySet())));
      pause.run();
    }
    Caption caption = said == null ? null : said.caption();
    return packed.with(
        new RaceHeader(
            digest,
            race.experiment().function().coordinates(),
            runs,
            facts(race.facts()),
            caption == null
                ? null
                : new RaceHeader.Caption(caption.run(), caption.what(), caption.hint()),
            principal == null ? null : plane(principal)));
  }

  /** One contender with many seeds: the spread of its losses, and its paths. */
  @PostMapping("/api/fan")
  void fan(HttpServletRequest http, HttpServletResponse response) throws IOException {
    var request = FanRequest.read(Body.text(http.getInputStream()));
    Fan fan =
        races.fan(
            Stream.visitor(http),
            request.experiment(),
            request.run(),
            request.seeds(),
            request.axes(),
            request.plane());
    Zipped told = races.compute(Stream.visitor(http), () -> Zipped.of(packed(fan)));
    told.send(http, response, unread);
  }

  private static byte[] packed(Fan fan) {
    Packed packed = new Packed().exact(fan.step());
    for (double[] quantile : fan.loss()) {
      packed.exact(quantile);
    }
    for (Fan.Path path : fan.paths()) {
      packed.drawn(path.across()).drawn(path.up());
    }
    var header = new LinkedHashMap<String, Object>();
    header.put("quantiles", Fan.QUANTILES);
    header.put("rows", fan.step().length);
    header.put("paths", fan.paths().stream().map(path -> path.across().length).toList());
    header.put("diverged", fan.diverged());
    header.put("alike", fan.alike());
    return packed.with(header);
  }

  /** The values of a function on a grid; with {@code drawn} as a race's. */
  @PostMapping("/api/grid")
  void grid(HttpServletRequest http, HttpServletResponse response) throws IOException {
    Visitor visitor = Stream.visitor(http);
    var request = GridRequest.read(Body.text(http.getInputStream()));
    BiFunction<double[], Runnable, Zipped> told =
        (values, pause) -> Zipped.of(packed(request, values), pause);
    if (flag(http, "drawn")) {
      send(races.valuesAgain(visitor, request.problem(), request.grid(), told), http, response);
    } else {
      races.values(visitor, request.problem(), request.grid(), told).send(http, response, unread);
    }
  }

  /** The same for a visitor whose question is known. */
  public byte[] grid(Visitor visitor, String question) {
    var request = GridRequest.read(question);
    return races.values(
        visitor, request.problem(), request.grid(), (values, pause) -> packed(request, values));
  }

  private static byte[] packed(GridRequest request, double[] values) {
    var packed = new Packed();
    return packed.with(
        QuantizedMap.add(packed, values, request.grid().columns(), request.grid().rows()));
  }

  /** One step of a run, explained. */
  @PostMapping(path = "/api/step", produces = MediaType.APPLICATION_JSON_VALUE)
  Map<String, @Nullable Object> step(HttpServletRequest http) throws IOException {
    var request = StepRequest.read(Body.text(http.getInputStream()));
    var inspection =
        races.inspect(Stream.visitor(http), request.experiment(), request.run(), request.step());
    return StepAnswer.of(request, inspection);
  }

  /** How near BFGS has come to the inverse Hessian at each step of a run. */
  @PostMapping(path = "/api/gap", produces = MediaType.APPLICATION_JSON_VALUE)
  Map<String, @Nullable Object> gap(HttpServletRequest http) throws IOException {
    var request = StepRequest.read(Body.text(http.getInputStream()));
    var gap = races.gap(Stream.visitor(http), request.experiment(), request.run());
    return NotFinite.listed(Map.of("steps", gap.steps(), "gaps", gap.gaps()));
  }

  /** The columns of a run for a browser, by name. */
  private static Map<String, double[]> columns(Drawing race, Trace trace) {
    var columns = new LinkedHashMap<String, double[]>();
    columns.put("step", trace.step());
    columns.put("loss", trace.loss());
    columns.put("gradient_norm", trace.gradientNorm());
    columns.put("learning_rate", trace.learningRate());
    columns.put("function_evaluations", trace.functionEvaluations());
    columns.put("gradient_evaluations", trace.gradientEvaluations());
    List<String> variables = race.experiment().function().coordinates();
    for (int i = 0; i < variables.size(); i++) {
      columns.put(variables.get(i), trace.point()[i]);
    }
    Trace.Average average = trace.average();
    if (average != null) {
      columns.put("average_loss", average.loss());
      for (int i = 0; i < variables.size(); i++) {
        // No variable has a colon in its name, nor a space.
        columns.put("average:" + variables.get(i), average.point()[i]);
      }
    }
    if (race.plane() != null) {
      Fan.Path path = race.plane().plane().project(trace);
      columns.put("plane 1", path.across());
      columns.put("plane 2", path.up());
    }
    return columns;
  }

  private static RaceHeader.Run run(
      Trace trace, @Nullable Judgement judgement, List<String> columns) {
    Message why = trace.ending().message();
    return new RaceHeader.Run(
        trace.contender().name(),
        trace.contender().optimizer().entry().type(),
        trace.rows(),
        columns,
        ending(trace.ending()),
        judgement == null ? null : judgement.verdict().word(),
        judgement == null ? null : judgement.verdict().message(),
        judgement == null
            ? new RaceHeader.RunSentences(why, null, null)
            : new RaceHeader.RunSentences(why, judgement.limit(), judgement.text()));
  }

  /** Of any run, also of a network. */
  public static RaceHeader.Ending ending(Ending ending) {
    return new RaceHeader.Ending(lowerCase(ending.reason()), ending.step(), ending.message());
  }

  private static RaceHeader.Facts facts(Facts known) {
    double condition = known.conditionNumber();
    Curvature start = known.start();
    Curvature.Kind kind = start == null ? null : start.kind();
    return new RaceHeader.Facts(
        Double.isFinite(condition) ? condition : null,
        kind == null ? null : lowerCase(kind),
        known.minima().stream().map(RaceController::minimum).toList(),
        known.message());
  }

  private static RaceHeader.Minimum minimum(Minimum minimum) {
    return new RaceHeader.Minimum(Arrays.stream(minimum.point()).boxed().toList(), minimum.loss());
  }

  private static RaceHeader.Plane plane(PrincipalPlane principal) {
    Plane plane = principal.plane();
    return new RaceHeader.Plane(
        plane.origin(),
        plane.first(),
        plane.second(),
        List.of(principal.firstFraction(), principal.secondFraction()));
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
