package descent.live.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.live.Limits;
import descent.live.Visitor;
import descent.message.InvalidInputException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RacesTest {
  private static final Visitor VISITOR = Visitor.alone("visitor");

  private final Races races = new Races(Limits.STANDARD, 2);

  private static Experiment experiment(String expression, int dimension, int steps, int runs) {
    String contenders =
        IntStream.range(0, runs)
            .mapToObj(i -> "{\"name\": \"%d\", \"optimizer\": {\"type\": \"sgd\"}}".formatted(i))
            .collect(Collectors.joining(","));
    return ExperimentJson.read(
        """
        {"problem": {"type": "function", "expression": "%s", "dimension": %d, "start": %s}, "steps": %d, "runs": [%s]}
        """
            .formatted(
                expression, dimension, Collections.nCopies(dimension, 1), steps, contenders));
  }

  @Test
  void racesAllContenders() {
    var race = races.race(VISITOR, experiment("sum(i,1,n,x[i]^2)", 2, 10, 3), false);
    assertThat(race.traces()).hasSize(3).allMatch(trace -> trace.rows() == 11);
  }

  /** Who waits would wait longer for words that the next move of the hand makes untrue. */
  @Test
  @Timeout(60)
  void aHandThatDragsWhileOthersWaitGetsNoWords() throws Exception {
    Experiment dragged = experiment("sum(i,1,n,x[i]^2)", 2, 10, 3);
    var begun = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    try (var busy = new Races(Limits.STANDARD, 1);
        var visitors = Executors.newFixedThreadPool(3)) {
      Callable<Boolean> redraw =
          () ->
              busy.redraw(
                      VISITOR,
                      dragged,
                      false,
                      (drawing, said, pause) -> {
                        assertThat(drawing.traces()).hasSize(3);
                        assertThat(drawing.facts().minima()).isNotEmpty();
                        return said != null;
                      })
                  .answer();
      assertThat(redraw.call()).isTrue();
      var first =
          visitors.submit(
              () ->
                  busy.compute(
                      VISITOR,
                      () -> {
                        begun.countDown();
                        return awaited(go);
                      }));
      begun.await();
      var others = List.of(visitors.submit(redraw), visitors.submit(redraw));
      while (busy.waiting() < 2) {
        Thread.onSpinWait();
      }
      go.countDown();
      assertThat(first.get()).isTrue();
      // One had somebody behind it; whether the other comes a moment later depends on the machine.
      assertThat(List.of(others.get(0).get(), others.get(1).get())).contains(false);
      while (!redraw.call()) {
        Thread.sleep(10);
      }
    }
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** Numbers are arguments of compiled programs; a class for each redraw would be compiled anew. */
  @Test
  void aHandThatDragsDefinesNoClass() {
    String dragged =
        """
        {"problem": {"type": "function", "expression": "a*x^2 + 3*sin(y)", "variables": ["x", "y"],
                     "parameters": {"a": %s}, "start": [%s, 1]},
         "steps": 3,
         "runs": [{"optimizer": {"type": "custom", "rule": "v = 0.9*v - lr*g\\nw = w + v"},
                   "schedule": {"learningRate": %s}},
                  {"name": "Normed", "optimizer": {"type": "custom", "rule": "w = w - lr*g/norm(g)"}},
                  {"optimizer": {"type": "sgd"},
                   "schedule": {"type": "formula", "learningRate": %s, "expression": "lr*0.99^t"}}]}
        """;
    ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    long before = 0;
    int moves = 400;
    for (int move = -5; move < moves; move++) {
      before = move == 0 ? classes.getTotalLoadedClassCount() : before;
      double number = 1 + move * 1e-3;
      races.race(
          VISITOR, ExperimentJson.read(dragged.formatted(number, number, number, number)), false);
    }
    // Others may load some meanwhile, but not one for each move.
    assertThat(classes.getTotalLoadedClassCount() - before).isLessThan(moves);
  }

  @Test
  void everyFunctionOfTheGalleryIsWithinTheLimits() {
    races.warmUp();
  }

  @Test
  void checkingRunsNothingAndWaitsForNobody() {
    var impatient =
        new Races(new Limits(10_000, 16, 1000, 4_000_000, 2e9, 1, 200, 200_000, 1 << 20), 1);
    impatient.check(experiment("sum(i,1,1000,sin(i*x[1]))", 1, 10_000, 1));
  }

  @Test
  void whatIsTooMuchIsRefusedWithASentence() {
    refused(experiment("x[1]", 1, 10_001, 1), "at most 10000 steps");
    refused(experiment("x[1]", 1, 10, 17), "at most 16 contenders");
    refused(experiment("x[1]", 1000, 10_000, 1), "at most 4000000");
    refused(experiment("sum(i,1,99999,sin(i*x[1]))", 1, 10_000, 16), "too much work");
  }

  @Test
  void workThatTakesTooLongIsEnded() {
    var impatient =
        new Races(new Limits(10_000, 16, 1000, 4_000_000, 2e9, 1, 200, 200_000, 1 << 20), 1);
    var endless = experiment("sum(i,1,1000,sin(i*x[1]))", 1, 10_000, 1);
    // The second one finds the only processor free again.
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> impatient.race(VISITOR, endless, false))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("longer than");
    }
  }

  @Test
  void theGridHasTheValuesRowByRow() {
    var problem = experiment("x[1] + 10x[2] + 100x[3]", 3, 1, 1).function();
    var grid = new Grid(0, 1, 0, 2, 0, 1, 3, 2);
    assertThat(races.values(VISITOR, problem, grid)).containsExactly(100, 101, 102, 110, 111, 112);
    assertThat(races.values(VISITOR, problem, new Grid(2, 2, 0, 1, 0, 1, 2, 1)))
        .containsExactly(11, 111);
  }

  @Test
  void impossibleGridsAreRefused() {
    var problem = experiment("x[1] + x[2]", 2, 1, 1).function();
    for (Grid grid :
        new Grid[] {
          new Grid(0, 2, 0, 1, 0, 1, 3, 3),
          new Grid(0, 0, 0, 1, 0, 1, 3, 3),
          new Grid(-1, 1, 0, 1, 0, 1, 3, 3),
          new Grid(0, 1, 1, 1, 0, 1, 3, 3),
          new Grid(0, 1, -1e308, 1e308, 0, 1, 3, 3),
          new Grid(0, 1, 0, Double.NaN, 0, 1, 3, 3),
          new Grid(0, 1, 0, 1, 0, 1, 2000, 2000),
          new Grid(0, 1, 0, 1, 0, 1, 1, 3),
        }) {
      assertThatThrownBy(() -> races.values(VISITOR, problem, grid))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  private void refused(Experiment experiment, String sentence) {
    assertThatThrownBy(() -> races.check(experiment))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(sentence);
    assertThatThrownBy(() -> races.race(VISITOR, experiment, false))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void networksAreRefusedWithASentence() {
    var network =
        ExperimentJson.read(
            """
            {"problem": {"type": "network", "dataset": {"type": "xor"}, "layers": [{}]},
             "runs": [{"optimizer": {"type": "adam"}}]}
            """);
    assertThatThrownBy(() -> new Races(Limits.STANDARD, 1).race(VISITOR, network, false))
        .hasMessage(
            "problem.type: only functions are raced here; networks are trained in a lab of their"
                + " own");
  }

  @ParameterizedTest
  @CsvSource({
    "-1e308, 1e308, too large",
    "1, 1, empty",
    "1, 1.0000000000000004, narrower than numbers",
    "1e300, 1.0000000000000002e300, narrower than numbers",
  })
  void aFrameThatNoPictureCanHaveIsRefusedWithASentence(
      double left, double right, String sentence) {
    var problem =
        ExperimentJson.read(
                """
                {"problem": {"type": "function", "expression": "x^2", "variables": ["x", "y"], "start": [1, 1]},
                 "runs": [{"optimizer": {"type": "adam"}}]}
                """)
            .function();
    assertThatThrownBy(
            () ->
                new Races(Limits.STANDARD, 1)
                    .values(VISITOR, problem, new Grid(0, 1, left, right, 0, 1, 80, 60)))
        .hasMessageContaining(sentence);
  }
}
