package descent.expression.graph;

import descent.expression.syntax.Relation;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The directional derivatives of nodes, as nodes of the same graph. */
final class Tangent {
  private final Graph graph;
  private final Derivatives derivatives;
  private final Map<Node, Node> changes = new HashMap<>();

  Tangent(Graph graph) {
    this.graph = graph;
    this.derivatives = new Derivatives(graph);
  }

  /** Computes the changes of these nodes and all they depend on. */
  void visit(Collection<Node> nodes) {
    BitSet needed = new BitSet();
    Deque<Node> open = new ArrayDeque<>(nodes);
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (node.active && !needed.get(node.id)) {
        needed.set(node.id);
        derivatives.inputs(node).forEach(open::push);
      }
    }
    // Operands are older than what is computed from them.
    for (int id = needed.nextSetBit(0); id >= 0; id = needed.nextSetBit(id + 1)) {
      Node node = graph.nodes().get(id);
      changes.put(node, change(node));
    }
  }

  Node of(Node node) {
    return changes.getOrDefault(node, graph.zero);
  }

  private Node change(Node node) {
    return switch (node.operation) {
      case VARIABLE -> graph.direction(node.detail);
      case ELEMENT -> graph.directionElement(node.first());
      case SUM ->
          nonZero(of(node.first())) ? graph.sum(node.ownLoop(), of(node.first())) : graph.zero;
      case PRODUCT -> {
        Node factor = node.first();
        Node others = Gradient.others(graph, node.ownLoop(), factor);
        yield nonZero(of(factor))
            ? graph.sum(node.ownLoop(), derivatives.times(of(factor), others))
            : graph.zero;
      }
      case SCAN -> scan(node);
      case SCAN_STATE -> {
        Node scan = of(node.first());
        yield nonZero(scan) ? graph.state(scan) : graph.zero;
      }
      case SELECT ->
          graph.select(
              node.comparison(),
              node.operand(0),
              node.operand(1),
              of(node.operand(2)),
              of(node.operand(3)));
      default -> sum(node);
    };
  }

  private static boolean nonZero(Node node) {
    return !node.isZero();
  }

  /** Of s = s*factor + addend: changes by s' = s'*factor + (s*factor' + addend'). */
  private Node scan(Node scan) {
    Node factor = scan.first();
    Node addend = plus(derivatives.times(of(factor), graph.state(scan)), of(scan.operand(1)));
    return nonZero(addend)
        ? graph.scan(scan.ownLoop(), scan.detail == 1, 0, factor, addend).first()
        : graph.zero;
  }

  private Node sum(Node node) {
    List<Node> inputs = derivatives.inputs(node);
    Node sum = graph.zero;
    for (int i = 0; i < inputs.size(); i++) {
      Node seed = of(inputs.get(i));
      if (nonZero(seed)) {
        sum = plus(sum, pull(node, i, seed));
      }
    }
    return sum;
  }

  /**
   * The logarithm of a negative base is not a number, which must not spoil what does not move the
   * exponent.
   */
  private Node pull(Node node, int input, Node seed) {
    Node pulled = derivatives.pull(node, input, seed);
    return node.operation == Operation.POW && input == 1
        ? graph.select(Relation.EQUAL, seed, graph.zero, graph.zero, pulled)
        : pulled;
  }

  private Node plus(Node a, Node b) {
    return a.isZero() ? b : b.isZero() ? a : graph.add(a, b);
  }
}
