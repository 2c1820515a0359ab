package descent.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import descent.experiment.Axis.Scale;
import descent.experiment.json.ExperimentJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SweepTest {
  private static final String FUNCTION =
      """
      {"problem": {"type": "function", "expression": "a*x^2+y^2", "variables": ["x", "y"],
         "parameters": {"a": 2}, "start": [1, 2]}, "seed": 9007199254740900,
       "runs": [{"name": "SGD", "optimizer": {"type": "sgd"}}, {"name": "Momentum", "optimizer": {"type": "momentum"}},
                {"name": "Adam", "optimizer": {"type": "adam"}, "schedule": {"type": "exponential", "decay": 0.1}}]%s}
      """;

  private static final String NETWORK =
      """
      {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 40},
         "layers": [{"units": 5}, {"units": 3, "keepProbability": 0.5}]},
       "runs": [{"name": "AdamW", "optimizer": {"type": "adamw"}}, {"name": "SGD", "optimizer": {"type": "sgd"}}]%s}
      """;

  private static final String MAP =
      """
      {"type": "map", "run": "Momentum", "x": {"field": "learningRate", "from": 1e-3, "to": 1, "points": 64, "scale": "log"},
       "y": {"field": "momentum", "from": 0, "to": 0.99, "points": 64, "scale": "linear"}}
      """;

  private static Experiment read(String pattern, String sweep) {
    return ExperimentJson.read(pattern.formatted(sweep.isEmpty() ? "" : ", \"sweep\": " + sweep));
  }

  @Test
  void withoutASweepTheTextStaysAsItWas() {
    assertThat(ExperimentJson.write(read(FUNCTION, ""))).doesNotContain("sweep");
    assertThat(read(FUNCTION, "null")).isEqualTo(read(FUNCTION, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"rates\", \"from\": 1e-4, \"to\": 10, \"perDecade\": 12, \"seeds\": 1,"
            + " \"target\": 1e-6}",
        "{\"type\": \"rates\"}",
        MAP,
        "{\"type\": \"seeds\", \"seeds\": 20}"
      })
  void whatIsWrittenIsReadBack(String sweep) {
    Experiment experiment = read(FUNCTION, sweep);
    String text = ExperimentJson.write(experiment);
    assertThat(ExperimentJson.read(text)).isEqualTo(experiment);
    assertThat(ExperimentJson.write(ExperimentJson.read(text))).isEqualTo(text);
    assertThat(experiment.withSweep(null)).isEqualTo(read(FUNCTION, ""));
  }

  @Test
  void batchesAreThoseOfANetwork() {
    Experiment experiment =
        read(
            NETWORK,
            "{\"type\": \"batches\", \"sizes\": [4, 16, 64, 256, 0], \"from\": 0.01, \"to\": 1,"
                + " \"perDecade\": 4, \"target\": 0.1}");
    assertThat(experiment.sweep())
        .isEqualTo(new Sweep.Batches(List.of(4, 16, 64, 256, 0), 0.01, 1, 4, 1, 0.1));
    assertThat(ExperimentJson.read(ExperimentJson.write(experiment))).isEqualTo(experiment);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"type\": \"rate\"} | sweep.type: rate is not one of rates, map, seeds, batches",
        "{} | sweep.type: is missing",
        "[] | sweep: expected an object in braces, not a list",
        "{\"type\": \"rates\", \"rate\": 1} | sweep.rate: there is no such field",
        "{\"type\": \"rates\", \"from\": 0} | sweep.from: 0 is outside",
        "{\"type\": \"rates\", \"from\": -1} | sweep.from: -1 is outside",
        "{\"type\": \"rates\", \"from\": \"low\"} | sweep.from: expected a number",
        "{\"type\": \"rates\", \"from\": 1, \"to\": 1} | sweep.to: 1 is not above 1",
        "{\"type\": \"rates\", \"perDecade\": 0} | sweep.perDecade: 0 is outside 1 to",
        "{\"type\": \"rates\", \"perDecade\": 1.5} | sweep.perDecade: expected a whole number",
        "{\"type\": \"rates\", \"seeds\": 0} | sweep.seeds: 0 is outside 1 to",
        "{\"type\": \"rates\", \"target\": \"1\"} | sweep.target: expected a number",
        "{\"type\": \"rates\", \"from\": 1e-100, \"to\": 1e100, \"perDecade\": 1000, \"seeds\": 10}"
            + " | sweep: has 6000030 cells; at most 1000000",
        "{\"type\": \"seeds\", \"seeds\": 100} | sweep.seeds: the last of 100 seeds",
        "{\"type\": \"batches\", \"sizes\": [1]} | sweep.type: a function without gradientNoise has"
            + " no batches",
        "{\"type\": \"map\", \"run\": \"Nobody\"} | sweep.run: Nobody is not one of SGD, Momentum,"
            + " Adam",
        "{\"type\": \"map\", \"run\": \"SGD\", \"x\": {\"field\": \"momentum\"}} | sweep.x.field:"
            + " the run SGD has no number momentum",
        "{\"type\": \"map\", \"run\": \"Adam\", \"x\": {\"field\": \"beta1\", \"from\": 0,"
            + " \"to\": 1}} | sweep.x.to: 1 is outside [0, 1)",
        "{\"type\": \"map\", \"run\": \"Momentum\", \"x\": {\"field\": \"momentum\", \"from\": 0.5,"
            + " \"to\": 0.1}} | sweep.x.to: 0.1 is not above 0.5",
        "{\"type\": \"map\", \"run\": \"Momentum\", \"x\": {\"field\": \"momentum\", \"from\": 0,"
            + " \"to\": 0.9, \"scale\": \"log\"}} | sweep.x.from: a logarithmic scale begins above"
            + " 0",
        "{\"type\": \"map\", \"run\": \"Momentum\", \"x\": {\"field\": \"momentum\", \"from\": 0,"
            + " \"to\": 0.9, \"scale\": \"cubic\"}} | sweep.x.scale: cubic is not one of linear,"
            + " log",
        "{\"type\": \"map\", \"run\": \"Momentum\", \"x\": {\"field\": \"momentum\", \"from\": 0,"
            + " \"to\": 0.9, \"points\": 1}} | sweep.x.points: 1 is outside 2 to 1000",
        "{\"type\": \"map\", \"run\": \"Momentum\", \"x\": {\"field\": \"momentum\", \"from\": 0,"
            + " \"to\": 0.9}, \"y\": {\"field\": \"optimizer.momentum\", \"from\": 0, \"to\": 0.9}}"
            + " | sweep.y.field: momentum and optimizer.momentum are the same",
      })
  void whatIsWrongIsRefusedAtItsPlace(String sweep, String sentence) {
    assertThatThrownBy(() -> read(FUNCTION, sweep))
        .isInstanceOf(InvalidExperimentException.class)
        .hasMessageStartingWith(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"field\": \"keepProbability\", \"from\": 0, \"to\": 1 | sweep.x.from: 0 is outside (0,"
            + " 1]",
        "\"field\": \"layers[2].units\", \"from\": 1, \"to\": 9 | sweep.x.field: the run SGD has no"
            + " number layers[2].units",
        "\"field\": \"units\", \"from\": 1, \"to\": 2000 | sweep.x.to: the network has",
        "\"field\": \"batchSize\", \"from\": -1, \"to\": 4 | sweep.x.from: -1 is outside [0,"
            + " 20000]",
        "\"field\": \"start[0]\", \"from\": -1, \"to\": 4 | sweep.x.field: the run SGD has no"
            + " number start[0]",
      })
  void aNetworkHasNumbersOfItsOwn(String axis, String sentence) {
    assertThatThrownBy(
            () ->
                read(
                    NETWORK,
                    "{\"type\": \"map\", \"run\": \"SGD\", \"x\": {%s}, \"y\": {\"field\": \"learningRate\", \"from\": 0.1, \"to\": 1}}"
                        .formatted(axis)))
        .hasMessageStartingWith(sentence);
  }

  @Test
  void aPlainNameIsLookedForInTheOptimizerFirst() {
    Experiment experiment = read(NETWORK, "");
    assertThat(place("weightDecay", experiment, 0))
        .isEqualTo(new SweptField.Place.OfOptimizer("weightDecay"));
    assertThat(place("problem.weightDecay", experiment, 0))
        .isEqualTo(new SweptField.Place.OfNetwork("weightDecay"));
    assertThat(place("weightDecay", experiment, 1))
        .isEqualTo(new SweptField.Place.OfNetwork("weightDecay"));
    assertThat(place("decay", read(FUNCTION, ""), 2))
        .isEqualTo(new SweptField.Place.OfSchedule("decay"));
  }

  private static SweptField.Place place(String name, Experiment experiment, int run) {
    return SweptField.named(name, experiment, experiment.runs().get(run)).orElseThrow().place();
  }

  @ParameterizedTest
  @CsvSource({
    "learningRate, learning_rate",
    "momentum, momentum",
    "beta1, beta1",
    "batchSize, batch_size",
    "layers[0].keepProbability, layers[0].keep_probability",
    "parameters.a, parameters.a"
  })
  void aColumnIsInSnakeCase(String field, String column) {
    assertThat(SweptField.column(field)).isEqualTo(column);
  }

  @Test
  void whatIsSetIsWhatTheFormatSays() {
    Experiment experiment = read(NETWORK, "");
    Contender run = experiment.runs().get(1);
    Experiment changed =
        SweptField.named("layers[1].keepProbability", experiment, run)
            .orElseThrow()
            .set(experiment, 1, 0.25);
    assertThat(ExperimentJson.write(changed))
        .contains(
            "\"network\":{\"layers\":[{\"units\":5,\"activation\":\"relu\",\"keepProbability\":1},"
                + "{\"units\":3,\"activation\":\"relu\",\"keepProbability\":0.25}]}");
    assertThat(ExperimentJson.read(ExperimentJson.write(changed))).isEqualTo(changed);
  }

  @Test
  void valuesAreReadableAndIncludeTheEnds() {
    assertThat(new Axis("", 0, 1, 11, Scale.LINEAR).values())
        .containsExactly(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0);
    assertThat(new Axis("", 1e-3, 1, 4, Scale.LOG).values()).containsExactly(0.001, 0.01, 0.1, 1.0);
    assertThat(Axis.perDecade(1e-4, 10, 12)).hasSize(61).contains(0.001, 0.01, 0.1, 1.0).isSorted();
    assertThat(Axis.perDecade(1e-4, 10, 12).get(13))
        .isEqualTo(1e-3 * StrictMath.pow(10, 1 / 12.0), within(1e-18));
    assertThat(Axis.perDecade(0.2, 5, 1)).containsExactly(0.2, 2.0, 5.0);
  }

  @Test
  void wholeNumbersAreRoundedAndComeOnce() {
    Experiment experiment = read(NETWORK, "");
    SweptField units =
        SweptField.named("units", experiment, experiment.runs().getFirst()).orElseThrow();
    assertThat(units.settled(new Axis("units", 1, 8, 7, Scale.LOG).values()))
        .containsExactly(1.0, 2.0, 3.0, 4.0, 6.0, 8.0);
  }

  @Test
  void aSweepGoesWhereWhatItNamesHasGone() {
    Experiment experiment = read(FUNCTION, MAP);
    assertThat(experiment.withRuns(experiment.runs().subList(1, 3)).sweep()).isNotNull();
    assertThat(experiment.withRuns(experiment.runs().subList(0, 1)).sweep()).isNull();
  }
}
