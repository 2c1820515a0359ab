package descent.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {
  @Test
  void numbersAreThoseOfSplitMix64() {
    // The reference sequence of splitmix64.c by Vigna for the state 1234567.
    var key = new Key(1234567);
    long[] reference = {6457827717110365317L, 3203168211198807973L, -8629252141511181193L};
    for (int i = 0; i < reference.length; i++) {
      assertThat(key.uniform(i)).isEqualTo((reference[i] >>> 11) * 0x1p-53);
    }
    assertThat(new SplittableRandom(1234567).nextLong()).isEqualTo(reference[0]);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {0, 0x1p-53, 0x1p-60, 1e-300, 0.1, 0.3, 0.5, 0.9, 0x1.fffffffffffffp-1, 1, -0.0})
  void marksAreThoseOfNumbersBelowAProbability(double probability) {
    for (int count : new int[] {0, 1, 7, 64, 255, 256, 257, 1000}) {
      Key key = Key.of(5).with(count);
      double[] marks = new double[count];
      key.below(probability, marks);
      for (int i = 0; i < count; i++) {
        assertThat(marks[i]).isEqualTo(key.uniform(i) < probability ? 1 : 0);
      }
    }
  }

  @Test
  void aNumberThatIsTheProbabilityItselfIsNotBelowIt() {
    Key key = Key.of(5);
    double[] marks = new double[100];
    for (int i = 0; i < marks.length; i++) {
      key.below(key.uniform(i), marks);
      assertThat(marks[i]).isZero();
      key.below(Math.nextUp(key.uniform(i)), marks);
      assertThat(marks[i]).isEqualTo(1);
    }
  }

  @Test
  void partsAndOrderMatter() {
    var seen = new HashSet<Key>();
    for (long seed = -3; seed < 4; seed++) {
      for (long purpose = 0; purpose < 10; purpose++) {
        for (long step = 0; step < 100; step++) {
          seen.add(Key.of(seed).with(purpose).with(step));
        }
      }
    }
    assertThat(seen).hasSize(7 * 10 * 100);
  }

  @Test
  void normalNumbersHaveTheMomentsOfTheNormalDistribution() {
    int n = 200_000;
    for (var key : new Key[] {Key.of(1), Key.of(2).with(7)}) {
      double[] z = LongStream.range(0, n).mapToDouble(key::normal).toArray();
      assertThat(moment(z, 1)).isCloseTo(0, within(5 / Math.sqrt(n)));
      assertThat(moment(z, 2)).isCloseTo(1, within(5 * Math.sqrt(2.0 / n)));
      assertThat(moment(z, 3)).isCloseTo(0, within(5 * Math.sqrt(15.0 / n)));
      assertThat(moment(z, 4)).isCloseTo(3, within(5 * Math.sqrt(96.0 / n)));
    }
  }

  @Test
  void neighbouringStepsAreNotCorrelated() {
    double sum = 0;
    int n = 100_000;
    for (long step = 0; step < n; step++) {
      sum += Key.of(1).with(step).normal(0) * Key.of(1).with(step + 1).normal(0);
    }
    assertThat(sum / n).isCloseTo(0, within(5 / Math.sqrt(n)));
  }

  private static double moment(double[] z, int order) {
    double sum = 0;
    for (double v : z) {
      sum += Math.pow(v, order);
    }
    return sum / z.length;
  }
}
