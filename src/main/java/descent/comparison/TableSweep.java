package descent.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All settings of a {@link SweepTable}, from coarse to fine. */
public final class TableSweep implements CellSequence {
  private final SweepTable table;
  private final List<Integer> order = new ArrayList<>();

  /**
   * Settings that have been asked for and are not yet taken: to make one costs as much as a run.
   */
  private final Map<Integer, Cell> made = new HashMap<>();

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
  public @Nullable Cell next(int ahead) {
    return tried + ahead < order.size() ? setting(order.get(tried + ahead)) : null;
  }

  /** A setting of the table, counted from 0. */
  public Cell setting(int index) {
    return made.computeIfAbsent(index, table::setting);
  }

  /**
   * The next settings of one contender; each is still to be taken.
   *
   * @param ahead how many are in front of them
   * @param most how many at most
   */
  public List<Cell> several(int ahead, int most) {
    var cells = new ArrayList<Cell>();
    for (int i = tried + ahead; i < Math.min(order.size(), tried + ahead + most); i++) {
      Cell cell = setting(order.get(i));
      if (!cells.isEmpty() && cells.getFirst().run() != cell.run()) {
        break;
      }
      cells.add(cell);
    }
    return cells;
  }

  @Override
  public void take(Cell cell, Summary summary) {
    made.remove(order.get(tried));
    tried++;
  }

  @Override
  public int size() {
    return order.size();
  }
}
