package descent.api.race;

import descent.experiment.json.ObjectReader;
import descent.trace.Plane;
import org.jspecify.annotations.Nullable;

/** A plane as a browser sends it back. */
final class PlaneJson {
  private static final int MOST_VARIABLES = 1000;

  private PlaneJson() {}

  /** The plane of a request; null where it has none. */
  static @Nullable Plane read(ObjectReader request) {
    if (!request.has("plane")) {
      return null;
    }
    ObjectReader fields = request.object("plane");
    var plane = new Plane(list(fields, "origin"), list(fields, "first"), list(fields, "second"));
    fields.end();
    return plane;
  }

  private static double[] list(ObjectReader fields, String name) {
    return fields.reals(name, MOST_VARIABLES).stream().mapToDouble(Double::doubleValue).toArray();
  }
}
