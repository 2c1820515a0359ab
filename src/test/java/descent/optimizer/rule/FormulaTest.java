package descent.optimizer.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Values;
import descent.catalogue.Parameter;
import descent.expression.Expression;
import descent.expression.program.DifferentiableFunction;
import descent.expression.syntax.Variables;
import descent.optimizer.Memory;
import descent.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The formula that is shown is the rule that is run. */
class FormulaTest {
  private static final int STEPS = 120;

  static Stream<Optimizer> optimizers() {
    return Optimizers.entries().stream()
        .flatMap(entry -> Stream.of(entry.standard(), with(entry, true), with(entry, false)))
        // Rules of matrices are shown as LaTeX alone.
        .filter(optimizer -> !optimizer.formula().isEmpty())
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void theFormulaMakesTheSameSteps(Optimizer optimizer) {
    int n = 3;
    Random random = new Random(11);
    Memory memory = optimizer.start(n);
    double[] w = random.doubles(n, -2, 2).toArray();
    List<Interpreter> shown = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      shown.add(new Interpreter(optimizer, w[i]));
    }
    for (int t = 1; t <= STEPS; t++) {
      double rate = random.nextDouble(0.1);
      double[] g = random.doubles(n, -3, 3).toArray();
      for (int i = 0; i < n; i++) {
        shown.get(i).step(g[i], rate, t);
      }
      memory.step(GoldenFunction.SADDLE, w, g, rate);
      for (int i = 0; i < n; i++) {
        compare("w", t, w[i], shown.get(i));
        for (Map.Entry<String, double[]> state : memory.state().entrySet()) {
          double[] values = state.getValue();
          compare(state.getKey(), t, values[values.length == 1 ? 0 : i], shown.get(i));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void theStateIsWhatTheFormulaCarriesOver(Optimizer optimizer) {
    Set<String> assigned = new LinkedHashSet<>();
    Set<String> carried = new HashSet<>();
    Set<String> names = new Interpreter(optimizer, 0).assigned();
    for (String line : optimizer.formula().lines().toList()) {
      for (String name : Expression.parse(right(line)).freeNames()) {
        if (names.contains(name) && !assigned.contains(name)) {
          carried.add(name);
        }
      }
      assigned.add(left(line));
    }

    assertThat(carried).contains("w").isSubsetOf(assigned);
    carried.remove("w");
    assertThat(optimizer.start(2).state().keySet()).containsAll(carried).isSubsetOf(assigned);
  }

  private static void compare(String name, int t, double value, Interpreter shown) {
    double expected = shown.value(name);
    assertThat(value)
        .as("%s after step %d", name, t)
        .isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
  }

  /** An optimizer with other values than its defaults. */
  private static Optimizer with(Entry<Optimizer> entry, boolean flag) {
    Map<String, Object> values = new HashMap<>();
    for (Parameter parameter : entry.parameters()) {
      values.put(
          parameter.name(),
          switch (parameter.name()) {
            case "momentum", "decay", "beta1" -> 0.7;
            case "beta2" -> 0.95;
            case "epsilon", "weightDecay" -> 0.03;
            case "biasCorrection" -> flag;
            case "damping" -> 0.1;
            case "memory" -> 3;
            case "lineSearch" -> "none";
            case "rule" -> "u = 0.9*u + g\nc = t*u\nu = u + 0.01*c\nw = w - lr*u/(1 + abs(c))";
            default -> parameter.initial(STEPS);
          });
    }
    return entry.create().apply(new Values(values));
  }

  private static String left(String line) {
    return line.substring(0, line.indexOf('=')).strip();
  }

  private static String right(String line) {
    return line.substring(line.indexOf('=') + 1);
  }

  /** Executes the text of a formula for one parameter. */
  private static final class Interpreter {
    private final List<String> targets = new ArrayList<>();
    private final List<DifferentiableFunction> sources = new ArrayList<>();
    private final List<String> names;
    private final double[] values;

    Interpreter(Optimizer optimizer, double w) {
      List<String> lines = optimizer.formula().lines().toList();
      Set<String> all = new LinkedHashSet<>(List.of("w", "g", "lr", "t"));
      lines.forEach(line -> all.add(left(line)));
      names = List.copyOf(all);
      values = new double[names.size()];
      values[0] = w;
      Map<String, Double> settings = settings(optimizer);
      for (String line : lines) {
        targets.add(left(line));
        sources.add(
            Expression.parse(right(line))
                .compile(Variables.named(names), settings.keySet())
                .bind(settings));
      }
    }

    void step(double g, double rate, int t) {
      values[1] = g;
      values[2] = rate;
      values[3] = t;
      for (int i = 0; i < targets.size(); i++) {
        values[names.indexOf(targets.get(i))] = sources.get(i).value(values);
      }
    }

    double value(String name) {
      return values[names.indexOf(name)];
    }

    Set<String> assigned() {
      return Set.copyOf(targets);
    }

    private static Map<String, Double> settings(Optimizer optimizer) {
      Values values = Values.of((Record) optimizer);
      Map<String, Double> settings = new HashMap<>();
      for (Parameter parameter : optimizer.entry().parameters()) {
        if (parameter instanceof Parameter.Real) {
          settings.put(parameter.symbol(), values.real(parameter.name()));
        }
      }
      return settings;
    }
  }
}
