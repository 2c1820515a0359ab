package descent.schedule;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Parameter.Real;
import java.util.List;

/**
 * Falls by the same fraction at every step.
 *
 * @param learningRate the rate at the start
 * @param decay the fraction per step, for small ones; the rate halves every 0.693/decay steps
 */
public record ExponentialDecay(double learningRate, double decay) implements Schedule {
  public static final Entry<Schedule> ENTRY =
      new Entry<>(
          "exponential",
          "Exponential",
          "Lets the rate fall by the same fraction at every step.",
          List.of(
              Constant.LEARNING_RATE,
              Real.atLeastZero(
                      "decay",
                      "decay",
                      null,
                      "How fast the rate falls: it halves in 0.693/decay steps.")
                  .suggesting(steps -> 4.0 / steps)),
          null,
          new Names(
              "torch.optim.lr_scheduler.ExponentialLR",
              "keras.optimizers.schedules.ExponentialDecay",
              "optax.exponential_decay"),
          true,
          values -> new ExponentialDecay(values.real("learningRate"), values.real("decay")));

  @Override
  public Entry<Schedule> entry() {
    return ENTRY;
  }

  @Override
  public String formula() {
    return "lr*exp(-decay*t)";
  }

  @Override
  public Rates start() {
    return Rates.of(t -> learningRate * StrictMath.exp(-decay * t));
  }
}
