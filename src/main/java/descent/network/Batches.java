package descent.network;

import descent.dataset.Shuffle;
import descent.random.Key;

/** The rows of each update's batch: in every epoch each row once; the last batch has the rest. */
final class Batches {
  private final int[] order;
  private final int size;
  private final boolean shuffle;
  private final Key key;
  private long epoch = -1;

  /**
   * @param rows how many there are
   * @param size rows in a batch; 0 for all
   * @param shuffle whether each epoch has an order of its own, drawn from the key
   */
  Batches(int rows, int size, boolean shuffle, Key key) {
    this.order = new int[rows];
    this.size = size == 0 ? rows : Math.min(size, rows);
    this.shuffle = shuffle;
    this.key = key;
    for (int i = 0; i < rows; i++) {
      order[i] = i;
    }
  }

  Batches again() {
    return new Batches(order.length, size, shuffle, key);
  }

  int perEpoch() {
    return (order.length + size - 1) / size;
  }

  /** The numbers of the rows; turning to a step changes it. */
  int[] order() {
    return order;
  }

  void goTo(long step) {
    long wanted = step / perEpoch();
    if (shuffle && wanted != epoch) {
      epoch = wanted;
      Shuffle.fill(order, key.with(epoch));
    }
  }

  int from(long step) {
    return (int) (step % perEpoch()) * size;
  }

  int to(long step) {
    return Math.min(from(step) + size, order.length);
  }
}
