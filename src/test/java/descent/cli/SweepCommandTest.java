package descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class SweepCommandTest {
  private static final String SWEEP =
      """
      {"problem": {"type": "function", "expression": "x^2+3*y^2", "variables": ["x", "y"], "start": [1, 2], "gradientNoise": 0.1},
       "steps": 30, "runs": [{"name": "a, b", "optimizer": {"type": "sgd"}}, {"optimizer": {"type": "adam"}}],
       "sweep": {"type": "rates", "from": 0.01, "to": 1, "perDecade": 6, "seeds": 3, "target": 0.1}}
      """;

  @Test
  void theBytesAreTheSameOnOneThreadAndOnMany() {
    var results = new HashSet<String>();
    for (int threads = 1; threads <= 3; threads++) {
      try (var pool = new ForkJoinPool(threads)) {
        var result = pool.submit(() -> Answer.to(SWEEP, "sweep", "-")).join();
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        results.add(result.out());
      }
    }
    assertThat(results).hasSize(1);
    assertThat(results.iterator().next().lines())
        .hasSize(1 + 2 * 13 * 3)
        .startsWith(
            "run,learning_rate,seed,final_loss,best_loss,steps_to_target,gradient_evaluations,samples,ending")
        .element(1)
        .asString()
        .startsWith("\"a, b\",0.01,1,")
        .endsWith(",30,30,steps");
  }

  @Test
  void whatIsMissingIsSaid() {
    var without = Answer.to(SWEEP.replaceAll("(?s),\\s*\"sweep.*", "}"), "sweep", "-");
    assertThat(without.code()).isEqualTo(1);
    assertThat(without.err())
        .isEqualTo("this experiment has no sweep, the field that says what is compared\n");
    assertThat(Answer.to("", "sweep").err()).startsWith("sweep takes one argument");
    var empty = Answer.to(SWEEP.replace("x^2+3*y^2", "log(-x)"), "sweep", "-");
    assertThat(empty.code()).isZero();
    assertThat(empty.err())
        .isEqualTo("78 of 78 cells are empty: the loss at their start is no finite number\n");
  }
}
