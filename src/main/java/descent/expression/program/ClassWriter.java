package descent.expression.program;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import descent.expression.graph.Node;
import descent.expression.program.EvaluationOrder.Statement;
import descent.expression.syntax.Variables;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one hidden class per expression or rule: a field per parameter, and the methods of {@link
 * DifferentiableFunction} or {@link CompiledRule}. What is too long for a method that HotSpot
 * compiles is cut into several, which share a frame of numbers.
 */
final class ClassWriter {
  /** HotSpot leaves methods of more than 8000 bytes to the interpreter. */
  static final int MAX_BYTES = 6000;

  static final ClassDesc NUMBERS = CD_double.arrayType();
  static final ClassDesc SCANS = NUMBERS.arrayType();
  static final MethodTypeDesc PIECE =
      MethodTypeDesc.of(CD_void, NUMBERS, NUMBERS, NUMBERS, NUMBERS, SCANS);
  private static final MethodTypeDesc CONSTRUCTOR =
      MethodTypeDesc.of(CD_void, NUMBERS, CD_int, CD_double);

  private final ClassDesc self = ClassDesc.of("descent.expression.program.Compiled");
  private final Variables variables;
  private final int parameters;
  private final int maxBytes;

  ClassWriter(Variables variables, int parameters, int maxBytes) {
    this.variables = variables;
    this.parameters = parameters;
    this.maxBytes = maxBytes;
  }

  /** A {@link CompiledFunction}. */
  MethodHandle write(
      Node value,
      List<Statement> evaluation,
      List<Statement> gradient,
      List<Statement> hessianTimes) {
    return define(
        CompiledFunction.class,
        builder -> {
          method(builder, "value", MethodTypeDesc.of(CD_double, NUMBERS), evaluation, value);
          method(
              builder, "gradient", MethodTypeDesc.of(CD_double, NUMBERS, NUMBERS), gradient, value);
          lanes(builder, gradient, value);
          method(
              builder,
              "hessianTimes",
              MethodTypeDesc.of(CD_void, NUMBERS, NUMBERS, NUMBERS),
              hessianTimes,
              null);
        });
  }

  /** Many gradients at once, where one loop can compute them; else the interface does it. */
  private void lanes(ClassBuilder builder, List<Statement> gradient, Node value) {
    int size = 2 * size(gradient, false) + 20 * variables.dimension();
    if (size <= maxBytes && LaneWriter.canWrite(gradient)) {
      builder.withMethodBody(
          "gradients",
          LaneWriter.TYPE,
          ClassFile.ACC_PUBLIC,
          code -> LaneWriter.write(code, self, variables.dimension(), gradient, value));
    }
  }

  /** A {@link CompiledRule}. */
  MethodHandle write(List<Statement> rule) {
    return define(
        CompiledRule.class,
        builder ->
            method(builder, "apply", MethodTypeDesc.of(CD_void, NUMBERS, NUMBERS), rule, null));
  }

