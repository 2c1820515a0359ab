package descent.gradientcheck;

import descent.message.Message;
import descent.network.Fault;

/**
 * A planted mistake in words: its name, and the pattern of errors by which it can be recognised.
 */
public final class Clue {
  private Clue() {}

  /** The name of the mistake. */
  public static Message name(Fault fault) {
    int layer = fault.layer() + 1;
    return switch (fault.kind()) {
      case FORGOTTEN_DERIVATIVE ->
          Message.of(
              "check.fault.derivative",
              "layer {0} forgets the derivative of its activation",
              layer);
      case TRANSPOSED_WEIGHTS ->
          Message.of("check.fault.transposed", "layer {0} uses its weights transposed", layer);
      case FORGOTTEN_BIAS -> Message.of("check.fault.bias", "layer {0} forgets its bias", layer);
      case FORGOTTEN_MEAN ->
          Message.of("check.fault.mean", "layer {0} forgets to divide by the batch", layer);
      case FORGOTTEN_MASK ->
          Message.of("check.fault.mask", "layer {0} forgets the dropout mask", layer);
      case OTHER_MASK ->
          Message.of(
              "check.fault.otherMask", "layer {0} takes the dropout mask of another row", layer);
    };
  }

  /**
   * How it shows.
   *
   * @param penalized whether the L2 penalty is part of the loss
   */
  public static Message pattern(Fault fault, boolean penalized) {
    int layer = fault.layer() + 1;
    return switch (fault.kind()) {
      case FORGOTTEN_DERIVATIVE ->
          Message.of(
              "check.clue.derivative",
              "Layer {0} and all below it are wrong, all above it right. Units that are nearly"
                  + " linear err little: there the slope is nearly 1.",
              layer);
      case TRANSPOSED_WEIGHTS ->
          Message.of(
              "check.clue.transposed",
              "Layer {0} itself is right, as its own gradient needs no weights; all below it is"
                  + " wrong, often in the sign.",
              layer);
      case FORGOTTEN_BIAS ->
          Message.of(
              "check.clue.bias",
              "Only the biases of layer {0} are wrong, with a relative error of exactly 1: the"
                  + " analytic derivative is 0.",
              layer);
      case FORGOTTEN_MEAN ->
          penalized
              ? Message.of(
                  "check.clue.meanWithPenalty",
                  "All of layer {0} is wrong and nothing else. The data''s part is too large by one"
                      + " factor, the number of rows; the penalty''s part is right, so each weight"
                      + " is off by a factor of its own, and only the biases are off by the same.",
                  layer)
              : Message.of(
                  "check.clue.mean",
                  "All of layer {0} is wrong and nothing else, everywhere by the same factor: the"
                      + " number of rows.",
                  layer);
      case FORGOTTEN_MASK ->
          Message.of(
              "check.clue.mask",
              "Layer {0} and all below it are wrong; with dropout off all is right. A unit that was"
                  + " dropped in a row still gets a gradient from it.",
              layer);
      case OTHER_MASK ->
          Message.of(
              "check.clue.otherMask",
              "Layer {0} and all below it are wrong; with dropout off all is right, and with the"
                  + " mask merely forgotten the errors would be others.",
              layer);
    };
  }
}
