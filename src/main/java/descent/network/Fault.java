package descent.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A mistake in the backward pass through one layer, made on purpose to be found by a gradient
 * check. The forward pass stays right.
 *
 * @param kind which mistake
 * @param layer the layer that makes it, from 0; the linear one at the end is the last
 */
public record Fault(Kind kind, int layer) {
  /** The mistakes that are made most often. */
  public enum Kind {
    /** The derivatives are not multiplied by the activation's slope. */
    FORGOTTEN_DERIVATIVE("derivative"),
    /** The derivatives go back through the weights read as inputs x outputs. */
    TRANSPOSED_WEIGHTS("transposed"),
    /** The biases get no gradient. */
    FORGOTTEN_BIAS("bias"),
    /** The layer's gradient is summed over the batch instead of averaged. */
    FORGOTTEN_MEAN("mean"),
    /** The derivatives go back as if nothing had been dropped. */
    FORGOTTEN_MASK("mask"),
    /** The derivatives go back through the mask of another row. */
    OTHER_MASK("otherMask");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    /** The name in options and answers. */
    public String type() {
      return type;
    }
  }

  /**
   * All mistakes that change a gradient of such a network.
   *
   * @param dropping whether masks are drawn
   */
  public static List<Fault> of(Shape shape, boolean dropping) {
    var faults = new ArrayList<Fault>();
    for (Kind kind : Kind.values()) {
      for (int layer = 0; layer < shape.layers(); layer++) {
        if (matters(kind, layer, shape, dropping)) {
          faults.add(new Fault(kind, layer));
        }
      }
    }
    return faults;
  }

  private static boolean matters(Kind kind, int layer, Shape shape, boolean dropping) {
    boolean hidden = layer < shape.hidden().size();
    return switch (kind) {
      case FORGOTTEN_BIAS, FORGOTTEN_MEAN -> true;
      case FORGOTTEN_DERIVATIVE ->
          hidden && shape.hidden().get(layer).activation() != Activation.LINEAR;
      // A single row or column is its own transpose.
      case TRANSPOSED_WEIGHTS -> layer > 0 && shape.inputs(layer) > 1 && shape.units(layer) > 1;
      case FORGOTTEN_MASK, OTHER_MASK ->
          dropping && hidden && shape.hidden().get(layer).keepProbability() < 1;
    };
  }
}
