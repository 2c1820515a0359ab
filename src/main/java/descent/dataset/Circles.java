package descent.dataset;

import descent.catalogue.Entry;
import descent.random.Key;

/**
 * Points on rings of radius 1/classes to 1 around the origin, a class each.
 *
 * @param samples how many rows
 * @param noise the standard deviation of the noise on each coordinate
 * @param classes how many classes
 * @param seed which draw is taken
 */
public record Circles(int samples, double noise, int classes, int seed) implements Points {
  public static final Entry<Dataset> ENTRY =
      Points.entry(
          "circles",
          "Circles",
          "Rings around one centre, a class each: no straight line divides them.",
          Generator.CLASSES,
          Circles::new);

  @Override
  public Entry<Dataset> entry() {
    return ENTRY;
  }

  @Override
  public void place(int label, int row, Key chance, double[] point) {
    double angle = 2 * Math.PI * chance.uniform(0);
    double radius = (label + 1.0) / classes;
    point[0] = radius * StrictMath.cos(angle);
    point[1] = radius * StrictMath.sin(angle);
  }
}
