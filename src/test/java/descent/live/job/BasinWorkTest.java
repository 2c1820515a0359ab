package descent.live.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import descent.comparison.Basins.Kind;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.live.Limits;
import descent.live.job.Piece.Start;
import descent.live.race.Races;
import descent.live.training.TrainingLimits;
import descent.message.InvalidInputException;
import descent.objective.Minimum;
import descent.objective.Norm;
import descent.run.FunctionRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class BasinWorkTest {
  private static final String HIMMELBLAU = "(x^2 + y - 11)^2 + (x + y^2 - 7)^2";

  /**
   * Starts from -5 to 5 along both coordinates; rules that go side by side, and one that does not.
   */
  private static Experiment experiment(String expression, int steps, double rate, int points) {
    return ExperimentJson.read(
        """
        {"problem": {"type": "function", "expression": "%s", "variables": ["x", "y"], "start": [1, 1]}, "steps": %d,
         "runs": [{"name": "SGD", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": %s}},
                  {"name": "AdaGrad", "optimizer": {"type": "adagrad"}, "schedule": {"learningRate": 0.5}}],
         "sweep": {"type": "map", "run": "SGD", "x": {"field": "start[0]", "from": -5, "to": 5, "points": %d},
                   "y": {"field": "start[1]", "from": -5, "to": 5, "points": %d}}}
        """
            .formatted(expression, steps, rate, points, points));
  }

  private record Told(List<Start> starts, List<Minimum> minima) {
    List<Start> of(int run) {
      return starts.stream().filter(start -> start.run() == run).toList();
    }

    List<Kind> kinds(int run) {
      return of(run).stream().map(start -> start.end().kind()).distinct().toList();
    }
  }

  private static Told told(Experiment experiment) {
    var comparisons = new Comparisons(TrainingLimits.standard(), new Races(Limits.STANDARD, 1));
    Iterator<Piece> pieces = comparisons.basins(experiment);
    int of = ((Piece.Started) pieces.next()).of();
    var starts = new ArrayList<Start>();
    List<Minimum> minima = List.of();
    while (pieces.hasNext()) {
      var piece = (Piece.Ended) pieces.next();
      starts.addAll(piece.starts());
      assertThat(piece.minima().subList(0, minima.size())).isEqualTo(minima);
      minima = piece.minima();
    }
    assertThat(starts).hasSize(of);
    return new Told(starts, minima);
  }

  /** The run that the same experiment makes from that start, at its end. */
  private static FunctionRun run(Experiment experiment, Start start) {
    Experiment from =
        ExperimentJson.with(
            experiment.withSweep(null),
            "/problem/start",
            JsonMapper.builder().build().valueToTree(start.at()));
    var run =
        new FunctionRun(
            from,
            from.function().objective(from.function().compile()),
            from.runs().get(start.run()));
    while (run.advance()) {}
    return run;
  }

  private static double distance(double[] a, double[] b) {
    return Norm.of(new double[] {a[0] - b[0], a[1] - b[1]});
  }

  @Test
  void himmelblausFourMinimaDivideTheStarts() {
    Experiment experiment = experiment(HIMMELBLAU, 200, 0.01, 13);
    Told told = told(experiment);
    assertThat(told.minima()).hasSize(4);
    double[][] known = {
      {3, 2}, {-2.805118, 3.131312}, {-3.779310, -3.283186}, {3.584428, -1.848126}
    };
    for (double[] point : known) {
      assertThat(told.minima()).anyMatch(minimum -> distance(minimum.point(), point) < 1e-5);
    }
    for (Start start : told.starts()) {
      FunctionRun run = run(experiment, start);
      List<Double> away =
          told.minima().stream().map(minimum -> distance(minimum.point(), run.point())).toList();
      int nearest =
          IntStream.range(0, 4).boxed().min(Comparator.comparing(away::get)).orElseThrow();
      boolean reached = away.get(nearest) <= 0.01 * Math.hypot(10, 10);
      boolean diverged = run.isDiverged();
      assertThat(start.end().minimum()).as("%s", start).isEqualTo(reached ? nearest : -1);
      assertThat(start.end().kind())
          .isEqualTo(reached ? Kind.REACHED : diverged ? Kind.DIVERGED : Kind.MOVING);
    }
  }

  @Test
  void aDoubleWellIsDividedBetweenItsSides() {
    Told told = told(experiment("(x^2-1)^2 + y^2", 400, 0.005, 11));
    for (Start start : told.of(0)) {
      double x = start.at().getFirst();
      if (x == 0) {
        // On the ridge nothing leads to either side.
        assertThat(start.end().kind()).isEqualTo(Kind.MOVING);
      } else {
        assertThat(start.end().kind()).isEqualTo(Kind.REACHED);
        assertThat(told.minima().get(start.end().minimum()).point()[0])
            .isCloseTo(Math.signum(x), within(1e-6));
      }
    }
    assertThat(told.minima()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x + y", "-x^2 - y^2 - x/3", "x*y + x/3"})
  void withoutAMinimumNoneIsReached(String expression) {
    Told told = told(experiment(expression, 100, 0.1, 5));
    assertThat(told.minima()).isEmpty();
    assertThat(told.kinds(0)).containsExactly(Kind.MOVING);
  }

  @Test
  void whatDivergesAndWhatHasNoValueIsToldApart() {
    assertThat(told(experiment("-x^2 - y^2 - x/3", 1000, 10, 4)).kinds(0))
        .containsExactly(Kind.DIVERGED);
    Told half = told(experiment("x - log(x) + y^2", 300, 0.1, 10));
    for (Start start : half.of(0)) {
      assertThat(start.end().kind())
          .isEqualTo(start.at().getFirst() > 0 ? Kind.REACHED : Kind.UNDEFINED);
    }
    assertThat(half.minima()).hasSize(1);
    // Flat to the fourth order, so that no Hessian tells.
    assertThat(told(experiment("(x-1)^4 + y^2", 300, 0.01, 5)).minima()).hasSize(1);
  }

  @Test
  void anotherSweepIsRefused() {
    Experiment other =
        ExperimentJson.with(
            experiment("x^2 + y^2", 10, 0.1, 3),
            "/sweep/y",
            JsonMapper.builder()
                .build()
                .readTree(
                    "{\"field\": \"learningRate\", \"from\": 0.1, \"to\": 1, \"points\": 3}"));
    assertThatThrownBy(() -> told(other))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("not a map over two numbers of the start");
  }
}
