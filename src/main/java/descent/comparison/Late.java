package descent.comparison;

/** How a run behaves in the last tenth of its steps, compared with all before. */
final class Late {
  private final int from;
  private double sum;
  private int rows;
  private double most = Double.NEGATIVE_INFINITY;
  private double previous = Double.NaN;
  private boolean rises;

  /**
   * @param steps that the run will make
   */
  Late(int steps) {
    from = steps - Math.max(1, steps / 10);
  }

  /** Hears of each row, one after the other. */
  void note(int step, double loss) {
    if (step > from) {
      sum += loss;
      rows++;
      rises |= loss > previous;
    } else {
      most = Math.max(most, loss);
    }
    previous = loss;
  }

  /** Whether a loss in the last tenth is above the one before it. */
  boolean rises() {
    return rises && rows > 1;
  }

  /** The mean loss in the last tenth; NaN where it has no rows. */
  double mean() {
    return sum / rows;
  }

  /** Whether the last tenth lies above all that came before, as a bounded oscillation does not. */
  boolean grows() {
    return mean() > most;
  }
}
