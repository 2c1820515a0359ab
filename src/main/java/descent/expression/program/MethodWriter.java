package descent.expression.program;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_void;

import descent.expression.graph.Loop;
import descent.expression.graph.Node;
import descent.expression.graph.Operation;
import descent.expression.program.EvaluationOrder.Statement;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the bytecode of one method. */
final class MethodWriter {
  private static final int ABSENT = -1;
  private static final ClassDesc MATH = Math.class.describeConstable().orElseThrow();
  private static final ClassDesc ARRAYS = Arrays.class.describeConstable().orElseThrow();

  private final CodeBuilder code;
  private final ClassDesc self;
  private final Storage frame;
  private final int point;
  private final int direction;
  private final int result;
  private final int shared;
  private final int scans;
  private final Map<Node, Integer> locals = new HashMap<>();
  private final Map<Loop, Integer> counters = new HashMap<>();

  /** A value that was left on the operand stack for the next statement. */
  private @Nullable Node onStack;

  private MethodWriter(
      CodeBuilder code,
      ClassDesc self,
      Storage frame,
      int direction,
      int result,
      int shared,
      int scans) {
    this.code = code;
    this.self = self;
    this.frame = frame;
    this.point = 1;
    this.direction = direction;
    this.result = result;
    this.shared = shared;
    this.scans = scans;
  }

  /**
   * A method of the interface, with the point, perhaps a direction and perhaps a result as
   * parameters.
   */
  static MethodWriter entry(CodeBuilder code, ClassDesc self, Storage frame, int parameters) {
    int shared = ABSENT;
    int scans = ABSENT;
    if (frame.size() > 0) {
      shared = code.allocateLocal(TypeKind.REFERENCE);
      code.loadConstant(frame.size()).newarray(TypeKind.DOUBLE).astore(shared);
    }
    if (frame.scans() > 0) {
      scans = code.allocateLocal(TypeKind.REFERENCE);
      code.loadConstant(frame.scans()).anewarray(ClassWriter.NUMBERS).astore(scans);
    }
    int direction = parameters == 3 ? 2 : ABSENT;
    int result = parameters > 1 ? parameters : ABSENT;
    return new MethodWriter(code, self, frame, direction, result, shared, scans);
  }

  /** A piece of one, which gets all that it could need. */
  static MethodWriter piece(CodeBuilder code, ClassDesc self, Storage frame) {
    return new MethodWriter(code, self, frame, 2, 3, 4, 5);
  }

  void fillWithZeros() {
    code.aload(result).loadConstant(0.0);
    code.invokestatic(ARRAYS, "fill", MethodTypeDesc.of(CD_void, ClassWriter.NUMBERS, CD_double));
  }

  /** Returns the value, if there is one. */
  void finish(@Nullable Node value) {
    if (value == null) {
      code.return_();
    } else {
      load(value);
      code.dreturn();
    }
  }

  void statements(List<Statement> statements) {
    for (int i = 0; i < statements.size(); i++) {
      switch (statements.get(i)) {
        case EvaluationOrder.Compute compute -> {
          Statement next = i + 1 < statements.size() ? statements.get(i + 1) : null;
          compute(
              compute.node(),
              next instanceof EvaluationOrder.Compute following ? following.node() : null);
        }
        case EvaluationOrder.Start start -> start(start.node());
        case EvaluationOrder.Advance advance -> advance(advance.node());
        case EvaluationOrder.Add add -> add(add.index(), add.amount());
        case EvaluationOrder.Store store -> store(store);
        case EvaluationOrder.Repeat repeat -> repeat(repeat);
        case EvaluationOrder.Call call -> call(call);
      }
    }
  }

  private void call(EvaluationOrder.Call call) {
    code.aload(0).aload(point);
    for (int slot : new int[] {direction, result, shared, scans}) {
      if (slot == ABSENT) {
        code.aconst_null();
      } else {
        code.aload(slot);
      }
    }
    code.invokevirtual(self, frame.name(call), ClassWriter.PIECE);
  }

  private void compute(Node node, @Nullable Node next) {
    if (Storage.isFetched(node)) {
      fetch(node);
      code.dstore(local(node));
      return;
    }
    if (frame.place(node) == null && next != null && consumes(next, node)) {
      operation(node);
      onStack = node;
      return;
    }
    beginStore(node);
    operation(node);
    endStore(node);
  }

  /** Whether the next node can take the value from the operand stack. */
  private boolean consumes(Node next, Node node) {
    if (!frame.isUsedOnce(node) || frame.place(next) != null || !next.operation.isScalar()) {
      return false;
    }
    boolean commutes = next.operation == Operation.ADD || next.operation == Operation.MULTIPLY;
    return next.first() == node || (commutes && next.operand(1) == node);
  }

  private void operation(Node node) {
    switch (node.operation) {
      case ELEMENT -> {
        code.aload(point);
        address(node.first());
        code.daload();
      }
      case DIRECTION_ELEMENT -> {
        code.aload(direction);
        address(node.first());
        code.daload();
      }
      case SCAN_STATE -> {
        code.aload(scans).loadConstant(frame.array(node.first())).aaload();
        pass(node.ownLoop());
        code.daload();
      }
      case SELECT -> select(node);
      default -> {
        operands(node);
        Instructions.apply(code, node.operation);
      }
    }
  }

  private void operands(Node node) {
    Node waiting = onStack;
    onStack = null;
    if (waiting == null) {
      node.operands.forEach(this::load);
    } else if (node.operands.size() == 2) {
      load(node.first() == waiting ? node.operand(1) : node.first());
    }
  }

