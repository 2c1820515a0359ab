package descent.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.random.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchLossTest {
  @Test
  void everyEpochHasEachRowOnceInAnOrderOfItsOwn() {
    var batches = new Batches(23, 5, true, Key.of(1));
    assertThat(batches.perEpoch()).isEqualTo(5);
    List<List<Integer>> epochs = new ArrayList<>();
    for (int step = 0; step < 10; step++) {
      batches.goTo(step);
      if (step % 5 == 0) {
        epochs.add(new ArrayList<>());
      }
      for (int at = batches.from(step); at < batches.to(step); at++) {
        epochs.getLast().add(batches.order()[at]);
      }
    }
    assertThat(epochs.get(0)).doesNotHaveDuplicates().hasSize(23).isNotEqualTo(epochs.get(1));
    assertThat(epochs.get(1)).containsExactlyInAnyOrderElementsOf(epochs.get(0));
    batches.goTo(0);
    assertThat(batches.order()).startsWith(epochs.get(0).get(0), epochs.get(0).get(1));
  }

  @Test
  void theOrderOfTheDataCanBeKept() {
    var batches = new Batches(7, 3, false, Key.of(1));
    batches.goTo(8);
    assertThat(batches.order()).containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThat(batches.from(8)).isEqualTo(6);
    assertThat(batches.to(8)).isEqualTo(7);
    assertThat(new Batches(7, 0, false, Key.of(1)).perEpoch()).isEqualTo(1);
    assertThat(new Batches(7, 100, false, Key.of(1)).to(3)).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.8})
  void masksKeepTheirShareOfUnitsRowsAndSteps(double keep) {
    Masks masks = Masks.drawnBy(Key.of(3));
    double[] mask = new double[50];
    double[] perUnit = new double[50];
    double both = 0;
    double kept = 0;
    double[] neighbour = new double[50];
    for (int step = 0; step < 40; step++) {
      for (int row = 0; row < 50; row++) {
        masks.draw(step, row, 0, keep, mask);
        masks.draw(step, row + 1, 0, keep, neighbour);
        for (int unit = 0; unit < 50; unit++) {
          kept += mask[unit];
          perUnit[unit] += mask[unit] / 2000;
          both += mask[unit] * neighbour[unit];
        }
      }
    }
    assertThat(kept / 100_000).isCloseTo(keep, within(0.005));
    assertThat(both / 100_000).as("rows are independent").isCloseTo(keep * keep, within(0.01));
    for (double fraction : perUnit) {
      assertThat(fraction).isCloseTo(keep, within(0.05));
    }
  }

  @Test
  void masksDependOnSeedStepRowAndLayerAlone() {
    double[] mask = mask(Key.of(1), 5, 6, 1);
    assertThat(mask(Key.of(1), 5, 6, 1)).isEqualTo(mask);
    assertThat(
            List.of(
                mask(Key.of(2), 5, 6, 1),
                mask(Key.of(1), 6, 6, 1),
                mask(Key.of(1), 6, 5, 1),
                mask(Key.of(1), 5, 6, 0)))
        .noneSatisfy(other -> assertThat(other).isEqualTo(mask));
  }

  private static double[] mask(Key key, long step, int row, int layer) {
    double[] mask = new double[64];
    Masks.drawnBy(key).draw(step, row, layer, 0.5, mask);
    return mask;
  }

  @Test
  void anUpdateIsTheSameFromWhereverOneTurnsToIt() {
    var shape = GoldenNetwork.shape(16, Activation.RELU, 0.5);
    double[] w = new Initialization.He().parameters(shape, Key.of(1));
    var forward = loss(shape);
    double[] losses = new double[40];
    for (int step = 0; step < 40; step++) {
      forward.goTo(step);
      losses[step] = forward.value(w);
    }
    var backward = loss(shape);
    for (int step = 39; step >= 0; step--) {
      backward.goTo(step);
      assertThat(backward.value(w)).isEqualTo(losses[step]);
    }
    assertThat(Arrays.stream(losses).distinct().count()).isEqualTo(40);
  }

  @Test
  void theLastUpdateOfARowIsTheOneThatLookingAtEveryBatchFinds() {
    var updates = loss(GoldenNetwork.shape(16, Activation.RELU, 0.5));
    for (int row : new int[] {0, 7, updates.rows() - 1}) {
      long last = -1;
      for (long step = 0; step < 40; step++) {
        updates.goTo(step);
        if (Arrays.stream(updates.batch().order()).anyMatch(seen -> seen == row)) {
          last = step;
        }
        assertThat(updates.lastUpdateOf(row, step)).isEqualTo(last);
      }
    }
  }

  private static BatchLoss loss(Shape shape) {
    return new BatchLoss(
        new Propagation(shape, Loss.CROSS_ENTROPY, Dropout.INVERTED),
        new Penalty(shape, 0),
        GoldenNetwork.spiral(),
        30,
        true,
        Key.of(7));
  }
}
