package descent.schedule;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Parameter.Real;
import java.util.List;

/**
 * Falls fast at first, then ever more slowly.
 *
 * @param learningRate the rate at the start
 * @param decay per step; the rate has halved after 1/decay steps
 */
public record InverseTime(double learningRate, double decay) implements Schedule {
  public static final Entry<Schedule> ENTRY =
      new Entry<>(
          "inverseTime",
          "Inverse time",
          "Lets the rate fall fast at first, then ever more slowly.",
          List.of(
              Constant.LEARNING_RATE,
              Real.atLeastZero(
                      "decay",
                      "decay",
                      null,
                      "How fast the rate falls: it has halved after 1/decay steps.")
                  .suggesting(steps -> 4.0 / steps)),
          null,
          new Names(null, "keras.optimizers.schedules.InverseTimeDecay", null),
          true,
          values -> new InverseTime(values.real("learningRate"), values.real("decay")));

  @Override
  public Entry<Schedule> entry() {
    return ENTRY;
  }

  @Override
  public String formula() {
    return "lr/(1 + decay*t)";
  }

  @Override
  public Rates start() {
    return Rates.of(t -> learningRate / (1 + decay * t));
  }
}
