package descent.ui.lab;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An experiment as a page shows it: each contender has a look of its own (colour, dash, marker) and
 * keeps it while others come and go. No number depends on it.
 *
 * @param experiment what is raced
 * @param looks for each run the number of its look, from 0; all different
 */
record Scene(Experiment experiment, List<Integer> looks) {
  Scene {
    looks = List.copyOf(looks);
  }

  /** The looks in the order of the runs. */
  static Scene of(Experiment experiment) {
    return new Scene(experiment, IntStream.range(0, experiment.runs().size()).boxed().toList());
  }

  /**
   * Another experiment. Runs are known by their names; one whose name is new is a renamed one if
   * nobody came or went, else it gets the first look that is free.
   */
  Scene with(Experiment next) {
    List<String> before = names(experiment);
    List<String> after = names(next);
    var found = new ArrayList<Integer>();
    for (int i = 0; i < after.size(); i++) {
      int known = before.indexOf(after.get(i));
      boolean renamed =
          known < 0 && before.size() == after.size() && !after.contains(before.get(i));
      found.add(known >= 0 ? looks.get(known) : renamed ? looks.get(i) : -1);
    }
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i) < 0) {
        found.set(
            i,
            IntStream.iterate(0, n -> n + 1)
                .filter(n -> !found.contains(n))
                .findFirst()
                .orElseThrow());
      }
    }
    return new Scene(next, found);
  }

  private static List<String> names(Experiment experiment) {
    return experiment.runs().stream().map(Contender::name).toList();
  }
}
