package descent.ui.compare;

import descent.comparison.SweptNumbers;
import descent.comparison.SweptNumbers.Choice;
import descent.experiment.Axis;
import descent.experiment.Experiment;
import descent.experiment.SweptField;
import descent.experiment.SweptField.Place;
import descent.ui.text.NetworkTexts;
import descent.ui.text.Phrases;
import descent.ui.text.Recipes;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** For each contender the numbers that can be an axis, as JSON with what they are called here. */
final class AxisTexts {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Phrases phrases;

  AxisTexts(Phrases phrases) {
    this.phrases = phrases;
  }

  /**
   * As the browser reads it.
   *
   * @param rule whether it is a number of the optimizer's rule
   */
  private record Told(String name, String label, @Nullable Double own, boolean rule, Range axis) {}

  private record Range(double from, double to, int points, String scale) {}

  String of(Experiment experiment) {
    List<List<Told>> all =
        IntStream.range(0, experiment.runs().size())
            .mapToObj(
                run ->
                    SweptNumbers.withSwept(experiment, run).stream()
                        .map(choice -> told(experiment, choice))
                        .toList())
            .toList();
    return MAPPER.writeValueAsString(all);
  }

  private Told told(Experiment experiment, Choice choice) {
    Axis usual = choice.usual();
    return new Told(
        choice.field().name(),
        label(experiment, choice.field()),
        Double.isNaN(choice.own()) ? null : choice.own(),
        choice.field().place() instanceof Place.OfOptimizer,
        new Range(usual.from(), usual.to(), usual.points(), usual.scale().type()));
  }

  private String label(Experiment experiment, SweptField field) {
    return switch (field.place()) {
      case Place.OfOptimizer(String name) -> Recipes.label(phrases, name);
      case Place.OfSchedule(String name) -> Recipes.label(phrases, name);
      case Place.OfNetwork(String name) -> NetworkTexts.number(phrases, name);
      case Place.OfLayer(int layer, String name) ->
          layer < 0
              ? NetworkTexts.number(phrases, name)
              : NetworkTexts.number(phrases, name, layer);
      case Place.OfNoise() -> phrases.of("axis.gradientNoise");
      case Place.OfStart(int variable) ->
          phrases.of("axis.start", experiment.function().coordinates().get(variable));
      case Place.OfParameter(String name) -> name;
    };
  }
}
