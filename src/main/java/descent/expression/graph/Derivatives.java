package descent.expression.graph;

import descent.expression.syntax.Relation;
import java.util.List;

/**
 * The chain rule, one operation at a time: the factor for a change of an operand, or for the
 * derivative of the loss by the result. At kinks the derivative is that of PyTorch.
 */
final class Derivatives {
  private static final double LOG2_E = 1.4426950408889634;
  private static final double LOG10_E = 0.4342944819032518;
  private static final double TWO_OVER_ROOT_PI = 1.1283791670955126;

  private final Graph graph;

  Derivatives(Graph graph) {
    this.graph = graph;
  }

  /** The nodes that the derivative of a node outside of loops refers to. */
  List<Node> inputs(Node node) {
    return switch (graph.meaning(node)) {
      case null -> node.operands;
      case Graph.Meaning.Power power -> List.of(power.base());
      case Graph.Meaning.Unit unit -> List.of(unit.a(), unit.b());
      case Graph.Meaning.Cathetus cathetus -> List.of(cathetus.a());
    };
  }

  /** seed*factor, exactly 0 where the seed is masked. */
  Node times(Node seed, Node factor) {
    if (seed.isZero() || factor.isZero()) {
      return graph.zero;
    }
    if (seed.masked) {
      return graph.mask(seed, factor);
    }
    if (seed.isConstant()) {
      return scaled(seed, factor);
    }
    return factor.isConstant() ? scaled(factor, seed) : graph.multiply(seed, factor);
  }

  /** One constant instead of two; a derivative may round differently, if only as much. */
  private Node scaled(Node constant, Node node) {
    if (node.operation == Operation.MULTIPLY) {
      for (int i = 0; i < 2; i++) {
        if (node.operand(i).isConstant()) {
          double product = constant.number * node.operand(i).number;
          if (Math.abs(product) > 0x1p-900 && Math.abs(product) < 0x1p900) {
            return graph.multiply(graph.constant(product), node.operand(1 - i));
          }
        }
      }
    }
    return graph.multiply(constant, node);
  }

  private Node times(Node seed, double factor) {
    return times(seed, graph.constant(factor));
  }

  /** seed/divisor. */
  private Node over(Node seed, Node divisor) {
    if (seed.isZero()) {
      return seed;
    }
    return seed.masked
        ? graph.mask(seed, graph.divide(graph.one, divisor))
        : graph.divide(seed, divisor);
  }

  private Node square(Node a) {
    return graph.power(a, 2);
  }

  /** The seed times the derivative of the node by its input of that number. */
  Node pull(Node v, int input, Node seed) {
    return switch (graph.meaning(v)) {
      case null -> pullByOperation(v, input, seed);
      case Graph.Meaning.Power(Node base, double exponent) ->
          times(seed, times(graph.constant(exponent), graph.power(base, exponent - 1)));
      case Graph.Meaning.Unit(Node a, Node b) -> {
        // b^2/h^3 and -a*b/h^3: the rule for quotients would subtract what is nearly equal.
        Node other = graph.unit(b, a);
        Node slope = over(times(seed, other), graph.apply(Operation.HYPOT, a, b));
        yield input == 0 ? times(slope, other) : graph.negate(times(slope, v));
      }
      case Graph.Meaning.Cathetus(Node a) -> graph.negate(over(times(seed, a), v));
    };
  }

