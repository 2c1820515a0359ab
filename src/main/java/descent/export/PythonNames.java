package descent.export;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Gives names of the expression language names in Python, each its own. */
final class PythonNames {
  /** Keywords, and what generated code calls by its name. */
  private static final Set<String> TAKEN =
      Set.of(
          ("False None True and as assert async await break class continue def del elif else except"
                  + " finally for from global if import in is lambda nonlocal not or pass raise"
                  + " return try while with yield match case type"
                  + " abs sum range float int w g s"
                  + " math np torch jax jnp optax keras tf ops"
                  + " cbrt smaller larger f evaluate rate")
              .split(" "));

  private final Map<String, String> names = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  /** The same name every time; but for what is taken, the name itself. */
  String of(String name) {
    return names.computeIfAbsent(name, this::fresh);
  }

  /** Says that a name means itself. */
  PythonNames with(String name) {
    names.put(name, name);
    used.add(name);
    return this;
  }

  private String fresh(String name) {
    String candidate = name;
    while (TAKEN.contains(candidate) || used.contains(Python.normal(candidate))) {
      candidate += "_";
    }
    used.add(Python.normal(candidate));
    return candidate;
  }
}
