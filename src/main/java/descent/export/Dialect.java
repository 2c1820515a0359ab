package descent.export;

import descent.catalogue.Framework;
import descent.expression.syntax.Function;

/** The names of the language's functions in a library, where {@code $} is an argument. */
enum Dialect {
  /** For plain numbers; its functions never raise an exception. */
  NUMPY("np"),
  TORCH("torch"),
  JAX("jnp"),
  KERAS("ops");

  private final String module;

  Dialect(String module) {
    this.module = module;
  }

  static Dialect of(Framework framework) {
    return switch (framework) {
      case PYTORCH -> TORCH;
      case KERAS -> KERAS;
      case OPTAX -> JAX;
    };
  }

  String module() {
    return module;
  }

  /** Whether functions take tensors alone, so that a number must be made one. */
  boolean wantsTensors() {
    return this == TORCH;
  }

  /** A call with one argument in place of {@code $}, or the name before two arguments. */
  String spelling(Function function) {
    return switch (function) {
      case SIN, COS, TAN, SINH, COSH, TANH, EXP, LOG, LOG2, LOG10, SQRT, SIGN, FLOOR, CEIL ->
          module + "." + function.text();
      case ASIN -> inverse("sin");
      case ACOS -> inverse("cos");
      case ATAN -> inverse("tan");
      case ATAN2 -> this == TORCH ? "torch.atan2" : module + ".arctan2";
      case ABS -> this == NUMPY ? "abs" : module + ".abs";
      case CBRT -> this == TORCH || this == KERAS ? "cbrt" : module + ".cbrt";
      case MIN -> module + ".minimum";
      case MAX -> module + ".maximum";
      case MOD -> module + (this == TORCH ? ".remainder" : ".mod");
      case HYPOT -> module + ".hypot";
      case POW -> this == NUMPY ? "np.float_power" : module + ".pow";
      case SIGMOID ->
          switch (this) {
            case NUMPY -> "1 / (1 + np.exp(-$))";
            case TORCH, KERAS -> module + ".sigmoid";
            case JAX -> "jax.nn.sigmoid";
          };
      case SOFTPLUS ->
          switch (this) {
            case NUMPY -> "np.logaddexp($, 0)";
            // PyTorch's own softplus is cut off above 20.
            case TORCH -> "torch.logaddexp($, torch.tensor(0.0))";
            case JAX -> "jax.nn.softplus";
            case KERAS -> "ops.softplus";
          };
      case RELU ->
          switch (this) {
            case NUMPY -> "np.maximum($, 0)";
            case TORCH, KERAS -> module + ".relu";
            case JAX -> "jax.nn.relu";
          };
      case ERF ->
          switch (this) {
            case NUMPY -> "math.erf";
            case TORCH, KERAS -> module + ".erf";
            case JAX -> "jax.scipy.special.erf";
          };
    };
  }

  private String inverse(String function) {
    return module + (this == TORCH ? ".a" : ".arc") + function;
  }
}