  private Node pullByOperation(Node v, int input, Node seed) {
    Node a = v.first();
    return switch (v.operation) {
      case ADD -> seed;
      case SUBTRACT -> input == 0 ? seed : graph.negate(seed);
      case NEGATE -> graph.negate(seed);
      case MULTIPLY -> times(seed, v.operand(1 - input));
      case DIVIDE -> {
        Node quotient = over(seed, v.operand(1));
        yield input == 0 ? quotient : graph.negate(times(quotient, v));
      }
      case SELECT -> select(v, input, seed);
      case MASK -> input == 0 ? graph.mask(seed, v.operand(1)) : graph.mask(a, seed);
      case SIN -> times(seed, graph.apply(Operation.COS, a));
      case COS -> graph.negate(times(seed, graph.apply(Operation.SIN, a)));
      case TAN -> times(seed, graph.add(graph.one, square(v)));
      case ASIN -> over(seed, graph.cathetus(a));
      case ACOS -> graph.negate(over(seed, graph.cathetus(a)));
      case ATAN -> over(seed, graph.add(graph.one, square(a)));
      case SINH -> times(seed, graph.apply(Operation.COSH, a));
      case COSH -> times(seed, graph.apply(Operation.SINH, a));
      // 1/cosh(a)^2, where 1 - tanh(a)^2 would lose its digits.
      case TANH ->
          times(
              times(seed, 4),
              graph.apply(Operation.SIGMOID_SLOPE, graph.multiply(graph.constant(2), a)));
      case EXP -> times(seed, v);
      case LOG -> over(seed, a);
      case LOG2 -> over(times(seed, LOG2_E), a);
      case LOG10 -> over(times(seed, LOG10_E), a);
      case SQRT -> over(times(seed, 0.5), v);
      case CBRT -> over(seed, graph.multiply(graph.constant(3), square(v)));
      case ABS -> times(seed, graph.apply(Operation.SIGN, a));
      case SIGMOID -> times(seed, graph.apply(Operation.SIGMOID_SLOPE, a));
      case SIGMOID_SLOPE ->
          graph.negate(
              times(
                  seed,
                  graph.multiply(
                      v, graph.apply(Operation.TANH, graph.multiply(graph.constant(0.5), a)))));
      case SOFTPLUS -> times(seed, graph.apply(Operation.SIGMOID, a));
      case RELU -> graph.select(Relation.GREATER, a, graph.zero, seed, graph.zero);
      case ERF -> times(times(seed, TWO_OVER_ROOT_PI), graph.apply(Operation.GAUSSIAN, a));
      case GAUSSIAN -> times(times(seed, -2), graph.multiply(a, v));
      case ATAN2 -> atan2(v, input, seed);
      case HYPOT -> times(seed, graph.unit(v.operand(input), v.operand(1 - input)));
      case MIN -> extremum(Relation.LESS, v, input, seed);
      case MAX -> extremum(Relation.GREATER, v, input, seed);
      case POW -> input == 0 ? powerByBase(v, seed) : powerByExponent(v, seed);
      case MOD ->
          input == 0
              ? seed
              : graph.negate(times(seed, graph.apply(Operation.QUOTIENT, a, v.operand(1))));
      case SIGN, FLOOR, CEIL, QUOTIENT -> graph.zero;
      default -> throw new IllegalStateException(v.toString());
    };
  }

  private Node select(Node v, int input, Node seed) {
    Relation comparison = v.comparison();
    return switch (input) {
      case 2 -> graph.select(comparison, v.operand(0), v.operand(1), seed, graph.zero);
      case 3 -> graph.select(comparison, v.operand(0), v.operand(1), graph.zero, seed);
      default -> graph.zero;
    };
  }

  /** x/(x^2+y^2) and -y/(x^2+y^2), without their overflow. */
  private Node atan2(Node v, int input, Node seed) {
    Node radius = graph.apply(Operation.HYPOT, v.operand(0), v.operand(1));
    Node factor = graph.divide(graph.unit(v.operand(1 - input), v.operand(input)), radius);
    return input == 0 ? times(seed, factor) : graph.negate(times(seed, factor));
  }

  /** All of the seed to the greater, half on ties. */
  private Node extremum(Relation wins, Node v, int input, Node seed) {
    Node self = v.operand(input);
    Node other = v.operand(1 - input);
    Node tie = graph.select(Relation.EQUAL, self, other, times(seed, 0.5), graph.zero);
    return graph.select(wins, self, other, seed, tie);
  }

  private Node powerByBase(Node v, Node seed) {
    Node base = v.first();
    Node exponent = v.operand(1);
    Node slope = graph.multiply(exponent, graph.pow(base, graph.subtract(exponent, graph.one)));
    return graph.select(Relation.EQUAL, exponent, graph.zero, graph.zero, times(seed, slope));
  }

  private Node powerByExponent(Node v, Node seed) {
    Node base = v.first();
    Node product = times(seed, graph.multiply(v, graph.apply(Operation.LOG, base)));
    Node atZero = graph.select(Relation.AT_LEAST, v.operand(1), graph.zero, graph.zero, product);
    return graph.select(Relation.EQUAL, base, graph.zero, atZero, product);
  }
}
