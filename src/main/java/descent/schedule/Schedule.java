package descent.schedule;

import descent.catalogue.Entry;

/** How the learning rate changes with the step: a record of its settings, immutable. */
public interface Schedule {
  /** What there is to know about this kind of schedule. */
  Entry<Schedule> entry();

  /** The rate at t as an expression of {@code t}, {@code lr} and the symbols of the settings. */
  String formula();

  /** A fresh course of rates for one run. */
  Rates start();

  /** The rates of one run, asked for in order. */
  interface Rates {
    /**
     * The rate of the update number t, counted from 0.
     *
     * @param t the step, or the completed epochs where the schedule counts epochs
     * @param loss the loss before that update, or the finished epoch's mean; only a plateau listens
     *     to it
     */
    double next(long t, double loss);

    /** An independent copy, from which the same future follows. */
    Rates copy();
  }
}
