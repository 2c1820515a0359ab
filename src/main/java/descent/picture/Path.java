package descent.picture;

import java.util.Arrays;

/**
 * The path of a run over the frame, thinned to what can be seen; places are fractions of the frame.
 *
 * @param name of the run
 * @param look the number of its colour, dash and marker, from 0
 * @param step of each place
 * @param across of each place
 * @param down of each place
 * @param diverged whether it ended badly
 */
public record Path(
    String name, int look, double[] step, double[] across, double[] down, boolean diverged) {
  /** A place nearer to the last one than this fraction of the frame shows nothing. */
  private static final double NEAR = 1 / 1500.0;

  private static final int MOST = 1500;

  static Path of(
      String name, int look, double[] step, double[] across, double[] down, boolean diverged) {
    double near = NEAR;
    int[] kept = thinned(across, down, near);
    while (kept.length > MOST) {
      near *= 2;
      int[] fewer = thinned(across, down, near);
      // Coarser thinning does not remove large jumps.
      kept = near > 1 ? Arrays.copyOf(fewer, MOST) : fewer;
    }
    return new Path(
        name, look, taken(step, kept), taken(across, kept), taken(down, kept), diverged);
  }

  private static int[] thinned(double[] across, double[] down, double near) {
    int[] kept = new int[across.length];
    int count = 0;
    double x = Double.NaN;
    double y = Double.NaN;
    for (int i = 0; i < across.length; i++) {
      boolean close = Math.abs(across[i] - x) < near && Math.abs(down[i] - y) < near;
      if (!close || i == across.length - 1) {
        kept[count++] = i;
        x = across[i];
        y = down[i];
      }
    }
    return Arrays.copyOf(kept, count);
  }

  private static double[] taken(double[] column, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
  }

  public int places() {
    return step.length;
  }

  /** The last place that is not after a step; -1 where there is none. */
  public int placeAt(double atStep) {
    int place = -1;
    for (int i = 0; i < step.length && step[i] <= atStep; i++) {
      place = i;
    }
    return place;
  }

  boolean isInside(int place) {
    return across[place] >= 0 && across[place] <= 1 && down[place] >= 0 && down[place] <= 1;
  }
}
