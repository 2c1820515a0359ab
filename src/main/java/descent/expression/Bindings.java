package descent.expression;

import descent.expression.syntax.Variables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of an expression's names while it is evaluated: constants, parameters, the variables
 * at x, and the indices of the sums around a term.
 */
final class Bindings {
  private final Map<String, Double> known = new HashMap<>();
  private final List<String> names;
  private double[] x = {};

  Bindings(Variables variables, Map<String, Double> parameters) {
    known.put("pi", Math.PI);
    known.put("e", Math.E);
    known.putAll(parameters);
    if (variables.array() != null) {
      known.put("n", (double) variables.dimension());
    }
    names = variables.names();
  }

  /** Lets the variables stand for x. */
  void at(double[] x) {
    this.x = x;
    for (int i = 0; i < names.size(); i++) {
      known.put(names.get(i), x[i]);
    }
  }

  /** NaN for an unknown name. */
  double value(String name) {
    return known.getOrDefault(name, Double.NaN);
  }

  /** The component of x with this index, from 1. */
  double component(double index) {
    return x[(int) index - 1];
  }

  /** The value of a name before it becomes the index of a sum; null for none. */
  @Nullable Double outside(String name) {
    return known.get(name);
  }

  void setIndex(String name, long value) {
    known.put(name, (double) value);
  }

  /** After a sum: the name of its index stands for what it stood for before. */
  void restore(String name, @Nullable Double before) {
    if (before == null) {
      known.remove(name);
    } else {
      known.put(name, before);
    }
  }
}
