package descent.api;

import descent.comparison.Basins;
import descent.comparison.Iteration;
import descent.comparison.Quartiles;
import descent.comparison.RateSweep.Bound;
import descent.comparison.RateSweep.Range;
import descent.comparison.Spread.Band;
import descent.comparison.Summary;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.experiment.json.ObjectReader;
import descent.live.job.Comparisons;
import descent.live.job.Comparisons.Result;
import descent.live.job.Piece;
import descent.optimizer.Optimizer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Comparisons of contenders, as {@link Stream streamed} answers. A number that is not finite is
 * null; the sentence of a field says what that means.
 */
@RestController
class CompareController {
  private static final List<Integer> DENSITIES = List.of(3, 4, 6, 12, 24);

  /** Rates a decade, where each is tried with several values of another number. */
  private static final int PAIRS_PER_DECADE = 3;

  private final Comparisons comparisons;
  private final Stream stream;

  CompareController(Comparisons comparisons, Stream stream) {
    this.comparisons = comparisons;
    this.stream = stream;
  }

  /** The losses of all contenders over a grid of learning rates. */
  @PostMapping("/api/compare/rates")
  void rates(InputStream body, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ObjectReader fields = ObjectReader.of(ExperimentJson.tree(Body.text(body)), "");
    Experiment experiment = ExperimentJson.read(fields.object("experiment").node());
    int seeds = seeds(fields);
    double target = target(fields);
    int density = density(fields);
    Range range = range(fields, density);
    boolean common = fields.flag("common", false);
    fields.end();
    answer(request, response, comparisons.rates(experiment, range, density, seeds, target, common));
  }

  /** The losses of all contenders over their rate and their rule's first number. */
  @PostMapping("/api/compare/tuning")
  void tuning(InputStream body, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ObjectReader fields = ObjectReader.of(ExperimentJson.tree(Body.text(body)), "");
    Experiment experiment = ExperimentJson.read(fields.object("experiment").node());
    int seeds = seeds(fields);
    Range range = range(fields, PAIRS_PER_DECADE);
    fields.end();
    answer(request, response, comparisons.tuning(experiment, range, seeds));
  }

  /** The losses of one contender over the map that the sweep of the experiment describes. */
  @PostMapping("/api/compare/map")
  void map(InputStream body, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(request, response, comparisons.map(alone(body)));
  }

  /** Which minimum all contenders reach from each start of the map that the sweep describes. */
  @PostMapping("/api/compare/basins")
  void basins(InputStream body, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(request, response, comparisons.basins(alone(body)));
  }

  /**
   * The results of all contenders over the batch sizes that the sweep of the experiment describes.
   */
  @PostMapping("/api/compare/batches")
  void batches(InputStream body, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(request, response, comparisons.batches(alone(body)));
  }

  /** The losses of all contenders with many seeds. */
  @PostMapping("/api/compare/seeds")
  void seeds(InputStream body, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ObjectReader fields = ObjectReader.of(ExperimentJson.tree(Body.text(body)), "");
    Experiment experiment = ExperimentJson.read(fields.object("experiment").node());
    int seeds = (int) fields.whole("seeds", 20, 2, Comparisons.MOST_OF_ONE);
    fields.end();
    answer(request, response, comparisons.seeds(experiment, seeds));
  }

  /** The experiment of a question that has no other field. */
  private static Experiment alone(InputStream body) throws IOException {
    ObjectReader fields = ObjectReader.of(ExperimentJson.tree(Body.text(body)), "");
    Experiment experiment = ExperimentJson.read(fields.object("experiment").node());
    fields.end();
    return experiment;
  }

  private static int seeds(ObjectReader fields) {
    return (int) fields.whole("seeds", 1, 1, Comparisons.MOST_SEEDS);
  }

  private static double target(ObjectReader fields) {
    return fields.real("target", 0.01, Double::isFinite, "(-∞, ∞)");
  }

  private static int density(ObjectReader fields) {
    int density = (int) fields.whole("perDecade", 12, 1, 24);
    if (!DENSITIES.contains(density)) {
      throw ObjectReader.wrong(
          "perDecade", "experiment.choice", "{0} is not one of {1}", density, "3, 4, 6, 12, 24");
    }
    return density;
  }

  private static @Nullable Range range(ObjectReader fields, int density) {
    if (!fields.has("from") && !fields.has("to")) {
      return null;
    }
    int from = (int) fields.whole("from", -4, Range.LEAST, Range.MOST - 1);
    return new Range(from, (int) fields.whole("to", from + 1, from + 1, Range.MOST), density);
  }

  private void answer(
      HttpServletRequest request, HttpServletResponse response, Iterator<Piece> pieces)
      throws IOException {
    var map = new Piece.@Nullable Mapped[1];
    stream.answer(
        request,
        response,
        pieces,
        piece -> {
          if (piece instanceof Piece.Mapped begun) {
            map[0] = begun;
          }
          return fields(piece, map[0]);
        });
  }

