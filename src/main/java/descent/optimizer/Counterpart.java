package descent.optimizer;

/** How an optimizer is written in a framework so that it makes the same steps. */
public sealed interface Counterpart {
  /** A remark for the reader, as one sentence; empty for none. */
  String remark();

  /**
   * The framework's own optimizer.
   *
   * @param call in Python, with the names of hyperparameters in braces; {@code parameters} and
   *     {@code lr} are PyTorch's first arguments, in Optax the call gives a direction that is then
   *     multiplied by the rate
   */
  record Own(String call, String remark) implements Counterpart {}

  /**
   * The rule itself, since the framework has none that makes the same steps.
   *
   * @param remark says what is different there
   */
  record Rule(String remark) implements Counterpart {}

  static Counterpart own(String call) {
    return new Own(call, "");
  }

  static Counterpart rule(String remark) {
    return new Rule(remark);
  }
}