  /** A comparison with NaN goes to otherwise, but != goes to then. */
  private void select(Node node) {
    load(node.operand(0));
    load(node.operand(1));
    Label otherwise = code.newLabel();
    Label end = code.newLabel();
    switch (node.comparison()) {
      case LESS -> code.dcmpg().ifge(otherwise);
      case AT_MOST -> code.dcmpg().ifgt(otherwise);
      case GREATER -> code.dcmpl().ifle(otherwise);
      case AT_LEAST -> code.dcmpl().iflt(otherwise);
      case EQUAL -> code.dcmpl().ifne(otherwise);
      case UNEQUAL -> code.dcmpl().ifeq(otherwise);
    }
    load(node.operand(2));
    code.goto_(end);
    code.labelBinding(otherwise);
    load(node.operand(3));
    code.labelBinding(end);
  }

  private void start(Node node) {
    beginStore(node);
    code.loadConstant(
        switch (node.operation) {
          case PRODUCT -> 1.0;
          case SCAN -> node.number;
          default -> 0.0;
        });
    endStore(node);
    if (node.operation == Operation.SCAN) {
      code.aload(scans).loadConstant(frame.array(node));
      Loop loop = node.ownLoop();
      loadInt(loop.to);
      loadInt(loop.from);
      code.isub().iconst_1().iadd().iconst_0();
      code.invokestatic(
          MATH,
          "max",
          MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int));
      code.newarray(TypeKind.DOUBLE).aastore();
    }
  }

  private void advance(Node node) {
    if (node.operation == Operation.SCAN) {
      code.aload(scans).loadConstant(frame.array(node)).aaload();
      pass(node.ownLoop());
      load(node);
      code.dastore();
    }
    beginStore(node);
    load(node);
    load(node.first());
    if (node.operation == Operation.SUM) {
      code.dadd();
    } else {
      code.dmul();
    }
    if (node.operation == Operation.SCAN && !node.operand(1).isZero()) {
      load(node.operand(1));
      code.dadd();
    }
    endStore(node);
  }

  private void add(Node index, Node amount) {
    code.aload(result);
    address(index);
    code.dup2().daload();
    load(amount);
    code.dadd().dastore();
  }

  private void store(EvaluationOrder.Store store) {
    code.aload(result).loadConstant(store.number());
    if (store.adds()) {
      code.dup2().daload();
    }
    load(store.amount());
    if (store.adds()) {
      code.dadd();
    }
    code.dastore();
  }

  private void repeat(EvaluationOrder.Repeat repeat) {
    Loop loop = repeat.loop();
    int counter = code.allocateLocal(TypeKind.INT);
    int end = code.allocateLocal(TypeKind.INT);
    loadInt(repeat.backwards() ? loop.to : loop.from);
    code.istore(counter);
    loadInt(repeat.backwards() ? loop.from : loop.to);
    code.istore(end);
    Label again = code.newBoundLabel();
    Label after = code.newLabel();
    code.iload(counter).iload(end);
    if (repeat.backwards()) {
      code.if_icmplt(after);
    } else {
      code.if_icmpgt(after);
    }
    counters.put(loop, counter);
    if (frame.place(loop.index()) != null) {
      beginStore(loop.index());
      code.iload(counter).i2d();
      endStore(loop.index());
    }
    statements(repeat.body());
    code.iinc(counter, repeat.backwards() ? -1 : 1);
    code.goto_(again);
    code.labelBinding(after);
    counters.remove(loop);
  }

  /** The number of the present pass, from 0. */
  private void pass(Loop loop) {
    loadInt(loop.index());
    loadInt(loop.from);
    code.isub();
  }

  /** The place in an array of the element with this index, which counts from 1. */
  private void address(Node index) {
    if (index.isConstant()) {
      code.loadConstant((int) index.number - 1);
      return;
    }
    Node base = Storage.address(index);
    int shift = -1;
    if (base != index) {
      Node constant = index.operand(0) == base ? index.operand(1) : index.operand(0);
      shift += (int) (index.operation == Operation.ADD ? constant.number : -constant.number);
    }
    loadInt(base);
    if (shift != 0) {
      code.loadConstant(shift).iadd();
    }
  }

  private void loadInt(Node node) {
    Integer counter = node.operation == Operation.INDEX ? counters.get(node.ownLoop()) : null;
    if (node.isConstant()) {
      code.loadConstant((int) node.number);
    } else if (counter != null) {
      code.iload(counter);
    } else {
      load(node);
      code.d2i();
    }
  }

  private void load(Node node) {
    Integer local = locals.get(node);
    Integer place = frame.place(node);
    Integer counter = node.operation == Operation.INDEX ? counters.get(node.ownLoop()) : null;
    if (local != null) {
      code.dload(local);
    } else if (counter != null) {
      code.iload(counter).i2d();
    } else if (place != null) {
      code.aload(shared).loadConstant(place).daload();
    } else {
      fetch(node);
    }
  }

  private void fetch(Node node) {
    switch (node.operation) {
      case CONSTANT -> code.loadConstant(node.number);
      case PARAMETER -> code.aload(0).getfield(self, ClassWriter.parameter(node.detail), CD_double);
      case VARIABLE -> code.aload(point).loadConstant(node.detail).daload();
      case DIRECTION -> code.aload(direction).loadConstant(node.detail).daload();
      default -> throw new IllegalStateException(node.toString());
    }
  }

  private int local(Node node) {
    return locals.computeIfAbsent(node, key -> code.allocateLocal(TypeKind.DOUBLE));
  }

  private void beginStore(Node node) {
    Integer place = frame.place(node);
    if (place != null) {
      code.aload(shared).loadConstant(place);
    }
  }

  private void endStore(Node node) {
    if (frame.place(node) == null) {
      code.dstore(local(node));
    } else {
      code.dastore();
    }
  }
}
