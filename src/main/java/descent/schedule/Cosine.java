package descent.schedule;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Entry.Reference;
import descent.catalogue.Parameter;
import descent.catalogue.Parameter.Real;
import descent.catalogue.Parameter.Whole;
import java.util.List;

/**
 * Half a cosine wave down (Loshchilov and Hutter, 2016, equation 5), then the lowest rate; PyTorch
 * lets the rate rise again.
 *
 * @param learningRate the rate at the start
 * @param over the number of steps of the fall
 * @param minimum the rate at its end
 */
public record Cosine(double learningRate, int over, double minimum) implements Schedule {
  static final Parameter OVER =
      new Whole(
          "over",
          "over",
          null,
          1,
          Integer.MAX_VALUE,
          "How many steps the course takes; afterwards the rate stays.",
          steps -> steps);

  static final Parameter MINIMUM =
      Real.atLeastZero("minimum", "minimum", 0.0, "The rate at the end of the fall.");

  static final Reference SGDR =
      new Reference(
          "Ilya Loshchilov, Frank Hutter",
          "SGDR: Stochastic Gradient Descent with Warm Restarts",
          2016,
          "https://arxiv.org/abs/1608.03983");

  public static final Entry<Schedule> ENTRY =
      new Entry<>(
          "cosine",
          "Cosine",
          "Lets the rate fall along half a cosine wave: slowly at both ends.",
          List.of(Constant.LEARNING_RATE, OVER, MINIMUM),
          SGDR,
          new Names(
              "torch.optim.lr_scheduler.CosineAnnealingLR",
              "keras.optimizers.schedules.CosineDecay",
              "optax.cosine_decay_schedule"),
          false,
          values ->
              new Cosine(
                  values.real("learningRate"), values.whole("over"), values.real("minimum")));

  @Override
  public Entry<Schedule> entry() {
    return ENTRY;
  }

  @Override
  public String formula() {
    return "minimum + (lr - minimum)*(1 + cos(pi*min(t, over)/over))/2";
  }

  @Override
  public Rates start() {
    return Rates.of(t -> fall(learningRate, minimum, (double) Math.min(t, over) / over));
  }

  /** What lies between two rates on half a cosine wave, at a fraction of the way from 0 to 1. */
  static double fall(double from, double to, double fraction) {
    return to + (from - to) * (1 + StrictMath.cos(Math.PI * fraction)) / 2;
  }
}
