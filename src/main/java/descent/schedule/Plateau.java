package descent.schedule;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Parameter.Real;
import descent.catalogue.Parameter.Whole;
import java.util.List;

/**
 * Falls when the loss no longer does, as PyTorch's ReduceLROnPlateau: the loss before a step is
 * heard after it, and a fall of the rate takes effect at the next step. A loss that is not a number
 * is no improvement. Other than in PyTorch, the threshold is relative to the size of the best loss,
 * so that negative losses work.
 *
 * @param learningRate the rate at the start
 * @param factor what the rate is multiplied by at each fall
 * @param patience how many steps in a row without improvement are borne
 * @param threshold by which fraction of its size the best loss must be undercut to count as
 *     improved
 */
public record Plateau(double learningRate, double factor, int patience, double threshold)
    implements Schedule {
  /** Smaller falls are not made: PyTorch's eps. */
  private static final double SMALLEST_FALL = 1e-8;

  public static final Entry<Schedule> ENTRY =
      new Entry<>(
          "plateau",
          "Plateau",
          "Lets the rate fall whenever the loss has stopped falling for a while.",
          List.of(
              Constant.LEARNING_RATE,
              Real.fraction(
                  "factor", "factor", 0.1, "What the rate is multiplied by at each fall."),
              new Whole(
                  "patience",
                  "patience",
                  10,
                  0,
                  Integer.MAX_VALUE,
                  "How many steps without improvement are allowed before the rate falls."),
              Real.atLeastZero(
                  "threshold",
                  "threshold",
                  1e-4,
                  "By what fraction of its size a loss must be below the best one to count as an"
                      + " improvement.")),
          null,
          new Names(
              "torch.optim.lr_scheduler.ReduceLROnPlateau",
              "keras.callbacks.ReduceLROnPlateau",
              "optax.contrib.reduce_on_plateau"),
          false,
          values ->
              new Plateau(
                  values.real("learningRate"),
                  values.real("factor"),
                  values.whole("patience"),
                  values.real("threshold")));

  @Override
  public Entry<Schedule> entry() {
    return ENTRY;
  }

  @Override
  public String formula() {
    return "";
  }

  @Override
  public Rates start() {
    return new Watch(learningRate, Double.MAX_VALUE, 0);
  }

  private final class Watch implements Rates {
    private double rate;
    private double best;
    private int bad;

    Watch(double rate, double best, int bad) {
      this.rate = rate;
      this.best = best;
      this.bad = bad;
    }

    @Override
    public double at(long t) {
      return rate;
    }

    @Override
    public void hear(double loss) {
      if (loss < best - threshold * Math.abs(best)) {
        best = loss;
        bad = 0;
      } else {
        bad++;
      }
      if (bad > patience) {
        bad = 0;
        if (rate - rate * factor > SMALLEST_FALL) {
          rate *= factor;
        }
      }
    }

    @Override
    public Rates copy() {
      return new Watch(rate, best, bad);
    }
  }
}
