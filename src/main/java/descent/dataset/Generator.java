package descent.dataset;

import descent.catalogue.Parameter;
import descent.catalogue.Parameter.Real;
import descent.catalogue.Parameter.Whole;
import descent.random.Key;
import java.util.Arrays;

/** The settings that generated data have in common, and their noise. */
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

  /** Inputs of so many rows, which are nothing but as many as they should be. */
  static double[][] blank(int rows, int features) {
    double[][] inputs = new double[rows][];
    Arrays.fill(inputs, new double[features]);
    return inputs;
  }

  /** Adds noise that is independent of the uniform numbers of the same key. */
  static void disturb(double[] values, double noise, Key chance) {
    Key normals = chance.with(0);
    for (int i = 0; i < values.length; i++) {
      values[i] += noise * normals.normal(i);
    }
  }
}
