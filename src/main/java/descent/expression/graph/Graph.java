package descent.expression.graph;

import descent.expression.syntax.ExpressionFault;
import descent.expression.syntax.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Nodes, of which equal ones are created only once. Simplifications keep the bits for all operands,
 * apart from the sign of a NaN.
 */
public final class Graph {
  /** More nodes than any sensible expression has, few enough to compile in about a second. */
  static final int MAX_NODES = 150_000;

  private static final int MAX_PRODUCTS = 64;

  private record Key(
      Operation operation,
      List<Integer> operands,
      long number,
      int detail,
      @Nullable Relation comparison,
      @Nullable Loop loop) {}

  private record LoopKey(@Nullable Loop parent, Node from, Node to) {}

  /** What a node is besides its operation, when that makes for a better derivative. */
  sealed interface Meaning {
    /** base^exponent, computed by products and roots. */
    record Power(Node base, double exponent) implements Meaning {}

    /** a/hypot(a, b). */
    record Unit(Node a, Node b) implements Meaning {}

    /** sqrt(1 - a^2). */
    record Cathetus(Node a) implements Meaning {}
  }

  private final Map<Key, Node> nodes = new HashMap<>();
  private final Map<LoopKey, Loop> loops = new HashMap<>();
  private final Map<Node, Meaning> meanings = new HashMap<>();
  private final List<Node> all = new ArrayList<>();

  final Node zero = constant(0);
  final Node one = constant(1);

  /** The nodes by their id. */
  public List<Node> nodes() {
    return all;
  }

  @Nullable Meaning meaning(Node node) {
    return meanings.get(node);
  }

  private Node node(
      Operation operation, List<Node> operands, double number, int detail, @Nullable Loop loop) {
    return node(operation, operands, number, detail, null, loop);
  }

  private Node node(
      Operation operation,
      List<Node> operands,
      double number,
      int detail,
      @Nullable Relation comparison,
      @Nullable Loop loop) {
    List<Integer> ids = new ArrayList<>(operands.size());
    for (Node operand : operands) {
      ids.add(operand.id);
    }
    Key key = new Key(operation, ids, Double.doubleToLongBits(number), detail, comparison, loop);
    Node known = nodes.get(key);
    if (known != null) {
      return known;
    }
    if (all.size() == MAX_NODES) {
      throw ExpressionFault.TOO_LARGE.at(0, 0);
    }
    Loop scope = null;
    boolean active = operation == Operation.VARIABLE || operation == Operation.ELEMENT;
    boolean masked = operation == Operation.MASK;
    for (Node operand : operands) {
      scope = Loop.deeper(scope, operand.scope);
      active |= operand.active;
      masked |= operand.masked;
    }
    switch (operation) {
      case SUM, PRODUCT, SCAN -> scope = loop == null ? null : loop.parent;
      case INDEX, SCAN_STATE -> scope = loop;
      case SELECT -> masked |= operands.get(2).isZero() || operands.get(3).isZero();
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, NEGATE, MASK -> {}
      default -> masked = false;
    }
    Node node =
        new Node(
            all.size(),
            operation,
            List.copyOf(operands),
            number,
            detail,
            comparison,
            scope,
            loop,
            active,
            masked);
    nodes.put(key, node);
    all.add(node);
    return node;
  }

  private Node node(Operation operation, Node... operands) {
    return node(operation, List.of(operands), 0, 0, null);
  }

  Node constant(double value) {
    return node(Operation.CONSTANT, List.of(), value, 0, null);
  }

  Node parameter(int number) {
    return node(Operation.PARAMETER, List.of(), 0, number, null);
  }

  Node variable(int number) {
    return node(Operation.VARIABLE, List.of(), 0, number, null);
  }

  Node direction(int number) {
    return node(Operation.DIRECTION, List.of(), 0, number, null);
  }

  Node element(Node index) {
    return node(Operation.ELEMENT, index);
  }

  Node directionElement(Node index) {
    return node(Operation.DIRECTION_ELEMENT, index);
  }

  Loop loop(@Nullable Loop parent, Node from, Node to) {
    return loops.computeIfAbsent(
        new LoopKey(parent, from, to),
        key -> {
          Loop loop = new Loop(parent, from, to);
          loop.index(node(Operation.INDEX, List.of(), 0, 0, loop));
          return loop;
        });
  }

  /** The number of passes. */
  Node count(Loop loop) {
    return apply(Operation.MAX, add(subtract(loop.to, loop.from), one), zero);
  }

  Node sum(Loop loop, Node body) {
    if (loop.isEmpty()) {
      return zero;
    }
    if (!loop.encloses(body.scope)) {
      return mask(count(loop), body); // where there is no pass, not even infinity is added
    }
    return node(Operation.SUM, List.of(body), 0, 0, loop);
  }

  Node product(Loop loop, Node body) {
    if (loop.isEmpty()) {
      return one;
    }
    if (!loop.encloses(body.scope)) {
      return pow(body, count(loop));
    }
    return node(Operation.PRODUCT, List.of(body), 0, 0, loop);
  }

  /** In each pass the state of s = s*factor + addend before it, starting at first. */
  Node scan(Loop loop, boolean backwards, double first, Node factor, Node addend) {
    Node scan = node(Operation.SCAN, List.of(factor, addend), first, backwards ? 1 : 0, loop);
    return state(scan);
  }

  Node state(Node scan) {
    return node(Operation.SCAN_STATE, List.of(scan), 0, 0, scan.ownLoop());
  }

