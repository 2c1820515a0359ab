package descent.dataset;

import descent.catalogue.Entry;
import descent.random.Key;

/**
 * Normal clouds around the corners of a regular polygon on the unit circle, a class each; the noise
 * is the deviation of a cloud.
 *
 * @param samples how many rows
 * @param noise the standard deviation of the noise on each coordinate
 * @param classes how many classes
 * @param seed which draw is taken
 */
public record Gaussians(int samples, double noise, int classes, int seed) implements Points {
  public static final Entry<Dataset> ENTRY =
      Points.entry(
          "gaussians",
          "Gaussians",
          "Round clouds of points, a class each.",
          Generator.CLASSES,
          Gaussians::new);

  @Override
  public Entry<Dataset> entry() {
    return ENTRY;
  }

  @Override
  public void place(int label, int row, Key chance, double[] point) {
    double angle = 2 * Math.PI * label / classes;
    point[0] = StrictMath.cos(angle);
    point[1] = StrictMath.sin(angle);
  }
}
