package descent.ui.field;

import descent.catalogue.Entry;
import descent.experiment.Contender;
import descent.optimizer.Optimizer;
import descent.optimizer.rule.Optimizers;
import java.util.List;

/** What the parts of a lab may ask of it. */
public interface Lab extends Holder {
  /** Leaves a run out of the pictures, or takes it in again; true if it is left out now. */
  boolean toggleHidden(int run);

  /** Whether a run is left out of the pictures. */
  boolean isHidden(int run);

  /** The look of a run: the number of its colour, dash and marker, which it keeps. */
  int look(int run);

  /** The rules that suit the problem. */
  default List<Entry<Optimizer>> optimizers() {
    return experiment().problem().hasRoomForMatrices()
        ? Optimizers.entries()
        : Optimizers.entries().stream().filter(entry -> !entry.standard().needsMatrix()).toList();
  }

  /** A contender with a rate that suits the present function. */
  Contender newContender(Entry<Optimizer> entry);
}
