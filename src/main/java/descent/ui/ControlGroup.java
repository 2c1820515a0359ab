package descent.ui;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Controls that a link can leave out, as in {@code ?hide=contenders,noise}; the public names. */
enum ControlGroup {
  /** The whole column at the left. */
  CONTROLS,
  /** The expression and the gallery. */
  FUNCTION,
  /** A slider for each free name. */
  SLIDERS,
  /** The data of networks. */
  DATA,
  /** The layers and settings of networks. */
  NETWORK,
  CONTENDERS,
  NOISE,
  /** Start, frame, steps, stop rules and files. */
  SETTINGS,
  /** The measured cost of a step. */
  COSTS,
  /** The way to the comparison. */
  COMPARE,
  /** The way to the gradient check. */
  CHECK,
  /** The sentence over the pictures. */
  CAPTION,
  /** The chart at the right. */
  CURVES;

  /** As in a link. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ControlGroup> of(String id) {
    return Stream.of(values()).filter(group -> group.id().equals(id)).findFirst();
  }
}
