package descent.ui.lesson;

import descent.experiment.Experiment;
import descent.experiment.edit.Edits;
import descent.experiment.json.ExperimentJson;
import descent.ui.text.Phrases;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An experiment with networks that shows one thing well; its words are texts of the page.
 *
 * @param id of its texts
 * @param experiment whose runs have the last words of keys as names, or names that need no language
 */
public record PreparedExperiment(String id, Experiment experiment) {
  private static final String LAYERS_64 = "[{\"units\": 64}, {\"units\": 64}]";

  private static final String MOONS =
      """
      {"type": "network",
       "dataset": {"type": "moons", "samples": 400, "noise": 0.2, "seed": 1},
       "validationFraction": 0.75, "trainingSamples": 100, "labelNoise": 0.2,
       "layers": [{"units": 64}, {"units": 64}], "batchSize": 10}\
      """;

  private static final String DIGITS =
      """
      {"type": "network", "dataset": {"type": "digits"},
       "validationFraction": 0.5, "trainingSamples": 200, "labelNoise": 0.2, "standardize": false,
       "layers": [{"units": 256}, {"units": 256}], "batchSize": 20}\
      """;

  private static final List<PreparedExperiment> ALL =
      List.of(
          of(
              "moons",
              MOONS,
              4000,
              15,
              null,
              run("without", "momentum", 0.02, null),
              run("half", "momentum", 0.02, keep(64, 0.5))),
          of(
              "digits",
              DIGITS,
              1500,
              1,
              50,
              run("without", "momentum", 0.01, null),
              run("half", "momentum", 0.01, keep(256, 0.5))),
          of(
              "keep",
              MOONS,
              4000,
              15,
              null,
              run("keepOne", "momentum", 0.02, null),
              run("keepEight", "momentum", 0.02, keep(64, 0.8)),
              run("keepFive", "momentum", 0.02, keep(64, 0.5)),
              run("keepTwo", "momentum", 0.02, keep(64, 0.2))),
          of(
              "scaling",
              MOONS.replace(
                  LAYERS_64,
                  "[{\"units\": 64, \"keepProbability\": 0.5}, {\"units\": 64, \"keepProbability\":"
                      + " 0.5}]"),
              4000,
              15,
              null,
              run("inverted", "momentum", 0.02, null),
              run("vanilla", "momentum", 0.02, "{\"dropout\": \"vanilla\"}"),
              run("unscaled", "momentum", 0.02, "{\"dropout\": \"unscaled\"}")),
          of(
              "ensemble",
              MOONS,
              2000,
              2,
              null,
              with(
                  "independent",
                  "momentum",
                  "\"learningRate\": 0.02",
                  ", \"ensemble\": {\"type\": \"independent\", \"members\": 5}"),
              with(
                  "snapshots",
                  "momentum",
                  "\"type\": \"cosineRestarts\", \"learningRate\": 0.05, \"period\": 400",
                  ", \"ensemble\": {\"type\": \"snapshot\"}")),
          of(
              "average",
              DIGITS.replace("256", "128").replace("\"batchSize\": 20", "\"batchSize\": 4"),
              600,
              1,
              null,
              with(
                  "dancing", "sgd", "\"learningRate\": 0.2", ", \"averaging\": {\"decay\": 0.99}")),
          of(
              "rates",
              """
              {"type": "network", "dataset": {"type": "regression", "samples": 200, "noise": 0.1},
               "layers": [{"units": 32}, {"units": 32}], "batchSize": 20}\
              """,
              700,
              1,
              null,
              run("veryHigh", "sgd", 0.4, null),
              run("high", "sgd", 0.14, null),
              run("good", "sgd", 0.05, null),
              run("low", "sgd", 0.001, null)),
          of(
              "batches",
              """
              {"type": "network", "dataset": {"type": "moons", "samples": 400, "noise": 0.2},
               "layers": [{"units": 16, "activation": "tanh"}], "batchSize": 0}\
              """,
              600,
              1,
              1,
              run("batchOne", "sgd", 0.2, "{\"batchSize\": 1}"),
              run("batchTen", "sgd", 0.2, "{\"batchSize\": 10}"),
              run("fullBatch", "sgd", 0.2, null)),
          of(
              "lbfgs",
              """
              {"type": "network", "dataset": {"type": "spiral", "samples": 200, "noise": 0.05},
               "layers": [{"units": 8, "activation": "tanh"}, {"units": 8, "activation": "tanh"}],
               "initialization": {"type": "xavier"}, "batchSize": 0}\
              """,
              150,
              1,
              1,
              run("fullBatch", "lbfgs", 1, null),
              run("batchMany", "lbfgs", 1, "{\"batchSize\": 32}")),
          of(
              "seeds",
              """
              {"type": "network", "dataset": {"type": "spiral", "samples": 100, "noise": 0.05},
               "validationFraction": 0, "layers": [{"units": 4}], "batchSize": 0}\
              """,
              800,
              1,
              10,
              run("small", "momentum", 0.05, null),
              run("large", "momentum", 0.05, "{\"layers\": [{\"units\": 64}]}")),
          of(
              "spiral",
              """
              {"type": "network",
               "dataset": {"type": "spiral", "samples": 450, "noise": 0.05, "classes": 3},
               "layers": [{"units": 32}, {"units": 32}], "batchSize": 32}\
              """,
              2000,
              1,
              null,
              run("SGD", "sgd", 0.05, null),
              run("Momentum", "momentum", 0.05, null),
              run("Adam", "adam", 0.005, null)),
          of(
              "curve",
              """
              {"type": "network", "dataset": {"type": "regression", "samples": 80, "noise": 0.2},
               "layers": [{"units": 32, "activation": "tanh"}], "batchSize": 16}\
              """,
              3000,
              1,
              null,
              run("Tanh", "adam", 0.01, null),
              run(
                  "ReLU",
                  "adam",
                  0.01,
                  "{\"layers\": [{\"units\": 32, \"activation\": \"relu\"}]}")));

