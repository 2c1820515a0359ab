package descent.network;

import descent.random.Key;

/** Which outputs of a step are kept. The same question always has the same answer. */
public interface Masks {
  /**
   * Writes 1 for each unit that is kept and 0 for each that is dropped.
   *
   * @param step the update, from 0
   * @param row the training row, from 0
   * @param layer the hidden layer, from 0
   * @param keepProbability of each unit
   * @param mask where to write, as long as the layer
   */
  void draw(long step, int row, int layer, double keepProbability, double[] mask);

  /** Masks that are drawn from a key: independent over steps, rows, layers and units. */
  static Masks drawnBy(Key key) {
    return (step, row, layer, keepProbability, mask) ->
        key.with(step).with(row).with(layer).below(keepProbability, mask);
  }
}
