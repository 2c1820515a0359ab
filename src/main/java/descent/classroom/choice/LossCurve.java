package descent.classroom.choice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The losses of one run at some of its steps.
 *
 * @param validation the losses on rows kept for validation; null at steps where there are none
 */
public record LossCurve(
    String name, List<Integer> steps, List<Double> losses, List<@Nullable Double> validation) {
  /** The same curve up to a step. */
  public LossCurve upTo(int step) {
    int rows = 0;
    while (rows < steps.size() && steps.get(rows) <= step) {
      rows++;
    }
    return new LossCurve(
        name, steps.subList(0, rows), losses.subList(0, rows), validation.subList(0, rows));
  }
}
