package descent.live.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveHistoryTest {
  private final CurveHistory history = new CurveHistory(8);

  private void add(int step, boolean last) {
    double[] numbers = new double[TrainingUpdate.COLUMNS.size()];
    numbers[0] = step;
    history.add("", numbers, last);
  }

  private double[] stepsAfter(double step) {
    List<TrainingUpdate.Rows> lines = history.after(step);
    return lines.isEmpty() ? new double[0] : lines.getFirst().columns()[0];
  }

  @Test
  void keepsEverythingWhileThereIsRoom() {
    for (int step = 0; step < 8; step++) {
      add(step, false);
    }
    assertThat(stepsAfter(-1)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(stepsAfter(5)).containsExactly(6, 7);
    assertThat(stepsAfter(5.5)).containsExactly(6, 7);
    assertThat(stepsAfter(7)).isEmpty();
  }

  @Test
  void isNeverLargerThanItsBoundAndKeepsTheFirstAndTheLastRow() {
    for (int step = 0; step < 1000; step++) {
      add(step, step == 999);
      assertThat(stepsAfter(-1).length).isLessThanOrEqualTo(8);
    }
    assertThat(stepsAfter(-1)).startsWith(0).endsWith(999).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void whoAsksForWhatIsNewGetsEachRowOnceInOrder() {
    var told = new ArrayList<Double>();
    for (int step = 0; step < 500; step++) {
      add(step, step == 499);
      if (step % 7 == 0 || step == 499) {
        for (double more : stepsAfter(told.isEmpty() ? -1 : told.getLast())) {
          told.add(more);
        }
      }
    }
    assertThat(told).isSorted().doesNotHaveDuplicates().startsWith(0.0).endsWith(499.0);
    // Thinning never opens a gap of more than a quarter of the whole.
    for (int i = 1; i < told.size(); i++) {
      assertThat(told.get(i) - told.get(i - 1)).isLessThanOrEqualTo(128);
    }
  }

  @Test
  void linesBeginWhenTheyBegin() {
    add(0, false);
    double[] numbers = new double[TrainingUpdate.COLUMNS.size()];
    numbers[0] = 40;
    history.add("1", numbers, false);
    assertThat(history.after(-1)).extracting(TrainingUpdate.Rows::member).containsExactly("", "1");
    assertThat(history.after(0)).extracting(TrainingUpdate.Rows::member).containsExactly("1");
  }
}
