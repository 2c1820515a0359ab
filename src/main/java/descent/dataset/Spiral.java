package descent.dataset;

import descent.catalogue.Entry;
import descent.random.Key;

/**
 * Arms that wind around the origin while they reach out to radius 1, a class each; as in the course
 * notes CS231n.
 *
 * @param samples how many rows
 * @param noise the standard deviation of the noise on each coordinate
 * @param classes how many classes
 * @param seed which draw is taken
 */
public record Spiral(int samples, double noise, int classes, int seed) implements Points {
  /** By how many radians an arm turns. */
  private static final double TURN = 4;

  public static final Entry<Dataset> ENTRY =
      Points.entry(
          "spiral",
          "Spiral",
          "Arms that wind around one centre, a class each.",
          Generator.CLASSES,
          Spiral::new);

  @Override
  public Entry<Dataset> entry() {
    return ENTRY;
  }

  @Override
  public void place(int label, int row, Key chance, double[] point) {
    int arm = (samples + classes - 1) / classes;
    double out = (row / classes + 0.5) / arm;
    double angle = TURN * out + 2 * Math.PI * label / classes;
    point[0] = out * StrictMath.sin(angle);
    point[1] = out * StrictMath.cos(angle);
  }
}
