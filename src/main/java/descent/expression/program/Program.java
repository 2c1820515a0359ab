package descent.expression.program;

import descent.expression.graph.Gradient;
import descent.expression.graph.Graph;
import descent.expression.graph.Loop;
import descent.expression.graph.LoopCheck;
import descent.expression.graph.Lowering;
import descent.expression.graph.Node;
import descent.expression.syntax.ExpressionException;
import descent.expression.syntax.ExpressionFault;
import descent.expression.syntax.Tree;
import descent.expression.syntax.Variables;
import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A compiled expression that waits for the values of its parameters. Immutable and free to be
 * shared by threads; binding compiles nothing.
 */
public final class Program {
  private final List<String> parameters;
  private final int dimension;
  private final LoopCheck check;
  private final @Nullable Map<Loop, Long> fixedPasses;
  private final Map<@Nullable Loop, Long> costs;
  private final MethodHandle constructor;

  private Program(
      List<String> parameters,
      int dimension,
      LoopCheck check,
      @Nullable Map<Loop, Long> fixedPasses,
      Map<@Nullable Loop, Long> costs,
      MethodHandle constructor) {
    this.parameters = parameters;
    this.dimension = dimension;
    this.check = check;
    this.fixedPasses = fixedPasses;
    this.costs = costs;
    this.constructor = constructor;
  }

  public static Program of(Tree tree, Variables variables, List<String> parameters) {
    return of(tree, variables, parameters, ClassWriter.MAX_BYTES);
  }

  /** With methods of at most so many bytes. */
  public static Program of(Tree tree, Variables variables, List<String> parameters, int maxBytes) {
    Lowering lowering = new Lowering(variables, parameters);
    Node value = lowering.lower(tree);
    LoopCheck check = lowering.check();
    // Loops that depend on no parameter are checked once.
    Map<Loop, Long> passes =
        check.dependsOnParameters() ? null : check.passes(new double[parameters.size()]);
    Graph graph = lowering.graph();
    Gradient gradient = Gradient.of(graph, value);
    Gradient change = gradient.along(graph);
    EvaluationOrder plan = new EvaluationOrder(graph);
    List<EvaluationOrder.Statement> first = plan.gradient(value, gradient);
    MethodHandle constructor =
        new ClassWriter(variables, parameters.size(), maxBytes)
            .write(value, plan.value(value), first, plan.gradient(null, change));
    Map<@Nullable Loop, Long> costs = new HashMap<>();
    addCosts(first, null, costs);
    return new Program(parameters, variables.dimension(), check, passes, costs, constructor);
  }

  private static void addCosts(
      List<EvaluationOrder.Statement> statements,
      @Nullable Loop scope,
      Map<@Nullable Loop, Long> costs) {
    for (EvaluationOrder.Statement statement : statements) {
      long cost =
          switch (statement) {
            case EvaluationOrder.Compute compute -> compute.node().operation.cost();
            case EvaluationOrder.Repeat repeat -> {
              addCosts(repeat.body(), repeat.loop(), costs);
              yield 2;
            }
            default -> 1;
          };
      costs.merge(scope, cost, Long::sum);
    }
  }

  /** The names of the parameters. */
  public List<String> parameters() {
    return parameters;
  }

  /** The number of variables. */
  public int dimension() {
    return dimension;
  }

  /**
   * Fills the parameters in.
   *
   * @param values of all parameters; others are ignored
   * @throws descent.message.InvalidInputException if a value is missing or not finite
   * @throws ExpressionException if with these values a sum has more than 100,000 terms, a bound or
   *     an index is no whole number, or an element does not exist
   */
  public DifferentiableFunction bind(Map<String, Double> values) {
    double[] ordered = new double[parameters.size()];
    for (int i = 0; i < ordered.length; i++) {
      Double value = values.get(parameters.get(i));
      if (value == null) {
        throw ExpressionFault.PARAMETER_MISSING.of(parameters.get(i));
      }
      if (!Double.isFinite(value)) {
        throw ExpressionFault.PARAMETER_NOT_FINITE.of(parameters.get(i), value);
      }
      ordered[i] = value;
    }
    Map<Loop, Long> passes = fixedPasses != null ? fixedPasses : check.passes(ordered);
    try {
      return (CompiledFunction) constructor.invoke(ordered, dimension, cost(passes));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private double cost(Map<Loop, Long> passes) {
    double cost = 0;
    for (Map.Entry<@Nullable Loop, Long> entry : costs.entrySet()) {
      Loop loop = entry.getKey();
      cost += (double) entry.getValue() * (loop == null ? 1 : passes.getOrDefault(loop, 1L));
    }
    return cost;
  }
}
