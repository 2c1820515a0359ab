package descent.dataset;

import descent.catalogue.Entry;
import descent.random.Key;

/**
 * Points of the square from -1 to 1; class 0 where both coordinates have the same sign, class 1
 * where they do not, before the noise.
 *
 * @param samples how many rows
 * @param noise the standard deviation of the noise on each coordinate
 * @param classes how many classes
 * @param seed which draw is taken
 */
public record Xor(int samples, double noise, int classes, int seed) implements Points {
  public static final Entry<Dataset> ENTRY =
      Points.entry(
          "xor",
          "Exclusive or",
          "Four quarters of a square; those that touch only at a corner are of one class.",
          Generator.TWO_CLASSES,
          Xor::new);

  @Override
  public Entry<Dataset> entry() {
    return ENTRY;
  }

  @Override
  public void place(int label, int row, Key chance, double[] point) {
    double x = chance.uniform(0);
    double y = chance.uniform(1);
    boolean left = chance.uniform(2) < 0.5;
    boolean down = (label == 0) == left;
    point[0] = left ? -x : x;
    point[1] = down ? -y : y;
  }
}
