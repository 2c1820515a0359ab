package descent.dropout;

import descent.dataset.Shuffle;
import descent.network.Propagation;
import descent.network.Propagation.Measure;
import descent.network.Propagation.Selection;
import descent.network.Shape;
import descent.random.Key;

/**
 * A trained network some of whose hidden units are switched off at test time: their outputs are 0
 * and nothing else is rescaled. Which ones is drawn; the units of a smaller fraction are among
 * those of a larger one.
 */
public final class SwitchedOff {
  private final Propagation propagation;
  private final Selection rows;
  private final double[] w;
  private final int[] order;

  /**
   * @param w the parameters, which are copied
   * @param rows to measure
   * @param key of the order in which units are switched off
   */
  public SwitchedOff(Propagation propagation, double[] w, Selection rows, Key key) {
    this.propagation = propagation;
    this.rows = rows;
    this.w = w.clone();
    Shape shape = propagation.shape();
    int units = 0;
    for (int layer = 0; layer < shape.hidden().size(); layer++) {
      units += shape.units(layer);
    }
    order = new int[units];
    Shuffle.fill(order, key);
  }

  /** Measures with a fraction of the hidden units off, rounded down to whole units. */
  public Measure measure(double fraction) {
    double[] rest = w.clone();
    int off = (int) Math.floor(fraction * order.length);
    for (int i = 0; i < off; i++) {
      switchOff(rest, order[i]);
    }
    return propagation.measure(rest, rows);
  }

  /** A unit whose outgoing weights are 0 is off. */
  private void switchOff(double[] rest, int number) {
    Shape shape = propagation.shape();
    int unit = number;
    int layer = 0;
    while (unit >= shape.units(layer)) {
      unit -= shape.units(layer);
      layer++;
    }
    for (int above = 0; above < shape.units(layer + 1); above++) {
      rest[shape.weight(layer + 1, above, unit)] = 0;
    }
  }
}
