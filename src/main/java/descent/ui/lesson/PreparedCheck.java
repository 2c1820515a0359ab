package descent.ui.lesson;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import java.util.List;

/**
 * An experiment whose gradient check has something to show, a file in {@code
 * resources/descent/checks}.
 *
 * @param id of its title
 */
public record PreparedCheck(String id, Experiment experiment) {
  private static final List<PreparedCheck> ALL =
      DataFolder.read("checks").entrySet().stream()
          .map(
              file ->
                  new PreparedCheck(
                      PreparedExperiment.id(file.getKey()),
                      ExperimentJson.read(file.getValue().toString())))
          .toList();

  /** All; the first is the first screen. */
  public static List<PreparedCheck> all() {
    return ALL;
  }

  /** The one of an id. */
  public static PreparedCheck of(String id) {
    return ALL.stream().filter(check -> check.id.equals(id)).findFirst().orElseThrow();
  }

  /** The key of its title. */
  public String key() {
    return "check.prepared." + id;
  }
}
