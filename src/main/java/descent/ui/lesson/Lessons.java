package descent.ui.lesson;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.ui.lesson.Lesson.Place;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The lessons, a file each in {@code resources/descent/lessons}. A file is called by the row of the
 * lecture, the lesson's place among those of the row, and its key, as {@code 1.2.1-hollow}. It
 * holds
 *
 * <ul>
 *   <li>{@code experiment}: an experiment, or the name of a {@link PreparedExperiment}; or {@code
 *       check}: the name of a {@link PreparedCheck}
 *   <li>{@code choices}: how many texts there are to choose from; none for the names of the runs
 *   <li>{@code answer}: the number of the right one, from 0
 *   <li>{@code panel}: what is opened after the answer; none for nothing
 *   <li>{@code shown}: what proves the answer, see {@link LessonAnswers}
 *   <li>{@code live}: what a presentation lets change: the paths of rates, keep probabilities,
 *       starts and schedules, and for another number its {@code path} with {@code scale}, {@code
 *       from}, {@code to} and {@code step}; none for the rate of the first run
 *   <li>{@code solution}: one way to do the task, as values at JSON pointers into the experiment;
 *       tests try it
 *   <li>{@code results}, {@code draws} and {@code sketch}: what was computed beforehand, see {@link
 *       Lesson.Kept}; tests write all but {@code draws}
 * </ul>
 */
final class Lessons {
  private static final Pattern NAME = Pattern.compile("(\\d\\.\\d)\\.\\d-(\\w+)");

  static final List<Lesson> ALL =
      DataFolder.read("lessons").entrySet().stream()
          .map(file -> lesson(file.getKey(), file.getValue()))
          .toList();

  private Lessons() {}

  private static Lesson lesson(String file, JsonNode data) {
    Matcher name = NAME.matcher(file);
    if (!name.matches()) {
      throw new IllegalStateException(file + " is no name of a lesson, such as 1.2.1-hollow");
    }
    Experiment experiment = experiment(data);
    return new Lesson(
        name.group(2),
        name.group(1),
        place(data, experiment),
        experiment,
        data.path("choices").intValue(0),
        data.required("answer").intValue(),
        data.path("panel").stringValue(""),
        data.required("shown"),
        Live.read(data.path("live"), experiment),
        kept(data));
  }

  private static Lesson.Kept kept(JsonNode data) {
    JsonNode sketch = data.path("sketch");
    return new Lesson.Kept(
        data.path("results"),
        data.path("draws").stringValue(""),
        sketch.isMissingNode() ? "" : sketch.toString());
  }

  private static Experiment experiment(JsonNode data) {
    if (data.has("check")) {
      return PreparedCheck.of(data.get("check").stringValue()).experiment();
    }
    JsonNode experiment = data.required("experiment");
    return experiment.isString()
        ? PreparedExperiment.experiment(experiment.stringValue())
        : ExperimentJson.read(experiment.toString());
  }

  private static Place place(JsonNode data, Experiment experiment) {
    if (data.has("check")) {
      return Place.CHECK;
    }
    return Place.valueOf(experiment.problem().lab().toUpperCase(Locale.ROOT));
  }
}
