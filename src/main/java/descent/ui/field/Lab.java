package descent.ui.field;

import descent.catalogue.Entry;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.NetworkProblem;
import descent.optimizer.Optimizer;
import descent.optimizer.Optimizers;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the parts of a lab may ask of it. */
public interface Lab {
  /** Rules that need a matrix of n x n numbers for n parameters. */
  Set<String> TOO_LARGE = Set.of("newton", "bfgs");

  /** The experiment as it is. */
  Experiment experiment();

  /** Changes the experiment; a change that cannot be is told to the visitor and not made. */
  void change(UnaryOperator<Experiment> change);

  /**
   * Makes an experiment the present one, if it can be run; the browser asks for its numbers itself.
   *
   * @param of what is edited, so that quick edits of the same are undone as one; null for an edit
   *     that stands alone
   * @throws descent.message.InvalidInputException if it cannot be run; then nothing has changed
   */
  void accept(Experiment changed, @Nullable String of);

  /** Leaves a run out of the pictures, or takes it in again; true if it is left out now. */
  boolean toggleHidden(int run);

  /** Whether a run is left out of the pictures. */
  boolean isHidden(int run);

  /** The look of a run: the number of its colour, dash and marker, which it keeps. */
  int look(int run);

  /** The rules that suit the problem. */
  default List<Entry<Optimizer>> optimizers() {
    return experiment().problem() instanceof NetworkProblem
        ? Optimizers.entries().stream().filter(entry -> !TOO_LARGE.contains(entry.type())).toList()
        : Optimizers.entries();
  }

  /** A contender with a rate that suits the present function. */
  Contender newContender(Entry<Optimizer> entry);
}
