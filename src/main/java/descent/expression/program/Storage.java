package descent.expression.program;

import descent.expression.graph.Loop;
import descent.expression.graph.Node;
import descent.expression.graph.Operation;
import descent.expression.program.EvaluationOrder.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where each value of a method and of its pieces lives: what only one of them touches is a local
 * variable there, what several touch has a place in an array that they hand on.
 */
final class Storage {
  private static final Integer SHARED = -1;

  private final Map<Node, Integer> owners = new LinkedHashMap<>();
  private final Map<Node, Integer> uses = new HashMap<>();
  private final Map<Node, Integer> places = new HashMap<>();
  private final Map<Node, Integer> scans = new HashMap<>();
  private final List<EvaluationOrder.Call> pieces = new ArrayList<>();
  private final IdentityHashMap<EvaluationOrder.Call, Integer> numbers = new IdentityHashMap<>();
  private final String name;

  /** For a method of that name, which returns the result if there is one. */
  Storage(String name, List<Statement> statements, @Nullable Node result) {
    this.name = name;
    walk(statements, 0);
    if (result != null) {
      use(result, 0);
    }
    owners.forEach(
        (node, owner) -> {
          if (owner.equals(SHARED)) {
            places.put(node, places.size());
          }
        });
  }

  /** How many values are shared. */
  int size() {
    return places.size();
  }

  /** How many scans keep their states in arrays. */
  int scans() {
    return scans.size();
  }

  /** Where in the array a value lives; null if it does not. */
  @Nullable Integer place(Node node) {
    return places.get(node);
  }

  /** Which of the arrays holds the states of a scan. */
  int array(Node scan) {
    Integer array = scans.get(scan);
    if (array == null) {
      throw new IllegalStateException(scan.toString());
    }
    return array;
  }

  boolean isUsedOnce(Node node) {
    return uses.getOrDefault(node, 0) == 1;
  }

  List<EvaluationOrder.Call> pieces() {
    return pieces;
  }

  String name(EvaluationOrder.Call piece) {
    return name + numbers.get(piece);
  }

  /** Whether the value is as cheap to fetch again as to share. */
  static boolean isFetched(Node node) {
    return switch (node.operation) {
      case CONSTANT, PARAMETER, VARIABLE, DIRECTION -> true;
      default -> false;
    };
  }

  private void walk(List<Statement> statements, int method) {
    for (Statement statement : statements) {
      switch (statement) {
        case EvaluationOrder.Compute compute -> compute(compute.node(), method);
        case EvaluationOrder.Start start -> {
          touch(start.node(), method);
          if (start.node().operation == Operation.SCAN) {
            scans.putIfAbsent(start.node(), scans.size());
            bounds(start.node().ownLoop(), method);
          }
        }
        case EvaluationOrder.Advance advance -> {
          use(advance.node(), method);
          advance.node().operands.forEach(operand -> use(operand, method));
          if (advance.node().operation == Operation.SCAN) {
            use(advance.node().ownLoop().index(), method);
            bounds(advance.node().ownLoop(), method);
          }
        }
        case EvaluationOrder.Add add -> {
          use(address(add.index()), method);
          use(add.amount(), method);
        }
        case EvaluationOrder.Store store -> use(store.amount(), method);
        case EvaluationOrder.Repeat repeat -> {
          bounds(repeat.loop(), method);
          touch(repeat.loop().index(), method);
          walk(repeat.body(), method);
        }
        case EvaluationOrder.Call call -> {
          pieces.add(call);
          numbers.put(call, pieces.size());
          walk(call.body(), pieces.size());
        }
      }
    }
  }

  private void compute(Node node, int method) {
    touch(node, method);
    switch (node.operation) {
      case ELEMENT, DIRECTION_ELEMENT -> use(address(node.first()), method);
      case SCAN_STATE -> {
        use(node.ownLoop().index(), method);
        bounds(node.ownLoop(), method);
      }
      default -> node.operands.forEach(operand -> use(operand, method));
    }
  }

  private void bounds(Loop loop, int method) {
    use(loop.from, method);
    use(loop.to, method);
  }

  /** What an index is computed from by whole-number arithmetic: i + 1 from i. */
  static Node address(Node index) {
    if (index.operation == Operation.ADD || index.operation == Operation.SUBTRACT) {
      Node a = index.operand(0);
      Node b = index.operand(1);
      if (a.operation == Operation.INDEX && isInteger(b)) {
        return a;
      }
      if (index.operation == Operation.ADD && b.operation == Operation.INDEX && isInteger(a)) {
        return b;
      }
    }
    return index;
  }

  private static boolean isInteger(Node node) {
    return node.isConstant()
        && node.number == Math.rint(node.number)
        && Math.abs(node.number) < 1e9;
  }

  private void use(Node node, int method) {
    touch(node, method);
    uses.merge(node, 1, Integer::sum);
  }

  private void touch(Node node, int method) {
    if (!isFetched(node)) {
      owners.merge(node, method, (a, b) -> a.equals(b) ? a : SHARED);
    }
  }
}
