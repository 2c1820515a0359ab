package descent.expression.graph;

import descent.expression.syntax.ExpressionFault;
import descent.expression.syntax.TextPrinter;
import descent.expression.syntax.Tree;
import descent.expression.syntax.Tree.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The conditions for running the loops of an expression: bounds and indices are whole numbers,
 * elements exist, and there are not too many terms. Looks only at bounds and indices, so an
 * expression that is too expensive is refused before it costs anything.
 */
public final class LoopCheck {
  static final int MAX_TERMS = 100_000;

  /** Evaluations of bounds and indices: some hundredths of a second. */
  private static final long MAX_WORK = 5_000_000;

  /** Entering a range costs as much as this many evaluations. */
  private static final long VISIT = 20;

  private static final double MAX_BOUND = 1e9;

  /** A sum or product as written, with those written inside it. */
  record Range(Loop loop, Tree.Series series, List<Range> inside) {}

  private record Element(Node index, Place place) {}

  private final @Nullable String array;
  private final int dimension;
  private final List<Range> outermost = new ArrayList<>();
  private final List<Node> bounds = new ArrayList<>();
  private final Map<@Nullable Loop, Map<Node, Element>> elements = new HashMap<>();

  LoopCheck(@Nullable String array, int dimension) {
    this.array = array;
    this.dimension = dimension;
  }

  Range enter(@Nullable Range outer, Loop loop, Tree.Series series) {
    Range range = new Range(loop, series, new ArrayList<>());
    (outer == null ? outermost : outer.inside).add(range);
    bounds.add(loop.from);
    bounds.add(loop.to);
    return range;
  }

  void add(Node index, Place place) {
    elements
        .computeIfAbsent(index.scope, key -> new LinkedHashMap<>())
        .putIfAbsent(index, new Element(index, place));
  }

  /** Whether the outcome depends on parameters. */
  public boolean dependsOnParameters() {
    return plan().values().stream()
        .flatMap(List::stream)
        .anyMatch(node -> node.operation == Operation.PARAMETER);
  }

  /** An index outside of all loops. */
  void element(double index, Place place) {
    if (index != Math.rint(index) || Double.isInfinite(index)) {
      throw ExpressionFault.INDEX_NOT_WHOLE.at(
          place, String.valueOf(array), TextPrinter.number(index));
    }
    if (index < 1 || index > dimension) {
      throw ExpressionFault.INDEX_OUT_OF_RANGE.at(
          place, String.valueOf(array), TextPrinter.number(index), dimension);
    }
  }

  /** How often each loop's body runs in all. */
  public Map<Loop, Long> passes(double[] parameters) {
    Walk walk = new Walk(plan(), parameters);
    walk.evaluate(null);
    for (Element element : elements.getOrDefault(null, Map.of()).values()) {
      element(walk.values[element.index.id], element.place);
    }
    long terms = 0;
    for (Range range : outermost) {
      terms = limited(terms + walk.visit(range), range);
    }
    return walk.passes();
  }

  private static long limited(long terms, Range range) {
    if (terms > MAX_TERMS) {
      throw ExpressionFault.TOO_MANY_TERMS.at(range.series.place(), MAX_TERMS);
    }
    return terms;
  }

  /** The nodes that bounds and indices are computed from, by scope, in order. */
  private Map<@Nullable Loop, List<Node>> plan() {
    TreeSet<Node> needed = new TreeSet<>(Comparator.comparingInt(node -> node.id));
    List<Node> open = new ArrayList<>(bounds);
    elements.values().forEach(map -> open.addAll(map.keySet()));
    while (!open.isEmpty()) {
      Node node = open.removeLast();
      if (needed.add(node)) {
        open.addAll(node.operands);
      }
    }
    Map<@Nullable Loop, List<Node>> plan = new HashMap<>();
    for (Node node : needed) {
      plan.computeIfAbsent(node.scope, key -> new ArrayList<>()).add(node);
    }
    return plan;
  }

  private final class Walk {
    private final Map<@Nullable Loop, List<Node>> plan;
    private final double[] parameters;
    private final double[] values;
    private final Map<Range, Long> visited = new HashMap<>();
    private long work;

    Walk(Map<@Nullable Loop, List<Node>> plan, double[] parameters) {
      this.plan = plan;
      this.parameters = parameters;
      int size = 0;
      for (List<Node> nodes : plan.values()) {
        size = Math.max(size, nodes.getLast().id + 1);
      }
      this.values = new double[size];
    }

