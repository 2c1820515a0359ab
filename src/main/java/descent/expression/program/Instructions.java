package descent.expression.program;

import static java.lang.constant.ConstantDescs.CD_double;

import descent.elementary.Exponential;
import descent.elementary.Logarithm;
import descent.elementary.Sigmoid;
import descent.elementary.Sine;
import descent.expression.graph.Elementary;
import descent.expression.graph.Operation;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Locale;

/** The instruction or the call that an operation is; the same as {@link Operation#apply}. */
final class Instructions {
  private static final ClassDesc STRICT_MATH = StrictMath.class.describeConstable().orElseThrow();
  private static final ClassDesc MATH = Math.class.describeConstable().orElseThrow();
  private static final ClassDesc EXPONENTIAL = Exponential.class.describeConstable().orElseThrow();
  private static final ClassDesc LOGARITHM = Logarithm.class.describeConstable().orElseThrow();
  private static final ClassDesc SIGMOID = Sigmoid.class.describeConstable().orElseThrow();
  private static final ClassDesc SINE = Sine.class.describeConstable().orElseThrow();
  private static final ClassDesc ELEMENTARY = Elementary.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc UNARY = MethodTypeDesc.of(CD_double, CD_double);
  private static final MethodTypeDesc BINARY = MethodTypeDesc.of(CD_double, CD_double, CD_double);

  private Instructions() {}

  /** Replaces the operands on the stack by the result. */
  static void apply(CodeBuilder code, Operation operation) {
    switch (operation) {
      case ADD -> code.dadd();
      case SUBTRACT -> code.dsub();
      case MULTIPLY -> code.dmul();
      case DIVIDE -> code.ddiv();
      case NEGATE -> code.dneg();
      // Of Math only what is exact; the rest is an approximation that may differ between machines.
      case SQRT, ABS, FLOOR, CEIL -> code.invokestatic(MATH, name(operation), UNARY);
      case MIN, MAX -> code.invokestatic(MATH, name(operation), BINARY);
      case SIN, COS -> code.invokestatic(SINE, name(operation), UNARY);
      case TANH, SIGMOID -> code.invokestatic(SIGMOID, name(operation), UNARY);
      case EXP -> code.invokestatic(EXPONENTIAL, name(operation), UNARY);
      case LOG -> code.invokestatic(LOGARITHM, name(operation), UNARY);
      case TAN, ASIN, ACOS, ATAN, SINH, COSH, LOG10, CBRT ->
          code.invokestatic(STRICT_MATH, name(operation), UNARY);
      case ATAN2, POW, HYPOT -> code.invokestatic(STRICT_MATH, name(operation), BINARY);
      case LOG2, SIGN, SOFTPLUS, RELU, ERF, GAUSSIAN ->
          code.invokestatic(ELEMENTARY, name(operation), UNARY);
      case SIGMOID_SLOPE -> code.invokestatic(ELEMENTARY, "sigmoidSlope", UNARY);
      case MASK, MOD, QUOTIENT -> code.invokestatic(ELEMENTARY, name(operation), BINARY);
      default -> throw new IllegalStateException(operation.name());
    }
  }

  private static String name(Operation operation) {
    return operation.name().toLowerCase(Locale.ROOT);
  }
}
