package descent.expression;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A rule as machine code: from the values of its names before to those after. Immutable, the same
 * to the last bit on every call, and free to be shared by threads.
 */
public abstract class CompiledRule {
  private final double cost;

  /** With the signature that generated classes call. */
  CompiledRule(int names, double cost) {
    this.cost = cost;
  }

  static CompiledRule of(List<Rule.Line> lines, List<String> assigned, List<String> given) {
    List<String> names = new ArrayList<>(assigned);
    names.addAll(given);
    Lowering lowering = Lowering.componentwise(Variables.named(names));
    Map<Integer, Node> results = new TreeMap<>();
    for (Rule.Line line : lines) {
      Node node = lowering.lower(line.expression().tree());
      lowering.assign(line.name(), node);
      results.put(assigned.indexOf(line.name()), node);
    }
    return of(lowering, results, Variables.named(assigned), names.size());
  }

  /** The results are the expressions of the values before, and then the lines. */
  static CompiledRule ofLines(List<Rule.Line> lines, List<String> names, List<Expression> before) {
    Lowering lowering = Lowering.componentwise(Variables.named(names));
    Map<Integer, Node> results = new TreeMap<>();
    for (Expression expression : before) {
      results.put(results.size(), lowering.lower(expression.tree()));
    }
    for (Rule.Line line : lines) {
      Node node = lowering.lower(line.expression().tree());
      lowering.assign(line.name(), node);
      results.put(results.size(), node);
    }
    return of(lowering, results, Variables.array("r", results.size()), names.size());
  }

  private static CompiledRule of(
      Lowering lowering, Map<Integer, Node> results, Variables told, int names) {
    List<Plan.Statement> statements =
        new Plan(lowering.graph()).gradient(null, new Gradient(results, List.of()));
    double cost = 2.0 * names;
    for (Plan.Statement statement : statements) {
      cost += statement instanceof Plan.Compute compute ? compute.node().operation.cost() : 1;
    }
    MethodHandle constructor = new ClassWriter(told, 0, ClassWriter.MAX_BYTES).write(statements);
    try {
      return (CompiledRule) constructor.invoke(new double[0], told.dimension(), cost);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** About how many additions one call costs. */
  public final double cost() {
    return cost;
  }

  /**
   * Computes one component.
   *
   * @param values before, in the order of the names it was compiled with
   * @param results what it was compiled to tell; another array
   */
  public abstract void apply(double[] values, double[] results);
}
