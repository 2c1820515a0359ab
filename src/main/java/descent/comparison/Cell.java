package descent.comparison;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a sweep: a value for each varied number, and the experiment that has these values.
 *
 * @param run the number of the contender in the experiment that is swept
 * @param values of the varied numbers, in the order of the columns; null where one does not apply
 * @param experiment the experiment with these values and this contender alone, without a sweep
 * @param batch how many gradients an evaluation averages, where the problem is a noisy function; 0
 *     where it is no sample
 */
public record Cell(int run, List<@Nullable Double> values, Experiment experiment, int batch) {
  public Cell {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /** The contender with these values. */
  public Contender contender() {
    return experiment.runs().getFirst();
  }
}
