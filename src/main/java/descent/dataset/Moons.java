package descent.dataset;

import descent.catalogue.Entry;
import descent.random.Key;

/**
 * Two half circles of radius 1 that reach into each other, placed as by scikit-learn's make_moons.
 *
 * @param samples how many rows
 * @param noise the standard deviation of the noise on each coordinate
 * @param classes how many classes
 * @param seed which draw is taken
 */
public record Moons(int samples, double noise, int classes, int seed) implements Points {
  public static final Entry<Dataset> ENTRY =
      Points.entry(
          "moons",
          "Moons",
          "Two half circles that reach into each other.",
          Generator.TWO_CLASSES,
          Moons::new);

  @Override
  public Entry<Dataset> entry() {
    return ENTRY;
  }

  @Override
  public void place(int label, int row, Key chance, double[] point) {
    double angle = Math.PI * chance.uniform(0);
    double along = StrictMath.cos(angle);
    double up = StrictMath.sin(angle);
    point[0] = label == 0 ? along : 1 - along;
    point[1] = label == 0 ? up : 0.5 - up;
  }
}
