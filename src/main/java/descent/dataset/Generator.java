package descent.dataset;

import descent.catalogue.Parameter;
import descent.catalogue.Parameter.Real;
import descent.catalogue.Parameter.Whole;
import descent.random.Key;
import java.util.List;
import java.util.stream.IntStream;

/** How points in the plane are drawn; and the settings that generated data have in common. */
final class Generator {
  static final Parameter SAMPLES =
      new Whole("samples", "samples", 200, 2, 20_000, "How many rows there are.");

  static final Parameter NOISE =
      new Real(
          "noise",
          "noise",
          0.1,
          0,
          true,
          1e6,
          true,
          false,
          "The standard deviation of the normal noise on each coordinate.");

  static final Parameter CLASSES =
      new Whole("classes", "classes", 2, 2, 10, "How many classes there are.");

  static final Parameter TWO_CLASSES =
      new Whole("classes", "classes", 2, 2, 2, "This data has two classes.");

  static final Parameter SEED =
      new Whole(
          "seed", "seed", 1, 0, Integer.MAX_VALUE, "Which of the many random draws is taken.");

  private Generator() {}

  /** Where a point without noise lies. */
  interface Place {
    /**
     * Writes one point.
     *
     * @param label its class
     * @param row the number of the row, from 0
     * @param chance the key of the row; its uniform numbers may be used
     * @param point where to write, length 2
     */
    void put(int label, int row, Key chance, double[] point);
  }

  /** Rows whose classes take turns, so that all are as many and early rows have all of them. */
  static Samples plane(int samples, double noise, int classes, int seed, Place place) {
    double[][] inputs = new double[samples][2];
    double[] targets = new double[samples];
    Key key = Key.of(seed);
    for (int row = 0; row < samples; row++) {
      int label = row % classes;
      Key chance = key.with(row);
      place.put(label, row, chance, inputs[row]);
      disturb(inputs[row], noise, chance);
      targets[row] = label;
    }
    return new Samples(Samples.PLANE, inputs, targets, names(classes));
  }

  /** Adds noise that is independent of the uniform numbers of the same key. */
  static void disturb(double[] values, double noise, Key chance) {
    Key normals = chance.with(0);
    for (int i = 0; i < values.length; i++) {
      values[i] += noise * normals.normal(i);
    }
  }

  private static List<String> names(int classes) {
    return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
  }
}
