package descent.expression.program;

import descent.expression.graph.Gradient;
import descent.expression.graph.Gradient.Scatter;
import descent.expression.graph.Graph;
import descent.expression.graph.Loop;
import descent.expression.graph.Node;
import descent.expression.graph.Operation;
import descent.expression.syntax.ExpressionFault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts nodes in an order in which they can be computed. Loops over the same range become one where
 * none needs another's result: the level of a node is the number of loops, one after the other,
 * that it has to wait for in its scope, and loops of one level are fused.
 */
final class EvaluationOrder {
  private static final int MAX_STATEMENTS = 200_000;

  /** One thing to do. */
  sealed interface Statement {}

  /** Computes a node from its operands. */
  record Compute(Node node) implements Statement {}

  /** Sets the result of a sum, product or scan to what it is before the first pass. */
  record Start(Node node) implements Statement {}

  /** Brings the result of a sum or product, or the state of a scan, through one pass. */
  record Advance(Node node) implements Statement {}

  /** Adds an amount to the component of the result with this index. */
  record Add(Node index, Node amount) implements Statement {}

  /** Writes a component of the result, or adds to it where loops have added before. */
  record Store(int number, Node amount, boolean adds) implements Statement {}

  /** Runs through a loop. */
  record Repeat(Loop loop, boolean backwards, List<Statement> body) implements Statement {}

  /** Calls a method of its own, because one would be too long. */
  record Call(List<Statement> body) implements Statement {}

  private record GroupKey(int level, Loop loop, boolean backwards) {}

  private static final class Group {
    final List<Node> nodes = new ArrayList<>();
    final List<Scatter> scatters = new ArrayList<>();
  }

  private final int[][] levels;
  private int size;

  EvaluationOrder(Graph graph) {
    levels = new int[graph.nodes().size()][];
    for (Node node : graph.nodes()) {
      levels[node.id] = levelsOf(node);
    }
  }

  /** By depth of the scopes around a node, the loops to wait for there. */
  private int[] levelsOf(Node node) {
    int[] result = new int[Loop.depth(node.scope) + 1];
    for (Node needed : needed(node)) {
      int[] theirs = levels[needed.id];
      for (int depth = 0; depth < result.length && depth < theirs.length; depth++) {
        result[depth] = Math.max(result[depth], theirs[depth]);
      }
    }
    if (isLoop(node)) {
      result[result.length - 1]++;
    }
    return result;
  }

  private static boolean isLoop(Node node) {
    return node.operation == Operation.SUM
        || node.operation == Operation.PRODUCT
        || node.operation == Operation.SCAN;
  }

  /** What must be computed before the node: its operands, and the bounds of the loops it takes. */
  private static List<Node> needed(Node node) {
    if (node.loop == null) {
      return node.operands;
    }
    List<Node> needed = new ArrayList<>(node.operands);
    needed.add(node.loop.from);
    needed.add(node.loop.to);
    if (node.loop.parent != null) {
      needed.add(node.loop.parent.index());
    }
    return needed;
  }

  private int level(Node node, int depth) {
    int[] theirs = levels[node.id];
    return depth < theirs.length ? theirs[depth] : 0;
  }

  /** The statements that compute a value. */
  List<Statement> value(Node value) {
    return block(null, List.of(value), List.of());
  }

  /** The statements that compute a value, if there is one, and write a gradient. */
  List<Statement> gradient(@Nullable Node value, Gradient gradient) {
    List<Node> roots = new ArrayList<>();
    if (value != null) {
      roots.add(value);
    }
    roots.addAll(gradient.components().values());
    List<Statement> statements = block(null, roots, gradient.scatters());
    boolean adds = !gradient.scatters().isEmpty();
    gradient
        .components()
        .forEach((number, amount) -> statements.add(new Store(number, amount, adds)));
    return statements;
  }

