package descent.comparison;

import descent.experiment.Contender;
import java.util.List;

/**
 * One setting of a sweep.
 *
 * @param run the number of the contender in the experiment
 * @param values where its dials stand; none where it has none
 * @param contender with these values
 */
public record Cell(int run, List<Double> values, Contender contender) {
  public Cell {
    values = List.copyOf(values);
  }
}
