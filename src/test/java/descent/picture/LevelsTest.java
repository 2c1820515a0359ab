package descent.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The same as {@code levels.test.ts}, and the very levels that the browser finds. */
class LevelsTest {
  private static final List<Double> RAVINE =
      List.of(0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0);

  private static double[] sampled(DoubleBinaryOperator f, double wide, double high) {
    return IntStream.range(0, 160 * 120)
        .mapToDouble(
            i ->
                f.applyAsDouble(
                    -wide + 2 * wide * (i % 160) / 159, -high + 2 * high * (i / 160) / 119))
        .toArray();
  }

  @Test
  void levelsOfAValleyAreThoseOfTheLab() {
    double[] ravine = sampled((x, y) -> 0.5 * x * x + 50 * y * y, 5, 2);

    assertThat(Levels.of(ravine, OptionalDouble.of(0))).isEqualTo(new Levels(0, RAVINE));
    assertThat(Levels.of(Arrays.stream(ravine).map(v -> v - 7).toArray(), OptionalDouble.of(-7)))
        .isEqualTo(new Levels(-7, RAVINE));
  }

  @Test
  void aPoleLeavesAMapThatShowsSomething() {
    double[] poles = sampled((x, y) -> 1 / (x * y), 5, 5);

    assertThat(Levels.of(poles, OptionalDouble.empty()).above()).hasSizeBetween(5, 14).isSorted();
  }

  @Test
  void aConstantFunctionAndOneWithoutAnyFiniteValueHaveNone() {
    assertThat(Levels.of(new double[] {4, 4, 4}, OptionalDouble.empty()).above()).isEmpty();
    assertThat(Levels.of(new double[] {Double.NaN}, OptionalDouble.empty()))
        .isEqualTo(new Levels(0, List.of()));
  }
}
