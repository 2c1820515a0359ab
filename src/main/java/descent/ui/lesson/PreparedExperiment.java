package descent.ui.lesson;

import descent.experiment.Experiment;
import descent.experiment.edit.Edits;
import descent.experiment.json.ExperimentJson;
import descent.ui.text.Phrases;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An experiment with networks that shows one thing well, a file in {@code
 * resources/descent/experiments}; its words are texts of the page.
 *
 * @param id of its texts
 * @param experiment whose runs have the last words of keys as names, or names that need no language
 */
public record PreparedExperiment(String id, Experiment experiment) {
  static final String KEPT = "/descent/experiment-results.json";

  private static final JsonNode RESULTS = DataFolder.file(KEPT);

  private static final List<PreparedExperiment> ALL =
      DataFolder.read("experiments").entrySet().stream()
          .map(
              file ->
                  new PreparedExperiment(
                      id(file.getKey()), ExperimentJson.read(file.getValue().toString())))
          .toList();

  /** What follows the number in the name of a file, as {@code 01-moons}. */
  static String id(String file) {
    return file.substring(file.indexOf('-') + 1);
  }

  /** The key of one of its texts: title, what or hint. */
  public String key(String text) {
    return "prepared." + id + "." + text;
  }

  /**
   * What its runs came to with many seeds, kept because it takes long: JSON {@code {seed, last,
   * early}}, where the seeds are counted from the first, and last and early hold for each run the
   * validation accuracy of each seed at the end and where the validation loss is lowest; empty
   * where nothing is kept.
   */
  public String seeds() {
    JsonNode kept = RESULTS.path(id);
    return kept.isMissingNode() ? "" : kept.toString();
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
