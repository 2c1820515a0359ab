package descent.ui.field;

import descent.experiment.Experiment;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What holds the experiment of a view; fields and dialogs change it through this. */
public interface Holder {
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
}
