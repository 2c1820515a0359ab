package descent.inspection;

import descent.run.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of a name before and after a step.
 *
 * @param name as the formula has it
 * @param before n numbers, or one that all components share; null for what only the step makes
 * @param after the same after the step; null for what it only reads
 */
public record Quantity(String name, double @Nullable [] before, double @Nullable [] after) {

  /** The memory of a rule of matrices: what has one number or one for each component. */
  static List<Quantity> ofMemory(Update update) {
    var all = new ArrayList<>(ofAll(update));
    Map<String, double[]> before = update.before().state();
    update
        .after()
        .state()
        .forEach(
            (name, after) -> {
              if (after.length == 1 || after.length == update.point().length) {
                all.add(new Quantity(name, before.get(name), after));
              }
            });
    return List.copyOf(all);
  }

  /** The parameters, and the gradient that the rule was given. */
  static List<Quantity> ofAll(Update update) {
    return List.of(
        new Quantity("w", update.point(), update.next()), new Quantity("g", update.seen(), null));
  }
}