  Node add(Node a, Node b) {
    if (a.isConstant() && b.isConstant()) {
      return constant(a.number + b.number);
    }
    if (a == b) {
      return multiply(constant(2), a);
    }
    if (b.operation == Operation.NEGATE) {
      return subtract(a, b.first());
    }
    if (a.operation == Operation.NEGATE) {
      return subtract(b, a.first());
    }
    return a.id < b.id ? node(Operation.ADD, a, b) : node(Operation.ADD, b, a);
  }

  Node subtract(Node a, Node b) {
    if (a.isConstant() && b.isConstant()) {
      return constant(a.number - b.number);
    }
    if (b.operation == Operation.NEGATE) {
      return add(a, b.first());
    }
    return node(Operation.SUBTRACT, a, b);
  }

  Node negate(Node a) {
    if (a.isConstant()) {
      return constant(-a.number);
    }
    return a.operation == Operation.NEGATE ? a.first() : node(Operation.NEGATE, a);
  }

  Node multiply(Node a, Node b) {
    if (a.isConstant() && b.isConstant()) {
      return constant(a.number * b.number);
    }
    if (a.is(1)) {
      return b;
    }
    if (b.is(1)) {
      return a;
    }
    if (a.is(-1)) {
      return negate(b);
    }
    if (b.is(-1)) {
      return negate(a);
    }
    if (a.operation == Operation.NEGATE) {
      return negate(multiply(a.first(), b));
    }
    if (b.operation == Operation.NEGATE) {
      return negate(multiply(a, b.first()));
    }
    return a.id < b.id ? node(Operation.MULTIPLY, a, b) : node(Operation.MULTIPLY, b, a);
  }

  Node divide(Node a, Node b) {
    if (a.isConstant() && b.isConstant()) {
      return constant(a.number / b.number);
    }
    if (b.isConstant() && isPowerOfTwo(b.number)) {
      return multiply(a, constant(1 / b.number));
    }
    if (a.operation == Operation.NEGATE) {
      return negate(divide(a.first(), b));
    }
    if (b.operation == Operation.NEGATE) {
      return negate(divide(a, b.first()));
    }
    return node(Operation.DIVIDE, a, b);
  }

  private static boolean isPowerOfTwo(double value) {
    int exponent = Math.getExponent(value);
    return Math.abs(exponent) < 1000 && Math.abs(value) == Math.scalb(1.0, exponent);
  }

  /** 0 where a is 0, else the product; what is multiplied by it is known to be masked. */
  Node mask(Node a, Node b) {
    if (a.masked && b.isConstant() && Double.isFinite(b.number)) {
      return multiply(a, b);
    }
    return a.isConstant() ? a.isZero() ? zero : multiply(a, b) : node(Operation.MASK, a, b);
  }

  Node select(Relation comparison, Node left, Node right, Node then, Node otherwise) {
    if (then == otherwise) {
      return then;
    }
    if (left.isConstant() && right.isConstant()) {
      return comparison.holds(left.number, right.number) ? then : otherwise;
    }
    return node(Operation.SELECT, List.of(left, right, then, otherwise), 0, 0, comparison, null);
  }

  Node apply(Operation operation, Node a) {
    return a.isConstant() ? constant(operation.apply(a.number, 0)) : node(operation, a);
  }

  Node apply(Operation operation, Node a, Node b) {
    if (operation == Operation.HYPOT && a.id > b.id) {
      return apply(operation, b, a);
    }
    boolean fold = a.isConstant() && b.isConstant();
    return fold ? constant(operation.apply(a.number, b.number)) : node(operation, a, b);
  }

  Node pow(Node base, Node exponent) {
    return exponent.isConstant()
        ? power(base, exponent.number)
        : apply(Operation.POW, base, exponent);
  }

  /**
   * Small whole powers are products in a fixed order, halves have a root; so they are fast and
   * defined to the last bit.
   */
  Node power(Node base, double exponent) {
    if (exponent == 0) {
      return one;
    }
    if (exponent == 1) {
      return base;
    }
    Node power;
    if (Math.abs(exponent) > MAX_PRODUCTS || 2 * exponent != Math.rint(2 * exponent)) {
      power = apply(Operation.POW, base, constant(exponent));
    } else if (exponent < 0) {
      power = divide(one, power(base, -exponent));
    } else if (exponent != Math.rint(exponent)) {
      power = multiply(power(base, exponent - 0.5), apply(Operation.SQRT, base));
    } else if (exponent % 2 == 0) {
      Node half = power(base, exponent / 2);
      power = multiply(half, half);
    } else {
      power = multiply(power(base, exponent - 1), base);
    }
    means(power, new Meaning.Power(base, exponent), base);
    return power;
  }

  /** a/hypot(a, b). */
  Node unit(Node a, Node b) {
    Node unit = divide(a, apply(Operation.HYPOT, a, b));
    means(unit, new Meaning.Unit(a, b), a, b);
    return unit;
  }

  /** sqrt(1 - a^2), exact where a is near 1. */
  Node cathetus(Node a) {
    Node cathetus = apply(Operation.SQRT, multiply(subtract(one, a), add(one, a)));
    means(cathetus, new Meaning.Cathetus(a), a);
    return cathetus;
  }

  private void means(Node node, Meaning meaning, Node... inputs) {
    for (Node input : inputs) {
      // The reverse pass goes from the newest node to the oldest: inputs must be older.
      if (node.isConstant() || input.id >= node.id) {
        return;
      }
    }
    meanings.putIfAbsent(node, meaning);
  }
}
