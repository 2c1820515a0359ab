package descent.expression.syntax;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The functions of the language, but {@code if}, {@code sum} and {@code prod}, which have a syntax
 * of their own.
 */
public enum Function {
  SIN(1),
  COS(1),
  TAN(1),
  ASIN(1),
  ACOS(1),
  ATAN(1),
  ATAN2(2),
  SINH(1),
  COSH(1),
  TANH(1),
  EXP(1),
  LOG(1),
  LOG2(1),
  LOG10(1),
  SQRT(1),
  CBRT(1),
  ABS(1),
  SIGN(1),
  MIN(2),
  MAX(2),
  POW(2),
  FLOOR(1),
  CEIL(1),
  MOD(2),
  HYPOT(2),
  SIGMOID(1),
  SOFTPLUS(1),
  RELU(1),
  ERF(1);

  private static final Map<String, Function> BY_NAME = new HashMap<>();

  static {
    for (Function function : values()) {
      BY_NAME.put(function.text(), function);
    }
  }

  private final int arguments;

  Function(int arguments) {
    this.arguments = arguments;
  }

  /** As written in the language. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many arguments it takes, at the least. */
  public int arguments() {
    return arguments;
  }

  /** Whether it takes more arguments than {@link #arguments()}, too. */
  public boolean takesMore() {
    return this == MIN || this == MAX;
  }

  static @Nullable Function named(String name) {
    return BY_NAME.get(name);
  }
}
