package descent.dataset;

import descent.catalogue.Entry;
import java.util.List;

/** The catalogue of data sets. */
public final class Datasets {
  private static final List<Entry<Dataset>> ENTRIES =
      List.of(
          Circles.ENTRY,
          Moons.ENTRY,
          Spiral.ENTRY,
          Xor.ENTRY,
          Gaussians.ENTRY,
          Curve.ENTRY,
          Digits.ENTRY,
          Csv.ENTRY);

  private Datasets() {}

  public static List<Entry<Dataset>> entries() {
    return ENTRIES;
  }
}
