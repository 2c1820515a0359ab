package descent.experiment.json;

import descent.experiment.Axis;
import descent.experiment.Axis.Scale;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.InvalidExperimentException;
import descent.experiment.Sweep;
import descent.experiment.SweptField;
import descent.message.InvalidInputException;
import descent.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sweeps as JSON: their defaults and limits. The numbers and runs that they name must exist. */
final class SweepJson {
  static final String FIELD = "sweep";
  private static final List<String> TYPES = List.of("rates", "map", "seeds", "batches");
  private static final int MOST_CELLS = 1_000_000;
  private static final int MOST_SEEDS = 10_000;
  private static final int MOST_POINTS = 1000;
  private static final int MOST_PER_DECADE = 1000;
  private static final int MOST_SIZES = 100;
  private static final int LARGEST_BATCH = 20_000;
  private static final int LONGEST_NAME = 100;
  private static final double LOWEST_RATE = 1e-100;
  private static final double HIGHEST_RATE = 1e100;

  private SweepJson() {}

  /**
   * The sweep of an experiment that is being read.
   *
   * @param fields of the whole experiment
   * @param experiment what was read of it, without a sweep
   * @return null where it has none
   */
  static @Nullable Sweep read(ObjectReader fields, Experiment experiment) {
    if (!fields.has(FIELD) || fields.isNull(FIELD)) {
      return null;
    }
    ObjectReader sweep = fields.object(FIELD);
    String type = sweep.text("type", LONGEST_NAME);
    Sweep read =
        switch (type) {
          case "rates" -> rates(sweep);
          case "map" -> grid(sweep, experiment);
          case "seeds" -> new Sweep.Seeds(seeds(sweep, 20), target(sweep));
          case "batches" -> batches(sweep, experiment);
          default -> throw ObjectReader.choice(sweep.path("type"), type, TYPES);
        };
    sweep.end();
    checkSize(read, experiment, sweep);
    return read;
  }

  private static Sweep.Rates rates(ObjectReader sweep) {
    double from = from(sweep, 1e-4);
    return new Sweep.Rates(
        from, to(sweep, from, 10), perDecade(sweep, 12), seeds(sweep, 1), target(sweep));
  }

  private static Sweep.Batches batches(ObjectReader sweep, Experiment experiment) {
    if (!experiment.problem().isRandom()) {
      throw ObjectReader.wrong(
          sweep.path("type"),
          "experiment.noBatches",
          "a function without gradientNoise has no batches; a batch of b averages b noisy"
              + " gradients");
    }
    var sizes = new ArrayList<Integer>();
    sweep
        .list("sizes", MOST_SIZES)
        .forEach(
            (place, value) -> {
              int size = (int) ObjectReader.asWhole(value, place, 0, LARGEST_BATCH);
              if (sizes.contains(size)) {
                throw ObjectReader.wrong(place, "experiment.twice", "{0} is given twice", size);
              }
              sizes.add(size);
            });
    if (sizes.isEmpty()) {
      throw ObjectReader.wrong(
          sweep.path("sizes"), "experiment.noSizes", "at least one batch size is needed");
    }
    double from = from(sweep, 0.01);
    return new Sweep.Batches(
        sizes, from, to(sweep, from, 1), perDecade(sweep, 4), seeds(sweep, 1), target(sweep));
  }

  private static Sweep.Grid grid(ObjectReader sweep, Experiment experiment) {
    String name = sweep.text("run", LONGEST_NAME);
    int run = experiment.runs().stream().map(Contender::name).toList().indexOf(name);
    if (run < 0) {
      throw ObjectReader.choice(
          sweep.path("run"), name, experiment.runs().stream().map(Contender::name).toList());
    }
    Axis x = axis(sweep.object("x"), experiment, run);
    Axis y = axis(sweep.object("y"), experiment, run);
    if (field(x, experiment, run).overlaps(field(y, experiment, run))) {
      throw ObjectReader.wrong(
          sweep.path("y") + ".field",
          "experiment.sameField",
          "{0} and {1} are the same number; a map has two different ones",
          x.field(),
          y.field());
    }
    return new Sweep.Grid(name, x, y, seeds(sweep, 1), target(sweep));
  }

  private static SweptField field(Axis axis, Experiment experiment, int run) {
    return SweptField.named(axis.field(), experiment, experiment.runs().get(run)).orElseThrow();
  }

  private static Axis axis(ObjectReader fields, Experiment experiment, int run) {
    Contender contender = experiment.runs().get(run);
    String name = fields.text("field", LONGEST_NAME);
    Optional<SweptField> found = SweptField.named(name, experiment, contender);
    SweptField field =
        found.orElseThrow(
            () ->
                ObjectReader.wrong(
                    fields.path("field"),
                    "experiment.noField",
                    "the run {0} has no number {1} that could be varied",
                    contender.name(),
                    name));
    double from = end(fields, "from", field, experiment, run);
    double to = end(fields, "to", field, experiment, run);
    if (!(from < to)) {
      throw order(fields, from, to);
    }
    String scale = fields.text("scale", Scale.LINEAR.type(), LONGEST_NAME);
    if (!scale.equals(Scale.LINEAR.type()) && !scale.equals(Scale.LOG.type())) {
      throw ObjectReader.choice(fields.path("scale"), scale, List.of("linear", "log"));
    }
    boolean log = scale.equals(Scale.LOG.type());
    if (log && from <= 0) {
      throw ObjectReader.wrong(
          fields.path("from"),
          "experiment.logarithmic",
          "a logarithmic scale begins above 0, not at {0}",
          Message.plain(from));
    }
    int points = (int) fields.whole("points", 32, 2, MOST_POINTS);
    fields.end();
    return new Axis(name, from, to, points, log ? Scale.LOG : Scale.LINEAR);
  }

