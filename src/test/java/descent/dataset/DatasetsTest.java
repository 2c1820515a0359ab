package descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.catalogue.Entry;
import descent.random.Key;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatasetsTest {
  private static final Preparation PLAIN = new Preparation(0.3, null, null, 0, false);

  static Stream<Entry<Dataset>> generated() {
    return Datasets.entries().stream().filter(entry -> !entry.type().equals("csv"));
  }

  @ParameterizedTest
  @MethodSource("generated")
  void theSameSettingsGiveTheSameRows(Entry<Dataset> entry) {
    Samples samples = entry.standard().rows();
    assertThat(entry.standard().rows().inputs()).isDeepEqualTo(samples.inputs());
    assertThat(samples.rows()).isEqualTo(entry.type().equals("digits") ? 1797 : 200);
    assertThat(samples.targets()).hasSize(samples.rows());
    assertThat(samples.inputs()[0]).hasSameSizeAs(samples.features());
    assertThat(Entry.Values.of((Record) entry.standard()).byName().keySet())
        .containsExactlyInAnyOrderElementsOf(
            entry.parameters().stream().map(parameter -> parameter.name()).toList());
  }

  @ParameterizedTest
  @MethodSource("generated")
  void anOutlineHasAllButTheNumbers(Entry<Dataset> entry) {
    Dataset data = entry.standard();
    Samples rows = data.rows();
    Samples outline = data.outline();
    assertThat(outline.rows()).isEqualTo(rows.rows());
    assertThat(outline.inputs()[rows.rows() - 1]).hasSameSizeAs(rows.inputs()[0]);
    assertThat(outline.features()).isEqualTo(rows.features());
    assertThat(outline.classes()).isEqualTo(rows.classes());
    assertThat(outline.stratified()).isEqualTo(rows.stratified());
    if (!rows.isRegression()) {
      assertThat(outline.targets()).isEqualTo(rows.targets());
    }
  }

  @Test
  void anotherSeedGivesOtherPointsAndClassesAreAsMany() {
    assertThat(new Moons(100, 0.1, 2, 2).rows().inputs()[0])
        .isNotEqualTo(new Moons(100, 0.1, 2, 1).rows().inputs()[0]);
    double[] targets = new Spiral(300, 0, 3, 1).rows().targets();
    for (int label = 0; label < 3; label++) {
      double wanted = label;
      assertThat(Arrays.stream(targets).filter(t -> t == wanted).count()).isEqualTo(100);
    }
  }

  @Test
  void withoutNoisePointsLieWhereTheyAreMeant() {
    Samples circles = new Circles(100, 0, 2, 1).rows();
    Samples xor = new Xor(100, 0, 2, 1).rows();
    for (int row = 0; row < 100; row++) {
      double[] point = circles.inputs()[row];
      assertThat(Math.hypot(point[0], point[1]))
          .isCloseTo(circles.targets()[row] == 0 ? 0.5 : 1, within(1e-12));
      double product = xor.inputs()[row][0] * xor.inputs()[row][1];
      assertThat(product > 0 ? 0.0 : 1.0).isEqualTo(xor.targets()[row]);
    }
    Samples curve = new Curve(100, 0, 1).rows();
    assertThat(curve.targets()[7]).isEqualTo(StrictMath.sin(4 * curve.inputs()[7][0]));
    assertThat(curve.isRegression()).isTrue();
  }

  @Test
  void noiseHasItsDeviation() {
    double[][] with = new Gaussians(20_000, 0.3, 2, 1).rows().inputs();
    double squares = 0;
    for (int row = 0; row < with.length; row++) {
      double off = with[row][0] - (row % 2 == 0 ? 1 : -1);
      squares += off * off;
    }
    assertThat(Math.sqrt(squares / with.length)).isCloseTo(0.3, within(0.01));
  }

  @Test
  void theDigitsAreThoseOfScikitLearn() {
    Samples digits = new Digits().rows();
    assertThat(digits.inputs()[0][2]).isEqualTo(5.0 / 16);
    assertThat(digits.inputs()[0]).hasSize(64);
    assertThat(digits.targets()).startsWith(0, 1, 2, 3);
    assertThat(digits.classes()).hasSize(10).startsWith("0").endsWith("9");
  }

  @Test
  void rowsAreSplitByTheSeed() {
    Samples all = new Moons(200, 0.1, 2, 1).rows();
    var parts = PLAIN.apply(all, Key.of(1));
    assertThat(parts.training().rows()).isEqualTo(140);
    assertThat(parts.validation().rows()).isEqualTo(60);
    assertThat(Stream.concat(stream(parts.training()), stream(parts.validation())))
        .containsExactlyInAnyOrder(all.inputs());
    assertThat(PLAIN.apply(all, Key.of(1)).training().inputs())
        .isDeepEqualTo(parts.training().inputs());
    assertThat(PLAIN.apply(all, Key.of(2)).training().inputs()[0]).isNotNull();
    assertThat(stream(PLAIN.apply(all, Key.of(2)).validation()).toList())
        .isNotEqualTo(stream(parts.validation()).toList());
  }

  @Test
  void validationRowsCanBeListedAndTrainingRowsLimited() {
    Samples all = new Moons(50, 0.1, 2, 1).rows();
    var parts = new Preparation(0.3, List.of(4, 1), 7, 0, false).apply(all, Key.of(1));
    assertThat(stream(parts.validation())).containsExactly(all.inputs()[1], all.inputs()[4]);
    assertThat(parts.training().rows()).isEqualTo(7);
    assertThat(stream(parts.training())).doesNotContain(all.inputs()[1], all.inputs()[4]);
  }

  /** Rows of 40, 10, 3, 2 and 1 of a class. */
  private static Samples uneven(boolean stratified) {
    double[] targets = new double[56];
    Arrays.setAll(targets, row -> row < 40 ? 0 : row < 50 ? 1 : row < 53 ? 2 : row < 55 ? 3 : 4);
    return new Samples(
        List.of("a"), new double[56][1], targets, List.of("a", "b", "c", "d", "e"), stratified);
  }

  @Test
  void aStratifiedSplitHasEachClassOfTwoRowsOnBothSides() {
    for (double fraction : new double[] {0.001, 0.1, 0.3, 0.9, 0.999}) {
      for (Integer most : new Integer[] {null, 5, 9}) {
        var preparation = new Preparation(fraction, null, most, 0, false);
        for (int seed = 1; seed <= 20; seed++) {
          var parts = preparation.apply(uneven(true), Key.of(seed));
          assertThat(parts.absent()).isEmpty();
          assertThat(parts.training().rows())
              .isEqualTo(preparation.trainingRows(uneven(true)))
              .isLessThanOrEqualTo(most == null ? 56 : most);
          assertThat(parts.validation().targets()).contains(0, 1, 2, 3).doesNotContain(4);
        }
      }
    }
    var parts = PLAIN.apply(uneven(true), Key.of(1));
    assertThat(Strata.of(parts.validation()).rows()).containsExactly(12, 3, 1, 1, 0);
    assertThat(new Preparation(0, null, null, 0, false).apply(uneven(true), Key.of(1)).validation())
        .extracting(Samples::rows)
        .isEqualTo(0);
  }

  @Test
  void aClassThatIsOnOneSideAloneIsNamed() {
    var single = new Preparation(0.3, List.of(53, 54, 55), null, 0, false);
    assertThat(single.apply(uneven(false), Key.of(1)).absent()).containsExactly("d", "e");
    assertThat(single.apply(uneven(false), Key.of(1)).unchecked()).containsExactly("a", "b", "c");
    assertThat(PLAIN.apply(uneven(true), Key.of(1)).unchecked()).containsExactly("e");
    assertThat(new Preparation(0, null, null, 0, false).apply(uneven(true), Key.of(1)).unchecked())
        .isEmpty();
    assertThat(PLAIN.apply(new Curve(20, 0, 1).rows(), Key.of(1)).absent()).isEmpty();
  }

  @Test
  void labelNoiseChangesItsShareOfTheTrainingLabelsAndNoOther() {
    Samples all = new Gaussians(1000, 0, 5, 1).rows();
    var clean = PLAIN.apply(all, Key.of(1));
    var noisy = new Preparation(0.3, null, null, 0.2, false).apply(all, Key.of(1));
    assertThat(noisy.validation().targets()).isEqualTo(clean.validation().targets());
    double[] before = clean.training().targets();
    double[] after = noisy.training().targets();
    assertThat(IntStream.range(0, 700).filter(row -> before[row] != after[row]).count())
        .isEqualTo(140);
    assertThat(Arrays.stream(after).allMatch(label -> label >= 0 && label < 5)).isTrue();
    for (int further = 1; further < 5; further++) {
      int by = further;
      assertThat(
              IntStream.range(0, 700)
                  .filter(row -> (after[row] - before[row] + 5) % 5 == by)
                  .count())
          .isBetween(15L, 60L);
    }
  }

  @Test
  void featuresAreScaledByTheTrainingRowsAndConstantOnesAreSafe() {
    double[][] inputs = {{1, 0.1}, {3, 0.1}, {5, 0.1}, {100, 0.1}};
    var samples =
        new Samples(List.of("a", "b"), inputs, new double[] {0, 1, 0, 1}, List.of("0", "1"));
    var parts = new Preparation(0, List.of(3), null, 0, true).apply(samples, Key.of(1));
    double deviation = Math.sqrt(8.0 / 3);
    assertThat(parts.training().inputs()[2])
        .containsExactly(new double[] {2 / deviation, 0}, within(1e-12));
    assertThat(parts.validation().inputs()[0])
        .containsExactly(new double[] {97 / deviation, 0}, within(1e-12));
    assertThat(samples.inputs()[0]).containsExactly(1, 0.1);
  }

  @Test
  void everyOrderIsAsLikely() {
    int[] order = new int[3];
    Map<String, Integer> seen = new TreeMap<>();
    for (int draw = 0; draw < 6000; draw++) {
      Shuffle.fill(order, Key.of(1).with(draw));
      seen.merge(Arrays.toString(order), 1, Integer::sum);
    }
    assertThat(seen).hasSize(6);
    assertThat(seen.values()).allMatch(times -> times > 880 && times < 1120);
  }

  private static Stream<double[]> stream(Samples samples) {
    return Arrays.stream(samples.inputs());
  }
}
