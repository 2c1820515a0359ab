package descent.schedule;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Parameter.Whole;
import java.util.List;

/**
 * Half cosine waves down, one after the other (Loshchilov and Hutter, 2016, equation 5); the end of
 * each is where a snapshot is taken.
 *
 * @param learningRate the rate at the start of each cycle
 * @param period the number of steps of the first cycle
 * @param multiplier how many times longer each cycle is than the one before
 * @param minimum the rate that each cycle tends to
 */
public record CosineRestarts(double learningRate, int period, int multiplier, double minimum)
    implements Schedule {
  public static final Entry<Schedule> ENTRY =
      new Entry<>(
          "cosineRestarts",
          "Cosine with warm restarts",
          "Lets the rate fall along half a cosine wave, jumps back to the start and falls again.",
          List.of(
              Constant.LEARNING_RATE,
              new Whole(
                  "period",
                  "period",
                  null,
                  1,
                  Integer.MAX_VALUE,
                  "How many steps the first cycle takes.",
                  steps -> steps / 4),
              new Whole(
                  "multiplier",
                  "multiplier",
                  1,
                  1,
                  1000,
                  "How many times longer each cycle is than the one before."),
              Cosine.MINIMUM),
          Cosine.SGDR,
          new Names(
              "torch.optim.lr_scheduler.CosineAnnealingWarmRestarts",
              "keras.optimizers.schedules.CosineDecayRestarts",
              "optax.sgdr_schedule"),
          true,
          values ->
              new CosineRestarts(
                  values.real("learningRate"),
                  values.whole("period"),
                  values.whole("multiplier"),
                  values.real("minimum")));

  @Override
  public Entry<Schedule> entry() {
    return ENTRY;
  }

  /** Cycle n starts at {@code period*(multiplier^n - 1)/(multiplier - 1)}, solved for n. */
  @Override
  public String formula() {
    String fraction =
        multiplier == 1
            ? "mod(t, period)/period"
            : "((1 + t*(multiplier - 1)/period)"
                + "/multiplier^floor(log(1 + (t + 0.5)*(multiplier - 1)/period)/log(multiplier))"
                + " - 1)/(multiplier - 1)";
    return "minimum + (lr - minimum)*(1 + cos(pi*" + fraction + "))/2";
  }

  @Override
  public Rates start() {
    return Rates.of(this::rate);
  }

  private double rate(long t) {
    if (multiplier == 1) {
      return Cosine.fall(learningRate, minimum, (double) (t % period) / period);
    }
    long begin = 0;
    long length = period;
    while (t - begin >= length) {
      begin += length;
      length *= multiplier;
    }
    return Cosine.fall(learningRate, minimum, (double) (t - begin) / length);
  }

  @Override
  public Cycles cycles() {
    return new Cycles(period, multiplier);
  }
}