  /**
   * The constructor of the class, which takes the parameters' values, the dimension and the cost.
   */
  private MethodHandle define(Class<?> superclass, Consumer<ClassBuilder> methods) {
    ClassDesc parent = superclass.describeConstable().orElseThrow();
    byte[] bytes =
        ClassFile.of()
            .build(
                self,
                builder -> {
                  builder.withSuperclass(parent);
                  builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
                  fieldsAndConstructor(builder, parent);
                  methods.accept(builder);
                });
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
      return lookup
          .findConstructor(
              lookup.lookupClass(),
              MethodType.methodType(void.class, double[].class, int.class, double.class))
          .asType(MethodType.methodType(superclass, double[].class, int.class, double.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The field of a parameter. */
  static String parameter(int number) {
    return "p" + number;
  }

  private void fieldsAndConstructor(ClassBuilder builder, ClassDesc parent) {
    for (int i = 0; i < parameters; i++) {
      builder.withField(parameter(i), CD_double, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
    }
    builder.withMethodBody(
        "<init>",
        CONSTRUCTOR,
        0,
        code -> {
          code.aload(0).iload(2).dload(3);
          code.invokespecial(parent, "<init>", MethodTypeDesc.of(CD_void, CD_int, CD_double));
          for (int i = 0; i < parameters; i++) {
            code.aload(0).aload(1).loadConstant(i).daload().putfield(self, parameter(i), CD_double);
          }
          code.return_();
        });
  }

  /** A method of the interface, with the pieces it calls. */
  private void method(
      ClassBuilder builder,
      String name,
      MethodTypeDesc type,
      List<Statement> statements,
      @Nullable Node result) {
    List<Statement> body = size(statements, false) <= maxBytes ? statements : cut(statements);
    Storage frame = new Storage(name, body, result);
    boolean fills = type.parameterCount() > 1 && !storesAll(statements);
    builder.withMethodBody(
        name,
        type,
        ClassFile.ACC_PUBLIC,
        code -> {
          MethodWriter writer = MethodWriter.entry(code, self, frame, type.parameterCount());
          if (fills) {
            writer.fillWithZeros();
          }
          writer.statements(body);
          writer.finish(result);
        });
    for (EvaluationOrder.Call piece : frame.pieces()) {
      builder.withMethodBody(
          frame.name(piece),
          PIECE,
          ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL,
          code -> {
            MethodWriter writer = MethodWriter.piece(code, self, frame);
            writer.statements(piece.body());
            code.return_();
          });
    }
  }

  private boolean storesAll(List<Statement> statements) {
    int stored = 0;
    for (Statement statement : statements) {
      if (statement instanceof EvaluationOrder.Store store) {
        if (store.adds()) {
          return false;
        }
        stored++;
      }
    }
    return stored == variables.dimension();
  }

  /** The same in calls of pieces, each short enough. */
  private List<Statement> cut(List<Statement> statements) {
    if (size(statements, true) <= maxBytes) {
      return statements;
    }
    List<Statement> calls = new ArrayList<>();
    List<Statement> piece = new ArrayList<>();
    int length = 0;
    for (Statement statement : statements) {
      Statement short_ =
          statement instanceof EvaluationOrder.Repeat repeat
              ? new EvaluationOrder.Repeat(repeat.loop(), repeat.backwards(), cut(repeat.body()))
              : statement;
      int size = size(short_, true);
      if (length + size > maxBytes && !piece.isEmpty()) {
        calls.add(new EvaluationOrder.Call(piece));
        piece = new ArrayList<>();
        length = 0;
      }
      piece.add(short_);
      length += size;
    }
    calls.add(new EvaluationOrder.Call(piece));
    // Thousands of calls may again be too many for one method.
    return cut(calls);
  }

  private static int size(List<Statement> statements, boolean framed) {
    int size = 0;
    for (Statement statement : statements) {
      size += size(statement, framed);
    }
    return size;
  }

  /** At most so many bytes, with values in the frame or in local variables. */
  private static int size(Statement statement, boolean framed) {
    int load = framed ? 6 : 4;
    return switch (statement) {
      case EvaluationOrder.Compute compute ->
          switch (compute.node().operation) {
            case SELECT -> 5 * load + 18;
            case ELEMENT, DIRECTION_ELEMENT, SCAN_STATE -> 3 * load + 14;
            default -> 3 * load + 6;
          };
      case EvaluationOrder.Start start -> 4 * load + 20;
      case EvaluationOrder.Advance advance -> 5 * load + 20;
      case EvaluationOrder.Add add -> 2 * load + 14;
      case EvaluationOrder.Store store -> load + 10;
      case EvaluationOrder.Call call -> 14;
      case EvaluationOrder.Repeat repeat -> 4 * load + 40 + size(repeat.body(), framed);
    };
  }
}
