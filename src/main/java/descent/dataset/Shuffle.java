package descent.dataset;

import descent.random.Key;

/** Orders that are drawn by a key. */
public final class Shuffle {
  private Shuffle() {}

  /** Fills an array with 0, 1, … in an order of which all are equally likely (Fisher, Yates). */
  public static void fill(int[] order, Key key) {
    for (int i = 0; i < order.length; i++) {
      int j = (int) (key.uniform(i) * (i + 1));
      order[i] = order[j];
      order[j] = i;
    }
  }
}
