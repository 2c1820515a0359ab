package descent.schedule;

import descent.catalogue.Entry;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How the learning rate changes with the step: a record of its settings, immutable. */
public interface Schedule {
  /** The catalogue entry of this kind of schedule. */
  Entry<Schedule> entry();

  /**
   * The rate at t as an expression of {@code t}, {@code lr} and the symbols of the settings; empty
   * where it depends on the losses too.
   */
  String formula();

  /** A fresh course of rates for one run. */
  Rates start();

  /**
   * The name by which the learning rate of any schedule is asked for; its own parameter may be
   * called otherwise.
   */
  String RATE = "learningRate";

  /** The symbol of the learning rate in formulas; a schedule's parameter of this symbol is one. */
  String RATE_SYMBOL = "lr";

  /** The learning rate that the schedule makes others from, {@code lr} in its formula. */
  double learningRate();

  /** Whether the rate is the learning rate at every step. */
  default boolean isConstant() {
    return false;
  }

  /** The cycles of the rate, at whose ends snapshots are taken; null where there are none. */
  default @Nullable Cycles cycles() {
    return null;
  }

  /**
   * Rates that fall and jump back, again and again.
   *
   * @param period the counts of the first cycle
   * @param multiplier how many times longer each cycle is than the one before
   */
  record Cycles(int period, int multiplier) {
    /** How many cycles have ended when t counts are done. */
    public long ended(long t) {
      if (multiplier == 1) {
        return t / period;
      }
      long ended = 0;
      long left = t;
      for (long length = period; left >= length; length *= multiplier) {
        left -= length;
        ended++;
      }
      return ended;
    }
  }

  /**
   * The rates of one run, in order: {@code at(0)}, {@code hear(loss)}, {@code at(1)}, and so on.
   */
  interface Rates {
    /**
     * The rate of an update.
     *
     * @param t the number of the update, from 0; or of the epoch where the schedule counts epochs
     */
    double at(long t);

    /**
     * Tells the loss of that update or epoch, which later rates may depend on.
     *
     * @param loss the loss before the update, or the epoch's mean
     */
    void hear(double loss);

    /** An independent copy, from which the same future follows. */
    Rates copy();

    /** Rates that depend on t alone. */
    static Rates of(LongToDoubleFunction rate) {
      return new Rates() {
        @Override
        public double at(long t) {
          return rate.applyAsDouble(t);
        }

        @Override
        public void hear(double loss) {}

        @Override
        public Rates copy() {
          return this;
        }
      };
    }
  }
}
