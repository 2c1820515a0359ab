package descent.expression.program;

import descent.expression.graph.Node;
import descent.expression.program.EvaluationOrder.Statement;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the bytecode of {@link DifferentiableFunction#gradients}: one loop over points that lie
 * side by side, with the very operations of a single gradient, which the JIT turns into those of
 * vectors. Only for expressions without loops and conditions.
 */
final class LaneWriter {
  /** Parameters of the method: the points, the gradients, the values, and how many points. */
  static final MethodTypeDesc TYPE =
      MethodTypeDesc.of(
          ConstantDescs.CD_void,
          ClassWriter.SCANS,
          ClassWriter.SCANS,
          ClassWriter.NUMBERS,
          ConstantDescs.CD_int);

  private static final int POINTS = 1;
  private static final int GRADIENTS = 2;
  private static final int VALUES = 3;
  private static final int COUNT = 4;

  private final CodeBuilder code;
  private final ClassDesc self;
  private final int[] points;
  private final int[] gradients;
  private final int lane;
  private final Map<Node, Integer> locals = new HashMap<>();

  private LaneWriter(CodeBuilder code, ClassDesc self, int dimension) {
    this.code = code;
    this.self = self;
    points = rows(POINTS, dimension);
    gradients = rows(GRADIENTS, dimension);
    lane = code.allocateLocal(TypeKind.INT);
  }

  /** Whether one loop can compute all statements. */
  static boolean canWrite(List<Statement> statements) {
    return statements.stream()
        .allMatch(
            statement ->
                switch (statement) {
                  case EvaluationOrder.Compute compute ->
                      compute.node().operation.isScalar() || Storage.isFetched(compute.node());
                  case EvaluationOrder.Store store -> !store.adds();
                  default -> false;
                });
  }

  /** The whole method. */
  static void write(
      CodeBuilder code, ClassDesc self, int dimension, List<Statement> statements, Node value) {
    new LaneWriter(code, self, dimension).write(statements, value);
  }

  private int[] rows(int arrays, int dimension) {
    int[] rows = new int[dimension];
    for (int i = 0; i < dimension; i++) {
      rows[i] = code.allocateLocal(TypeKind.REFERENCE);
      code.aload(arrays).loadConstant(i).aaload().astore(rows[i]);
    }
    return rows;
  }

  private void write(List<Statement> statements, Node value) {
    code.iconst_0().istore(lane);
    Label again = code.newBoundLabel();
    Label after = code.newLabel();
    code.iload(lane).iload(COUNT).if_icmpge(after);
    boolean[] stored = new boolean[gradients.length];
    for (Statement statement : statements) {
      switch (statement) {
        case EvaluationOrder.Compute(Node node) -> compute(node);
        case EvaluationOrder.Store store -> {
          stored[store.number()] = true;
          code.aload(gradients[store.number()]).iload(lane);
          load(store.amount());
          code.dastore();
        }
        default -> throw new IllegalStateException(statement.toString());
      }
    }
    for (int i = 0; i < stored.length; i++) {
      if (!stored[i]) {
        code.aload(gradients[i]).iload(lane).dconst_0().dastore();
      }
    }
    code.aload(VALUES).iload(lane);
    load(value);
    code.dastore();
    code.iinc(lane, 1).goto_(again).labelBinding(after).return_();
  }

  private void compute(Node node) {
    if (Storage.isFetched(node)) {
      fetch(node);
    } else {
      node.operands.forEach(this::load);
      Instructions.apply(code, node.operation);
    }
    int local = code.allocateLocal(TypeKind.DOUBLE);
    code.dstore(local);
    locals.put(node, local);
  }

  private void load(Node node) {
    Integer local = locals.get(node);
    if (local != null) {
      code.dload(local);
    } else {
      fetch(node);
    }
  }

  private void fetch(Node node) {
    switch (node.operation) {
      case CONSTANT -> code.loadConstant(node.number);
      case PARAMETER ->
          code.aload(0).getfield(self, ClassWriter.parameter(node.detail), ConstantDescs.CD_double);
      case VARIABLE -> code.aload(points[node.detail]).iload(lane).daload();
      default -> throw new IllegalStateException(node.toString());
    }
  }
}
