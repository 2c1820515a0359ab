package descent.schedule;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Parameter.Real;
import java.util.List;

/**
 * A power of the time that is left, then the lowest rate.
 *
 * @param learningRate the rate at the start
 * @param over the number of steps of the fall
 * @param power 1 is a straight line
 * @param minimum the rate at its end
 */
public record Polynomial(double learningRate, int over, double power, double minimum)
    implements Schedule {
  public static final Entry<Schedule> ENTRY =
      new Entry<>(
          "polynomial",
          "Polynomial",
          "Lets the rate fall with a power of the time that is left, such as along a straight"
              + " line.",
          List.of(
              Constant.LEARNING_RATE,
              Cosine.OVER,
              Real.positive(
                  "power",
                  "power",
                  1.0,
                  "The shape of the fall: 1 is a straight line, more falls faster at first."),
              Cosine.MINIMUM),
          null,
          new Names(
              "torch.optim.lr_scheduler.PolynomialLR",
              "keras.optimizers.schedules.PolynomialDecay",
              "optax.polynomial_schedule"),
          false,
          values ->
              new Polynomial(
                  values.real("learningRate"),
                  values.whole("over"),
                  values.real("power"),
                  values.real("minimum")));

  @Override
  public Entry<Schedule> entry() {
    return ENTRY;
  }

  @Override
  public String formula() {
    return "(lr - minimum)*(1 - min(t, over)/over)^power + minimum";
  }

  @Override
  public Rates start() {
    return Rates.of(
        t -> {
          double left = 1 - (double) Math.min(t, over) / over;
          return (learningRate - minimum) * StrictMath.pow(left, power) + minimum;
        });
  }
}
