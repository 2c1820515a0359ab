package descent.ui.lesson;

import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.FunctionProblem.Interval;
import descent.experiment.edit.Edits;
import descent.experiment.json.ExperimentJson;
import descent.schedule.Schedule;
import descent.ui.text.NetworkTexts;
import descent.ui.text.Phrases;
import descent.ui.text.Recipes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a presentation lets change of a lesson, whose other controls are folded away: what its task
 * asks for, or else the rate of the first run.
 */
sealed interface Live {
  /** The schedule of a run: which one, and its numbers. */
  record Rates(int run) implements Live {}

  /**
   * A number with a slider.
   *
   * @param path as a JSON pointer
   * @param scale as {@link descent.ui.field.Slider} has them
   * @param step between two values; 0 for any
   */
  record Value(String path, String scale, double from, double to, double step) implements Live {
    /** A learning rate, from a hundredth to a hundred times of what it is. */
    private static Value ofRate(String path, double rate) {
      return new Value(path, "log", rate / REACH, rate * REACH, 0);
    }

    /** What it is in an experiment; the lowest, where the format leaves it out. */
    double in(Experiment experiment) {
      return ExperimentJson.tree(ExperimentJson.write(experiment)).at(path).doubleValue(from);
    }

    /** What it is called. */
    String name(Experiment of, Phrases phrases) {
      String name = path.substring(path.lastIndexOf('/') + 1);
      Matcher run = RUN.matcher(path);
      if (run.matches()) {
        String owner = of.runs().get(Integer.parseInt(run.group("run"))).name();
        return name.equals(Schedule.RATE)
            ? phrases.of("lessons.slider", owner)
            : phrases.of(
                "lessons.sliderOf",
                run.group("network") == null
                    ? Recipes.label(phrases, name)
                    : ofNetwork(name, phrases),
                owner);
      }
      if (path.equals("/steps")) {
        return phrases.of("functions.steps");
      }
      if (path.equals(NOISE)) {
        return phrases.of("axis.gradientNoise");
      }
      if (path.startsWith(START)) {
        return phrases.of("axis.start", of.function().coordinates().get(Integer.parseInt(name)));
      }
      return path.startsWith("/problem/parameters/") ? name : ofNetwork(name, phrases);
    }

    private String ofNetwork(String name, Phrases phrases) {
      Matcher layer = LAYER.matcher(path);
      return layer.matches()
          ? NetworkTexts.number(phrases, name, Integer.parseInt(layer.group("layer")))
          : NetworkTexts.number(phrases, name);
    }
  }

  Pattern RUN = Pattern.compile("/runs/(?<run>\\d+)/(?<network>network/)?.*");
  Pattern LAYER = Pattern.compile(".*/layers/(?<layer>\\d+)/\\w+");
  String START = "/problem/start";
  String NOISE = "/problem/gradientNoise";
  double REACH = 100;
  double LEAST_KEPT = 0.05;

  /**
   * Those of a lesson's data. Where a range is not given it is that of the kind: a rate's, that of
   * a keep probability, and for a start, which can be moved on the map too, the domain.
   */
  static List<Live> read(JsonNode data, Experiment of) {
    var all = new ArrayList<Live>();
    for (JsonNode one : data) {
      String path = one.path("path").stringValue(one.stringValue(""));
      Matcher run = RUN.matcher(path);
      if (one.isObject()) {
        all.add(
            new Value(
                path,
                one.path("scale").stringValue("linear"),
                one.required("from").doubleValue(),
                one.required("to").doubleValue(),
                one.path("step").doubleValue(0)));
      } else if (path.equals(START)) {
        FunctionProblem problem = of.function();
        for (int i = 0; i < problem.dimension(); i++) {
          Interval ends = problem.domain().get(i);
          all.add(new Value(START + "/" + i, "linear", ends.low(), ends.high(), 0));
        }
      } else if (path.endsWith("/keepProbability")) {
        all.add(new Value(path, "linear", LEAST_KEPT, 1, 0));
      } else if (run.matches() && path.endsWith("/schedule")) {
        all.add(new Rates(Integer.parseInt(run.group("run"))));
      } else if (run.matches() && path.endsWith("/" + Schedule.RATE)) {
        all.add(
            Value.ofRate(
                path, Edits.rate(of.runs().get(Integer.parseInt(run.group("run"))).plan())));
      } else {
        throw new IllegalArgumentException("Which numbers may " + path + " have?");
      }
    }
    return all.isEmpty()
        ? List.of(
            Value.ofRate(
                "/runs/0/schedule/" + Schedule.RATE, Edits.rate(of.runs().getFirst().plan())))
        : List.copyOf(all);
  }
}
