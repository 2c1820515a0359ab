package descent.expression.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Derivatives of a value by all variables.
 *
 * @param components by the number of a variable; what is missing is 0
 * @param scatters what is to be added to components that only a loop can name
 */
public record Gradient(Map<Integer, Node> components, List<Scatter> scatters) {
  /** In every pass of the scope, the amount is added to the component of that index. */
  public record Scatter(@Nullable Loop scope, Node index, Node amount) {}

  /**
   * By reverse accumulation: each node is met once, so the gradient costs a small multiple of the
   * value.
   */
  public static Gradient of(Graph graph, Node value) {
    return new Reverse(graph).of(value);
  }

  /**
   * The change of the gradient along a direction, by forward accumulation: the Hessian times the
   * direction.
   */
  public Gradient along(Graph graph) {
    Tangent tangent = new Tangent(graph);
    List<Node> amounts = new ArrayList<>(components.values());
    scatters.forEach(scatter -> amounts.add(scatter.amount()));
    tangent.visit(amounts);
    Map<Integer, Node> changes = new TreeMap<>();
    components.forEach((number, amount) -> changes.put(number, tangent.of(amount)));
    List<Scatter> changing = new ArrayList<>();
    for (Scatter scatter : scatters) {
      Node change = tangent.of(scatter.amount());
      if (!change.isZero()) {
        changing.add(new Scatter(scatter.scope(), scatter.index(), change));
      }
    }
    return new Gradient(changes, changing);
  }

  private static final class Reverse {
    private final Graph graph;
    private final Derivatives derivatives;

    /** What each node's result contributes to the loss per unit, by the scope it arises in. */
    private final Map<Node, Map<@Nullable Loop, Node>> contributions = new HashMap<>();

    private final Map<Integer, Node> components = new TreeMap<>();
    private final List<Scatter> scatters = new ArrayList<>();

    Reverse(Graph graph) {
      this.graph = graph;
      this.derivatives = new Derivatives(graph);
    }

    public Gradient of(Node value) {
      contribute(value, value.scope, graph.one);
      for (int id = value.id; id >= 0; id--) {
        Node node = graph.nodes().get(id);
        Map<@Nullable Loop, Node> arrived = contributions.remove(node);
        if (arrived != null) {
          pass(node, collect(node, arrived));
        }
      }
      return new Gradient(components, scatters);
    }

    private void contribute(Node node, @Nullable Loop scope, Node amount) {
      if (node.active && !amount.isZero()) {
        contributions
            .computeIfAbsent(node, key -> new LinkedHashMap<>())
            .merge(scope, amount, graph::add);
      }
    }

    /** Sums over the loops that the node stands outside of, the innermost first. */
    private Node collect(Node node, Map<@Nullable Loop, Node> arrived) {
      while (true) {
        Loop deepest = null;
        for (Loop scope : arrived.keySet()) {
          if (Loop.depth(scope) > Loop.depth(deepest)) {
            deepest = scope;
          }
        }
        Node amount = arrived.remove(deepest);
        if (amount == null) {
          throw new IllegalStateException();
        }
        if (deepest == null || deepest == node.scope) {
          return amount;
        }
        arrived.merge(deepest.parent, graph.sum(deepest, amount), graph::add);
      }
    }

    private void pass(Node node, Node adjoint) {
      switch (node.operation) {
        case VARIABLE -> components.put(node.detail, adjoint);
        case ELEMENT -> scatters.add(new Scatter(node.scope, node.first(), adjoint));
        case SUM -> contribute(node.first(), node.loop, adjoint);
        case PRODUCT ->
            contribute(
                node.first(),
                node.loop,
                derivatives.times(adjoint, others(graph, node.ownLoop(), node.first())));
        default -> {
          List<Node> inputs = derivatives.inputs(node);
          for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).active) {
              contribute(inputs.get(i), node.scope, derivatives.pull(node, i, adjoint));
            }
          }
        }
      }
    }
  }

  /**
   * In each pass the product of the factors of all other passes; exact with zeros, as nothing is
   * divided.
   */
  static Node others(Graph graph, Loop loop, Node factor) {
    return graph.multiply(
        graph.scan(loop, false, 1, factor, graph.zero),
        graph.scan(loop, true, 1, factor, graph.zero));
  }
}
