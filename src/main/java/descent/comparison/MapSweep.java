package descent.comparison;

import descent.experiment.Contender;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One contender over all pairs of values of two dials, from coarse to fine. */
public final class MapSweep implements Sweep {
  private static final int FIRST_STRIDE = 4;

  private final List<Double> across;
  private final List<Double> up;
  private final List<Cell> grid = new ArrayList<>();
  private int tried;

  /**
   * Of a contender that has both dials.
   *
   * @param run the number of the contender in its experiment
   */
  public MapSweep(int run, Contender contender, Dial first, Dial second) {
    across = first.values(contender);
    up = second.values(contender);
    for (int stride = FIRST_STRIDE; stride > 0; stride /= 2) {
      for (int row = 0; row < up.size(); row += stride) {
        for (int column = 0; column < across.size(); column += stride) {
          int coarser = 2 * stride;
          boolean before = stride < FIRST_STRIDE && row % coarser == 0 && column % coarser == 0;
          if (!before) {
            double x = across.get(column);
            double y = up.get(row);
            Contender turned = second.set(first.set(contender, x), y);
            grid.add(new Cell(run, List.of(x, y), turned));
          }
        }
      }
    }
  }

  /** The values of the first dial, ascending. */
  public List<Double> across() {
    return across;
  }

  /** The values of the second dial, ascending. */
  public List<Double> up() {
    return up;
  }

  @Override
  public @Nullable Cell next() {
    return tried < grid.size() ? grid.get(tried) : null;
  }

  @Override
  public void take(Cell cell, Summary summary) {
    tried++;
  }

  @Override
  public int size() {
    return grid.size();
  }
}
