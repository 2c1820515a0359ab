package descent.comparison;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All settings of a {@link SweepTable}, from coarse to fine. */
public final class TableSweep implements Sweep {
  private final SweepTable table;
  private final List<Integer> order = new ArrayList<>();
  private int tried;

  public TableSweep(SweepTable table) {
    this.table = table;
    for (int coarseness = 4; coarseness > 0; coarseness /= 2) {
      for (int setting = 0; setting < table.settings(); setting++) {
        if (table.coarseness(setting) == coarseness) {
          order.add(setting);
        }
      }
    }
  }

  @Override
  public @Nullable Cell next() {
    return tried < order.size() ? table.setting(order.get(tried)) : null;
  }

  /** The next settings of one contender, at most so many; each is still to be taken. */
  public List<Cell> several(int most) {
    var cells = new ArrayList<Cell>();
    for (int i = tried; i < Math.min(order.size(), tried + most); i++) {
      Cell cell = table.setting(order.get(i));
      if (!cells.isEmpty() && cells.getFirst().run() != cell.run()) {
        break;
      }
      cells.add(cell);
    }
    return cells;
  }

  @Override
  public void take(Cell cell, Summary summary) {
    tried++;
  }

  @Override
  public int size() {
    return order.size();
  }
}