  private List<Statement> block(@Nullable Loop scope, List<Node> roots, List<Scatter> scatters) {
    int depth = Loop.depth(scope);
    List<List<Statement>> straight = new ArrayList<>();
    Map<GroupKey, Group> groups = new LinkedHashMap<>();
    for (Node node : ordered(scope, roots, scatters)) {
      int level = level(node, depth);
      if (isLoop(node)) {
        GroupKey key =
            new GroupKey(
                level, node.ownLoop(), node.operation == Operation.SCAN && node.detail == 1);
        groups.computeIfAbsent(key, k -> new Group()).nodes.add(node);
      } else if (!node.isConstant() && node.operation != Operation.INDEX) {
        at(straight, level).add(new Compute(node));
      }
    }
    for (Scatter scatter : scatters) {
      int level = Math.max(level(scatter.index(), depth), level(scatter.amount(), depth));
      if (scatter.scope() == null || scatter.scope() == scope) {
        at(straight, level).add(new Add(scatter.index(), scatter.amount()));
      } else {
        Loop loop = Loop.around(scatter.scope(), depth + 1);
        GroupKey key = new GroupKey(level + 1, loop, false);
        groups.computeIfAbsent(key, k -> new Group()).scatters.add(scatter);
      }
    }
    List<Statement> statements = new ArrayList<>();
    int last = straight.size();
    for (GroupKey key : groups.keySet()) {
      last = Math.max(last, key.level);
    }
    for (int level = 0; level <= last; level++) {
      for (Map.Entry<GroupKey, Group> entry : groups.entrySet()) {
        if (entry.getKey().level == level) {
          repeat(entry.getKey(), entry.getValue(), statements);
        }
      }
      if (level < straight.size()) {
        statements.addAll(straight.get(level));
      }
    }
    return statements;
  }

  private static List<Statement> at(List<List<Statement>> levels, int level) {
    while (levels.size() <= level) {
      levels.add(new ArrayList<>());
    }
    return levels.get(level);
  }

  private void repeat(GroupKey key, Group group, List<Statement> statements) {
    List<Node> roots = new ArrayList<>();
    for (Node node : group.nodes) {
      statements.add(new Start(node));
      roots.addAll(node.operands);
    }
    List<Statement> body = block(key.loop, roots, group.scatters);
    for (Node node : group.nodes) {
      body.add(new Advance(node));
    }
    count(2 * group.nodes.size());
    statements.add(new Repeat(key.loop, key.backwards, body));
  }

  private void count(int statements) {
    size += statements;
    if (size > MAX_STATEMENTS) {
      throw ExpressionFault.TOO_LARGE.at(0, 0);
    }
  }

  /** The nodes of the scope that the roots need, each after its operands. */
  private List<Node> ordered(@Nullable Loop scope, List<Node> roots, List<Scatter> scatters) {
    List<Node> ordered = new ArrayList<>();
    BitSet entered = new BitSet();
    BitSet left = new BitSet();
    Deque<Node> open = new ArrayDeque<>();
    List<Node> all = new ArrayList<>(roots);
    for (Scatter scatter : scatters) {
      all.add(scatter.index());
      all.add(scatter.amount());
    }
    for (Node root : all) {
      open.push(root);
      while (!open.isEmpty()) {
        Node node = open.peek();
        if (Loop.depth(node.scope) < Loop.depth(scope) || left.get(node.id)) {
          open.pop();
        } else if (entered.get(node.id)) {
          open.pop();
          left.set(node.id);
          if (node.scope == scope) {
            ordered.add(node);
          }
        } else {
          entered.set(node.id);
          count(1);
          pushNeeded(node, open);
        }
      }
    }
    return ordered;
  }

  /** Pushes so that the operand computed last is the one that can stay on the operand stack. */
  private static void pushNeeded(Node node, Deque<Node> open) {
    List<Node> needed = needed(node);
    boolean commutes = node.operation == Operation.ADD || node.operation == Operation.MULTIPLY;
    for (int i = 0; i < needed.size(); i++) {
      open.push(needed.get(commutes ? needed.size() - 1 - i : i));
    }
  }
}
