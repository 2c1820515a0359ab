package descent.classroom.choice;

import descent.experiment.FunctionProblem.Interval;
import java.util.List;

/**
 * A coarse grid over a map. In each direction an odd number of cells, so that the middle of the
 * map, where many functions have their minimum, lies in the middle of a cell.
 *
 * @param map what it frames of its one or two axes
 */
public record PlaceBins(List<Interval> map) implements Tally.Bins {
  private static final int COLUMNS = 21;
  private static final int ROWS = 15;

  public int columns() {
    return COLUMNS;
  }

  /** 1 where the map has one axis. */
  public int rows() {
    return map.size() == 1 ? 1 : ROWS;
  }

  @Override
  public int count() {
    return columns() * rows();
  }

  /** Row by row, from the lowest. */
  @Override
  public int of(Vote vote) {
    int row = map.size() == 1 ? 0 : cell(1, vote, ROWS);
    return row * COLUMNS + cell(0, vote, COLUMNS);
  }

  private int cell(int axis, Vote vote, int cells) {
    Interval ends = map.get(axis);
    double part = (vote.values().get(axis) - ends.low()) / (ends.high() - ends.low());
    return Math.clamp((long) (part * cells), 0, cells - 1);
  }
}