  /**
   * @param map what the results are cells of; null where they are none
   */
  private static Map<String, @Nullable Object> fields(Piece piece, Piece.@Nullable Mapped map) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    switch (piece) {
      case Piece.Begun begun -> {
        fields.put("kind", "begun");
        fields.put(
            "contestants",
            begun.contestants().stream()
                .map(who -> Arrays.asList(number(who.rate()), number(who.limit())))
                .toList());
        fields.put("from", begun.range().from());
        fields.put("to", begun.range().to());
        fields.put("floor", number(begun.floor()));
        fields.put("of", begun.of());
      }
      case Piece.Mapped mapped -> {
        fields.put("kind", "mapped");
        fields.put("run", mapped.run());
        fields.put("across", mapped.across());
        fields.put("up", mapped.up());
        fields.put(
            "open",
            mapped.open().stream().map(open -> List.of(open.below(), open.above())).toList());
        fields.put("theory", mapped.theory().stream().map(CompareController::iterations).toList());
        Optimizer.Best best = mapped.best();
        fields.put("polyak", best == null ? null : List.of(best.rate(), best.momentum()));
        fields.put("floor", number(mapped.floor()));
        fields.put("of", mapped.of());
      }
      case Piece.Batched batched -> {
        fields.put("kind", "batched");
        fields.put("sizes", batched.sizes());
        fields.put("scales", batched.scales().stream().map(CompareController::number).toList());
        fields.put("rows", batched.rows());
        fields.put("of", batched.of());
      }
      case Piece.Started started -> {
        fields.put("kind", "started");
        fields.put("across", started.across());
        fields.put("up", started.up());
        fields.put("of", started.of());
      }
      case Piece.Ended reached -> {
        fields.put("kind", "ended");
        fields.put(
            "minima",
            reached.minima().stream()
                .map(minimum -> Map.of("point", minimum.point(), "loss", minimum.loss()))
                .toList());
        fields.put(
            "ends",
            reached.starts().stream()
                .map(one -> List.of(one.run(), one.at(), end(one.end())))
                .toList());
        fields.put("done", reached.done());
        fields.put("of", reached.of());
      }
      case Piece.Spreading spreading -> {
        fields.put("kind", "spread");
        fields.put("bands", spreading.bands().stream().map(CompareController::fields).toList());
        fields.put("alike", spreading.alike());
        fields.put("floor", number(spreading.floor()));
        fields.put("done", spreading.done());
        fields.put("of", spreading.of());
      }
      case Piece.Measured measured -> {
        fields.put("kind", "measured");
        fields.put("results", measured.results().stream().map(one -> fields(one, map)).toList());
        fields.put("bounds", measured.bounds().stream().map(CompareController::fields).toList());
        Range range = measured.range();
        if (range != null) {
          fields.put("from", range.from());
          fields.put("to", range.to());
        }
        fields.put("done", measured.done());
        fields.put("of", measured.of());
      }
    }
    return fields;
  }

  /** The number of the minimum, else a word. */
  private static Object end(Basins.End end) {
    return end.kind() == Basins.Kind.REACHED
        ? end.minimum()
        : end.kind().name().toLowerCase(Locale.ROOT);
  }

  /** Of each direction how it goes and by what the distance is multiplied in a step. */
  private static List<List<Object>> iterations(List<Iteration> directions) {
    return directions.stream()
        .map(one -> List.<Object>of(one.regime().name().toLowerCase(Locale.ROOT), one.radius()))
        .toList();
  }

  private static @Nullable List<Double> fields(@Nullable Bound bound) {
    return bound == null ? null : List.of(bound.below(), bound.from());
  }

  private static Map<String, @Nullable Object> fields(Band band) {
    Map<String, @Nullable Object> fields = fields(band.summary());
    fields.put("rows", band.steps());
    fields.put(
        "loss",
        Arrays.stream(band.loss())
            .map(column -> Arrays.stream(column).mapToObj(CompareController::number).toList())
            .toList());
    fields.put("wins", band.wins());
    return fields;
  }

  private static Map<String, @Nullable Object> fields(Result result, Piece.@Nullable Mapped map) {
    Map<String, @Nullable Object> fields = fields(result.summary());
    List<@Nullable Double> values = result.cell().values();
    fields.put("run", result.cell().run());
    fields.put("values", values);
    if (map != null) {
      fields.put("column", map.across().indexOf(values.getFirst()));
      fields.put("row", map.up().indexOf(values.getLast()));
    }
    return fields;
  }

  private static Map<String, @Nullable Object> fields(Summary summary) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("start", number(summary.start()));
    fields.put("last", fields(summary.last()));
    fields.put("judged", fields(summary.judged()));
    fields.put("reach", number(summary.reach()));
    fields.put("best", fields(summary.best()));
    fields.put("steps", fields(summary.steps()));
    fields.put("validation", fields(summary.validation()));
    fields.put("runs", summary.runs());
    fields.put("diverged", summary.diverged());
    fields.put("lost", summary.lost());
    return fields;
  }

  private static List<@Nullable Double> fields(Quartiles quartiles) {
    return Arrays.asList(
        number(quartiles.lower()), number(quartiles.median()), number(quartiles.upper()));
  }

  private static @Nullable Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