    public Map<Loop, Long> passes() {
      Map<Loop, Long> passes = new HashMap<>();
      visited.forEach((range, count) -> passes.merge(range.loop, count, Math::max));
      return passes;
    }

    void evaluate(@Nullable Loop scope) {
      for (Node node : plan.getOrDefault(scope, List.of())) {
        values[node.id] =
            switch (node.operation) {
              case CONSTANT -> node.number;
              case PARAMETER -> parameters[node.detail];
              case INDEX -> values[node.id];
              case SELECT ->
                  node.comparison().holds(value(node, 0), value(node, 1))
                      ? value(node, 2)
                      : value(node, 3);
              default ->
                  node.operation.apply(
                      value(node, 0), node.operands.size() > 1 ? value(node, 1) : 0);
            };
      }
    }

    private double value(Node node, int operand) {
      return values[node.operand(operand).id];
    }

    private void work(long amount, Range range) {
      work += amount;
      if (work > MAX_WORK) {
        throw ExpressionFault.TOO_MANY_INDICES.at(range.series.place());
      }
    }

    /** The number of terms, where those of an inner sum count for all of their outer term. */
    long visit(Range range) {
      work(VISIT, range);
      Loop loop = range.loop;
      long from = bound(loop.from, range);
      long to = bound(loop.to, range);
      long count = limited(Math.max(0, to - from + 1), range);
      visited.merge(range, count, Long::sum);
      long alike = 0;
      List<Range> changing = new ArrayList<>();
      for (Range inner : range.inside) {
        if (loop.encloses(inner.loop.parent)) {
          changing.add(inner);
        } else {
          alike += visit(inner);
        }
      }
      long terms = limited(alike * count, range);
      List<Element> checked = List.copyOf(elements.getOrDefault(loop, Map.of()).values());
      if (changing.isEmpty() && checked.stream().allMatch(element -> isShifted(element.index))) {
        checkEnds(range, from, to, checked);
        return Math.max(count, terms);
      }
      long perPass = 1L + plan.getOrDefault(loop, List.of()).size();
      for (long i = from; i <= to; i++) {
        work(perPass, range);
        pass(range, i, checked);
        for (Range inner : changing) {
          terms = limited(terms + visit(inner), inner);
        }
      }
      return Math.max(count, terms);
    }

    private void checkEnds(Range range, long from, long to, List<Element> checked) {
      if (from <= to) {
        pass(range, from, checked);
        pass(range, to, checked);
      }
    }

    private void pass(Range range, long i, List<Element> checked) {
      int index = range.loop.index().id;
      if (index < values.length) {
        values[index] = i;
      }
      evaluate(range.loop);
      for (Element element : checked) {
        check(element, range, i);
      }
    }

    private void check(Element element, Range range, long i) {
      double index = values[element.index.id];
      String told = TextPrinter.number(index);
      String where = range.series.index();
      if (index != Math.rint(index) || Double.isInfinite(index)) {
        throw ExpressionFault.INDEX_NOT_WHOLE_AT.at(
            element.place, String.valueOf(array), told, where, i);
      }
      if (index < 1 || index > dimension) {
        throw ExpressionFault.INDEX_OUT_OF_RANGE_AT.at(
            element.place, String.valueOf(array), told, dimension, where, i);
      }
    }

    private long bound(Node node, Range range) {
      double value = values[node.id];
      if (!(Math.abs(value) <= MAX_BOUND) || value != Math.rint(value)) {
        String word = range.series.product() ? "prod" : "sum";
        throw ExpressionFault.BOUND_NOT_WHOLE.at(
            range.series.place(), word, TextPrinter.number(value));
      }
      return (long) value;
    }
  }

  /** Whether it is i, i + c or i - c, so that only its ends need checking. */
  private static boolean isShifted(Node index) {
    Node node = index;
    while (node.operation == Operation.ADD || node.operation == Operation.SUBTRACT) {
      Node a = node.operand(0);
      Node b = node.operand(1);
      if (b.isConstant()) {
        node = a;
      } else if (a.isConstant() && node.operation == Operation.ADD) {
        node = b;
      } else {
        return false;
      }
    }
    return node.operation == Operation.INDEX;
  }
}
