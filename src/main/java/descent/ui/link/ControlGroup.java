package descent.ui.link;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Controls that a link can leave out or lock, as in {@code ?hide=contenders,noise}; the public
 * names.
 */
public enum ControlGroup {
  /** The whole column at the left. */
  CONTROLS("share.group.controls"),
  /** The expression and the gallery. */
  FUNCTION("share.group.function"),
  /** A slider for each free name. */
  SLIDERS("share.group.sliders"),
  /** The data of networks. */
  DATA("share.group.data"),
  /** The layers and settings of networks. */
  NETWORK("share.group.network"),
  CONTENDERS("share.group.contenders"),
  NOISE("share.group.noise"),
  /** Start, frame, steps, stop rules and files. */
  SETTINGS("share.group.settings"),
  /** The measured cost of a step. */
  COSTS("share.group.costs"),
  /** The way to the comparison. */
  COMPARE("share.group.compare"),
  /** The way to the gradient check. */
  CHECK("share.group.check"),
  /** The sentence over the pictures. */
  CAPTION("share.group.caption"),
  /** The chart at the right. */
  CURVES("share.group.curves");

  private final String key;

  ControlGroup(String key) {
    this.key = key;
  }

  /** The key of its name for people. */
  public String key() {
    return key;
  }

  /** As in a link. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ControlGroup> of(String id) {
    return Stream.of(values()).filter(group -> group.id().equals(id)).findFirst();
  }
}
