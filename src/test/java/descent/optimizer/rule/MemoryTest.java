package descent.optimizer.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import descent.catalogue.Entry;
import descent.objective.Objective;
import descent.optimizer.Memory;
import descent.optimizer.Optimizer;
import descent.optimizer.secondorder.Bfgs;
import descent.optimizer.secondorder.Landscape;
import descent.optimizer.secondorder.Lbfgs;
import descent.optimizer.secondorder.Newton;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the memory of every optimizer keeps to. */
class MemoryTest {
  private static final Objective FUNCTION = Landscape.of("beale");

  static Stream<Optimizer> optimizers() {
    return Stream.concat(
        Optimizers.entries().stream().map(Entry::standard),
        Stream.of(
            new Adam(0.9, 0.999, 1e-8, false),
            new RAdam(0.5, 0.5, 1e-8),
            new Newton(0.5),
            new Bfgs("none"),
            new Lbfgs(3, "none")));
  }

  /** Those whose formula is one of numbers, not of matrices. */
  static Stream<Optimizer> componentwise() {
    return optimizers().filter(optimizer -> !optimizer.formula().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void startsAfresh(Optimizer optimizer) {
    double[] once = GoldenFunction.BEALE.start();
    double[] again = GoldenFunction.BEALE.start();

    run(optimizer.start(2), once, 100);
    run(optimizer.start(2), again, 100);

    assertThat(again).isEqualTo(once).isNotEqualTo(GoldenFunction.BEALE.start());
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void aCopyHasTheSameFuture(Optimizer optimizer) {
    Memory memory = optimizer.start(2);
    double[] w = GoldenFunction.BEALE.start();
    run(memory, w, 37);
    Memory copy = memory.copy();
    double[] copyOfW = w.clone();
    Map<String, double[]> state = snapshot(copy);

    run(memory, w, 63);

    assertThat(copy.state()).as("untouched by the original").containsExactlyEntriesOf(state);
    run(copy, copyOfW, 63);
    assertThat(copyOfW).isEqualTo(w);
    assertThat(copy.state()).containsExactlyEntriesOf(snapshot(memory));
  }

  @ParameterizedTest
  @MethodSource("componentwise")
  void worksOnEachComponentAlone(Optimizer optimizer) {
    Random random = new Random(7);
    int n = 33;
    double[] together = random.doubles(n).toArray();
    double[] alone = together.clone();
    Memory memory = optimizer.start(n);
    Memory[] memories = Stream.generate(() -> optimizer.start(1)).limit(n).toArray(Memory[]::new);
    for (int t = 0; t < 20; t++) {
      double[] g = random.doubles(n, -1, 1).toArray();
      for (int i = 0; i < n; i++) {
        double[] one = {alone[i]};
        memories[i].step(FUNCTION, one, new double[] {g[i]}, 0.01);
        alone[i] = one[0];
      }
      memory.step(FUNCTION, together, g, 0.01);
    }

    assertThat(together).isEqualTo(alone);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void bearsWhatIsNotANumber(Optimizer optimizer) {
    Memory memory = optimizer.start(2);
    double[] w = {1, 1};
    assertThatCode(
            () -> {
              memory.step(FUNCTION, w, new double[] {Double.NaN, 1}, 0.1);
              memory.step(FUNCTION, w, new double[] {1, Double.POSITIVE_INFINITY}, 0.1);
              memory.step(FUNCTION, w, new double[] {1, 1}, Double.NaN);
            })
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void staysWhereTheGradientIsZero(Optimizer optimizer) {
    Memory memory = optimizer.start(1);
    double[] w = {0};

    for (int t = 0; t < 10; t++) {
      memory.step(FUNCTION, w, new double[1], 0.1);
    }

    assertThat(w[0]).isZero();
  }

  private static void run(Memory memory, double[] w, int steps) {
    double[] g = new double[2];
    for (int t = 0; t < steps; t++) {
      FUNCTION.gradient(w, g);
      memory.step(FUNCTION, w, g, 0.01);
    }
  }

  private static Map<String, double[]> snapshot(Memory memory) {
    Map<String, double[]> copy = new TreeMap<>();
    memory.state().forEach((name, values) -> copy.put(name, values.clone()));
    return copy;
  }
}
