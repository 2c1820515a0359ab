package descent.network;

import descent.dataset.Samples;
import descent.network.Propagation.Masking;
import descent.network.Propagation.Selection;
import descent.objective.Objective;
import descent.random.Key;
import descent.random.Purpose;
import java.util.Arrays;

/**
 * The loss of one update as a function of the parameters: of its batch, with its dropout masks and
 * the penalty. Wherever an optimizer looks within an update, it sees the same function. Other than
 * most objectives it has a memory, the update it stands at, and is not for sharing by threads.
 */
public final class BatchLoss implements Objective {
  private final Propagation propagation;
  private final Penalty penalty;
  private final Masks masks;
  private final Batches batches;
  private final Selection rows;
  private final boolean drops;
  private Masking masking;
  private int from;
  private int to;

  /**
   * @param training the rows to learn from
   * @param batchSize rows in an update, 0 for all
   * @param shuffle whether each epoch has an order of its own
   * @param key of shuffling and masks
   */
  public BatchLoss(
      Propagation propagation,
      Penalty penalty,
      Samples training,
      int batchSize,
      boolean shuffle,
      Key key) {
    this(
        propagation,
        penalty,
        training,
        batchSize,
        shuffle,
        key,
        Masks.drawnBy(key.with(Purpose.MASKS)));
  }

  /** The same with masks of any source. */
  public BatchLoss(
      Propagation propagation,
      Penalty penalty,
      Samples training,
      int batchSize,
      boolean shuffle,
      Key key,
      Masks masks) {
    this(
        propagation,
        penalty,
        training,
        new Batches(training.rows(), batchSize, shuffle, key.with(Purpose.SHUFFLING)),
        masks);
  }

  private BatchLoss(
      Propagation propagation, Penalty penalty, Samples training, Batches batches, Masks masks) {
    this.propagation = propagation;
    this.penalty = penalty;
    this.masks = masks;
    this.batches = batches;
    rows = new Selection(training, batches.order());
    drops = propagation.shape().hidden().stream().anyMatch(l -> l.keepProbability() < 1);
    masking = new Masking(masks, 0);
    goTo(0);
  }

  /** Another one with the same batches and masks, at the first update; scratch space is shared. */
  public BatchLoss again() {
    return new BatchLoss(propagation, penalty, rows.samples(), batches.again(), masks);
  }

  /** Goes to an update, from 0; in any order. */
  public void goTo(long step) {
    batches.goTo(step);
    from = batches.from(step);
    to = batches.to(step);
    if (drops) {
      masking = new Masking(masks, step);
    }
  }

  /**
   * The last update, counted from 0 and not after a step, whose batch has a row; -1 where none has.
   */
  public long lastUpdateOf(int row, long step) {
    Batches past = batches.again();
    for (long epoch = step / past.perEpoch(); epoch >= 0; epoch--) {
      past.goTo(epoch * past.perEpoch());
      int[] order = past.order();
      for (long update = Math.min(step, (epoch + 1) * past.perEpoch() - 1);
          update >= epoch * past.perEpoch();
          update--) {
        for (int i = past.from(update); i < past.to(update); i++) {
          if (order[i] == row) {
            return update;
          }
        }
      }
    }
    return -1;
  }

  /** How many rows there are to draw batches from. */
  public int rows() {
    return rows.samples().rows();
  }

  /** How many updates are an epoch. */
  public int updatesPerEpoch() {
    return batches.perEpoch();
  }

  /** Rows in the batch of the present update. */
  public int batchRows() {
    return to - from;
  }

  /** The rows of the present update, in arrays of their own. */
  public Selection batch() {
    return new Selection(rows.samples(), Arrays.copyOfRange(rows.order(), from, to));
  }

  /** The masks of the present update. */
  public Masking masking() {
    return masking;
  }

  @Override
  public int dimension() {
    return propagation.shape().parameters();
  }

  @Override
  public double value(double[] w) {
    return propagation.value(w, rows, from, to, masking) + penalty.value(w);
  }

  @Override
  public double gradient(double[] w, double[] gradient) {
    double loss = propagation.gradient(w, rows, from, to, masking, gradient);
    penalty.addGradient(w, gradient);
    return loss + penalty.value(w);
  }

  /** Networks have none: it would have n x n numbers. */
  @Override
  public void hessian(double[] w, double[][] hessian) {
    throw new UnsupportedOperationException("the Hessian of a network is too large");
  }
}
