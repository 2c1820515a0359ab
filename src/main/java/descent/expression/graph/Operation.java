package descent.expression.graph;

import descent.elementary.Exponential;
import descent.elementary.Logarithm;
import descent.elementary.Sigmoid;
import descent.elementary.Sine;

/** The operation of a node on its operands. */
public enum Operation {
  // Leaves.
  CONSTANT,
  PARAMETER,
  VARIABLE,
  /** The component of the direction that belongs to a variable. */
  DIRECTION,
  /** The index of a loop. */
  INDEX,
  /** The variable whose number, from 1, is the operand. */
  ELEMENT,
  DIRECTION_ELEMENT,
  // Loops: the operand is the body.
  SUM,
  PRODUCT,
  /**
   * The states before each pass of s = s*factor + addend, forwards or backwards through the loop.
   */
  SCAN,
  /** The state of a scan before the present pass. */
  SCAN_STATE,
  // Arithmetic.
  ADD,
  SUBTRACT,
  MULTIPLY,
  DIVIDE,
  NEGATE,
  /** Of left, right, then, otherwise: then if the comparison holds. */
  SELECT,
  /** a*b, but 0 where a is 0, whatever b: the derivative of a branch that was not taken. */
  MASK,
  // Functions of the language.
  SIN,
  COS,
  TAN,
  ASIN,
  ACOS,
  ATAN,
  ATAN2,
  SINH,
  COSH,
  TANH,
  EXP,
  LOG,
  LOG2,
  LOG10,
  SQRT,
  CBRT,
  ABS,
  SIGN,
  MIN,
  MAX,
  POW,
  FLOOR,
  CEIL,
  MOD,
  HYPOT,
  SIGMOID,
  SOFTPLUS,
  RELU,
  ERF,
  // Functions that appear in derivatives only.
  /** The derivative of sigmoid. */
  SIGMOID_SLOPE,
  /** exp(-x^2). */
  GAUSSIAN,
  /** floor(a/b) as belongs to mod. */
  QUOTIENT;

  /** Computed from its operands alone, by {@link #apply}. */
  public boolean isScalar() {
    return compareTo(ADD) >= 0 && this != SELECT;
  }

  /** The result for one or two operands. Compiled code does the very same. */
  public double apply(double a, double b) {
    return switch (this) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case NEGATE -> -a;
      case MASK -> Elementary.mask(a, b);
      case SIN -> Sine.sin(a);
      case COS -> Sine.cos(a);
      case TAN -> StrictMath.tan(a);
      case ASIN -> StrictMath.asin(a);
      case ACOS -> StrictMath.acos(a);
      case ATAN -> StrictMath.atan(a);
      case ATAN2 -> StrictMath.atan2(a, b);
      case SINH -> StrictMath.sinh(a);
      case COSH -> StrictMath.cosh(a);
      case TANH -> Sigmoid.tanh(a);
      case EXP -> Exponential.exp(a);
      case LOG -> Logarithm.log(a);
      case LOG2 -> Elementary.log2(a);
      case LOG10 -> StrictMath.log10(a);
      case SQRT -> Math.sqrt(a);
      case CBRT -> StrictMath.cbrt(a);
      case ABS -> Math.abs(a);
      case SIGN -> Elementary.sign(a);
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case POW -> StrictMath.pow(a, b);
      case FLOOR -> Math.floor(a);
      case CEIL -> Math.ceil(a);
      case MOD -> Elementary.mod(a, b);
      case HYPOT -> StrictMath.hypot(a, b);
      case SIGMOID -> Sigmoid.sigmoid(a);
      case SOFTPLUS -> Elementary.softplus(a);
      case RELU -> Elementary.relu(a);
      case ERF -> Elementary.erf(a);
      case SIGMOID_SLOPE -> Elementary.sigmoidSlope(a);
      case GAUSSIAN -> Elementary.gaussian(a);
      case QUOTIENT -> Elementary.quotient(a, b);
      default -> throw new IllegalStateException(name());
    };
  }

  /** The cost compared with an addition. */
  public int cost() {
    return compareTo(SIN) < 0
            || this == ABS
            || this == FLOOR
            || this == CEIL
            || this == MIN
            || this == MAX
            || this == SQRT
        ? 1
        : 20;
  }
}
