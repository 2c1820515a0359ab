package descent.expression.program;

import descent.expression.graph.Gradient;
import descent.expression.graph.Lowering;
import descent.expression.graph.Node;
import descent.expression.syntax.Variables;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;

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

  /** The rule with these nodes as results, in terms of these variables. */
  public static CompiledRule of(
      Lowering lowering, Map<Integer, Node> results, Variables told, int names) {
    List<EvaluationOrder.Statement> statements =
        new EvaluationOrder(lowering.graph()).gradient(null, new Gradient(results, List.of()));
    double cost = 2.0 * names;
    for (EvaluationOrder.Statement statement : statements) {
      cost +=
          statement instanceof EvaluationOrder.Compute compute
              ? compute.node().operation.cost()
              : 1;
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
   * @param results the results that it was compiled for; a different array
   */
  public abstract void apply(double[] values, double[] results);
}
