package descent.schedule;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Parameter.Real;
import descent.catalogue.Parameter.Whole;
import java.util.List;

/**
 * Falls at regular intervals.
 *
 * @param learningRate the rate at the start
 * @param factor what the rate is multiplied by at each fall
 * @param every the number of steps from one fall to the next
 */
public record Step(double learningRate, double factor, int every) implements Schedule {
  public static final Entry<Schedule> ENTRY =
      new Entry<>(
          "step",
          "Step decay",
          "Multiplies the rate by a factor at regular intervals; each fall shows in the loss.",
          List.of(
              Constant.LEARNING_RATE,
              Real.atLeastZero(
                  "factor", "factor", 0.1, "What the rate is multiplied by at each fall."),
              new Whole(
                  "every",
                  "every",
                  null,
                  1,
                  Integer.MAX_VALUE,
                  "How many steps lie from one fall to the next.",
                  steps -> steps / 4)),
          null,
          new Names(
              "torch.optim.lr_scheduler.StepLR",
              "keras.optimizers.schedules.ExponentialDecay(staircase=True)",
              "optax.exponential_decay(staircase=True)"),
          true,
          values ->
              new Step(values.real("learningRate"), values.real("factor"), values.whole("every")));

  @Override
  public Entry<Schedule> entry() {
    return ENTRY;
  }

  @Override
  public String formula() {
    return "lr*factor^floor(t/every)";
  }

  @Override
  public Rates start() {
    return Rates.of(t -> learningRate * StrictMath.pow(factor, Math.floor((double) t / every)));
  }
}