  private static PreparedExperiment of(
      String id, String problem, int steps, long seed, @Nullable Integer every, String... runs) {
    return new PreparedExperiment(
        id,
        ExperimentJson.read(
            """
            {"problem": %s, "steps": %d, "every": %s, "seed": %d, "runs": [%s]}\
            """
                .formatted(problem, steps, every, seed, String.join(",", runs))));
  }

  private static String run(String name, String optimizer, double rate, @Nullable String network) {
    return with(
        name,
        optimizer,
        "\"learningRate\": " + rate,
        network == null ? "" : ", \"network\": " + network);
  }

  private static String with(String name, String optimizer, String schedule, String more) {
    return """
    {"name": "%s", "optimizer": {"type": "%s"}, "schedule": {%s}%s}\
    """
        .formatted(name, optimizer, schedule, more);
  }

  private static String keep(int units, double kept) {
    String layer = "{\"units\": %d, \"keepProbability\": %s}".formatted(units, kept);
    return "{\"layers\": [%s, %s]}".formatted(layer, layer);
  }

  /** The key of one of its texts: title, what or hint. */
  public String key(String text) {
    return "prepared." + id + "." + text;
  }

  /** All, with the names of their runs in one language; the first is the first screen. */
  public static List<PreparedExperiment> all(Phrases phrases) {
    return ALL.stream().map(prepared -> prepared.in(phrases)).toList();
  }

  private PreparedExperiment in(Phrases phrases) {
    return new PreparedExperiment(id, named(experiment, phrases));
  }

  /** An experiment with its runs named in a language, where they have names of texts. */
  static Experiment named(Experiment experiment, Phrases phrases) {
    return experiment.withRuns(
        experiment.runs().stream()
            .map(run -> run.named(phrases.orElse("prepared.run." + run.name(), run.name())))
            .toList());
  }

  /** The experiment of one. */
  static Experiment experiment(String id) {
    return ALL.stream()
        .filter(prepared -> prepared.id.equals(id))
        .findFirst()
        .orElseThrow()
        .experiment();
  }

  /** Whether an experiment is this one, but for the seed. */
  public boolean fits(Experiment other) {
    return other.steps() == experiment.steps()
        && other.runs().size() == experiment.runs().size()
        && Edits.at(experiment, "/seed", (double) other.seed()).equals(other);
  }

  /** The keys of all texts of prepared experiments. */
  public static Stream<String> keys() {
    return ALL.stream()
        .flatMap(
            prepared ->
                Stream.concat(
                    Stream.of("title", "what", "hint").map(prepared::key),
                    namesOf(prepared.experiment)));
  }

  /** The keys of the names of its runs that are texts. */
  static Stream<String> namesOf(Experiment experiment) {
    return experiment.runs().stream()
        .filter(run -> run.name().matches("[a-z][A-Za-z0-9]*"))
        .map(run -> "prepared.run." + run.name());
  }
}
