package descent.schedule;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Entry.Reference;
import descent.catalogue.Parameter.Real;
import java.util.List;

/**
 * Up and down once along half cosine waves (Smith and Topin, 2017) as PyTorch does it: the peak is
 * at step {@code peakFraction*over - 1}, the last rate at step {@code over - 1} and after.
 *
 * @param learningRate the peak
 * @param over the number of steps of the cycle
 * @param peakFraction the fraction of them that leads up; below 1, or no step would lead down
 * @param startDivisor the peak over the first rate
 * @param finalDivisor the first rate over the last
 */
public record OneCycle(
    double learningRate, int over, double peakFraction, double startDivisor, double finalDivisor)
    implements Schedule {
  public static final Entry<Schedule> ENTRY =
      new Entry<>(
          "oneCycle",
          "One cycle",
          "Climbs from a small rate to a large one, then falls to almost nothing.",
          List.of(
              Constant.LEARNING_RATE,
              Cosine.OVER,
              Real.fraction(
                  "peakFraction",
                  "peakFraction",
                  0.3,
                  "How much of the course leads up to the peak, which is the learning rate."),
              Real.positive(
                  "startDivisor",
                  "startDivisor",
                  25.0,
                  "How many times smaller than the peak the first rate is."),
              Real.positive(
                  "finalDivisor",
                  "finalDivisor",
                  1e4,
                  "How many times smaller than the first rate the last one is.")),
          new Reference(
              "Leslie N. Smith, Nicholay Topin",
              "Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates",
              2017,
              "https://arxiv.org/abs/1708.07120"),
          new Names("torch.optim.lr_scheduler.OneCycleLR", null, "optax.cosine_onecycle_schedule"),
          false,
          values ->
              new OneCycle(
                  values.real("learningRate"),
                  values.whole("over"),
                  values.real("peakFraction"),
                  values.real("startDivisor"),
                  values.real("finalDivisor")));

  @Override
  public Entry<Schedule> entry() {
    return ENTRY;
  }

  @Override
  public String formula() {
    return "if(t < peakFraction*over - 1, "
        + "lr + lr*(1/startDivisor - 1)*(1 + cos(pi*t/(peakFraction*over - 1)))/2, "
        + "lr/startDivisor/finalDivisor + lr*(1 - 1/startDivisor/finalDivisor)"
        + "*(1 + cos(pi*(min(t + 1, over) - peakFraction*over)/(over - peakFraction*over)))/2)";
  }

  @Override
  public Rates start() {
    double first = learningRate / startDivisor;
    double last = first / finalDivisor;
    double peak = peakFraction * over - 1;
    return Rates.of(
        t ->
            t < peak
                ? Cosine.fall(first, learningRate, t / peak)
                : Cosine.fall(
                    learningRate, last, (Math.min(t, over - 1) - peak) / (over - 1 - peak)));
  }
}
