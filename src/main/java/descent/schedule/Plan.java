package descent.schedule;

import descent.schedule.Schedule.Rates;

/**
 * A schedule as a run follows it.
 *
 * @param schedule what gives the rates
 * @param warmup over how many first steps the rate is raised from almost nothing; 0 for none
 * @param perEpoch whether schedule and warm-up count epochs in place of steps
 */
public record Plan(Schedule schedule, int warmup, boolean perEpoch) {
  /** A fresh course of rates for one run: over the warm-up {@code rate(t)*(t+1)/warmup}. */
  public Rates start() {
    return warmup == 0 ? schedule.start() : new Raised(schedule.start());
  }

  private final class Raised implements Rates {
    private final Rates rates;

    Raised(Rates rates) {
      this.rates = rates;
    }

    @Override
    public double at(long t) {
      return t < warmup ? rates.at(t) * (t + 1) / warmup : rates.at(t);
    }

    @Override
    public void hear(double loss) {
      rates.hear(loss);
    }

    @Override
    public Rates copy() {
      return new Raised(rates.copy());
    }
  }
}