  private static InvalidExperimentException order(ObjectReader fields, double from, double to) {
    return ObjectReader.wrong(
        fields.path("to"),
        "experiment.order",
        "{0} is not above {1}, where it begins",
        Message.plain(to),
        Message.plain(from));
  }

  /** An end of an axis; the experiment with this value must be one. */
  private static double end(
      ObjectReader fields, String end, SweptField field, Experiment experiment, int run) {
    double value = fields.real(end, field::allows, field.interval());
    try {
      double settled = field.settled(List.of(value)).getFirst();
      var unused = ExperimentJson.read(ExperimentJson.write(field.set(experiment, run, settled)));
    } catch (InvalidInputException e) {
      throw new InvalidExperimentException(fields.path(end), e);
    }
    return value;
  }

  private static double from(ObjectReader sweep, double otherwise) {
    return sweep.real(
        "from",
        otherwise,
        v -> v >= LOWEST_RATE && v < HIGHEST_RATE,
        "[" + LOWEST_RATE + ", " + HIGHEST_RATE + ")");
  }

  private static double to(ObjectReader sweep, double from, double otherwise) {
    double to =
        sweep.real(
            "to",
            otherwise,
            v -> v > 0 && v <= HIGHEST_RATE,
            "(" + LOWEST_RATE + ", " + HIGHEST_RATE + "]");
    if (!(from < to)) {
      throw order(sweep, from, to);
    }
    return to;
  }

  private static int perDecade(ObjectReader sweep, int otherwise) {
    return (int) sweep.whole("perDecade", otherwise, 1, MOST_PER_DECADE);
  }

  private static int seeds(ObjectReader sweep, int otherwise) {
    return (int) sweep.whole("seeds", otherwise, 1, MOST_SEEDS);
  }

  private static @Nullable Double target(ObjectReader sweep) {
    return sweep.has("target") && !sweep.isNull("target")
        ? sweep.real("target", v -> true, "")
        : null;
  }

  private static void checkSize(Sweep sweep, Experiment experiment, ObjectReader fields) {
    double settings =
        switch (sweep) {
          case Sweep.Rates rates -> rates.rates().size() * (double) experiment.runs().size();
          case Sweep.Grid grid -> (double) grid.x().points() * grid.y().points();
          case Sweep.Seeds seeds -> experiment.runs().size();
          case Sweep.Batches batches ->
              batches.rates().size() * (double) batches.sizes().size() * experiment.runs().size();
        };
    if (settings * sweep.seeds() > MOST_CELLS) {
      throw ObjectReader.wrong(
          FIELD,
          "experiment.cells",
          "has {0} cells; at most {1} are allowed",
          (long) (settings * sweep.seeds()),
          MOST_CELLS);
    }
    if (experiment.seed() + sweep.seeds() - 1 > ExperimentJson.LARGEST_SEED) {
      throw ObjectReader.wrong(
          fields.path("seeds"),
          "experiment.lastSeed",
          "the last of {0} seeds from {1} on would be above {2}",
          sweep.seeds(),
          experiment.seed(),
          ExperimentJson.LARGEST_SEED);
    }
  }

  static void write(ObjectNode experiment, Sweep sweep) {
    ObjectNode tree = experiment.putObject(FIELD);
    switch (sweep) {
      case Sweep.Rates rates -> {
        tree.put("type", "rates");
        rates(tree, rates.from(), rates.to(), rates.perDecade());
      }
      case Sweep.Grid grid -> {
        tree.put("type", "map").put("run", grid.run());
        axis(tree.putObject("x"), grid.x());
        axis(tree.putObject("y"), grid.y());
      }
      case Sweep.Seeds seeds -> tree.put("type", "seeds");
      case Sweep.Batches batches -> {
        ArrayNode sizes = tree.put("type", "batches").putArray("sizes");
        batches.sizes().forEach(sizes::add);
        rates(tree, batches.from(), batches.to(), batches.perDecade());
      }
    }
    tree.put("seeds", sweep.seeds());
    Double target = sweep.target();
    JsonNode written = target == null ? tree.nullNode() : ExperimentJson.number(target);
    tree.set("target", written);
  }

  private static void rates(ObjectNode tree, double from, double to, int perDecade) {
    tree.set("from", ExperimentJson.number(from));
    tree.set("to", ExperimentJson.number(to));
    tree.put("perDecade", perDecade);
  }

  private static void axis(ObjectNode tree, Axis axis) {
    tree.put("field", axis.field());
    tree.set("from", ExperimentJson.number(axis.from()));
    tree.set("to", ExperimentJson.number(axis.to()));
    tree.put("points", axis.points());
    tree.put("scale", axis.scale().type());
  }
}
