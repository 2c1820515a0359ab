package descent.experiment;

/** Several networks of one run, whose predictions are averaged. */
public sealed interface Ensemble {
  /** The most members of any ensemble. */
  int MOST_MEMBERS = 100;

  /**
   * Networks that know nothing of each other: each has keys of its own for initialisation, order
   * and dropout. The first one is the run itself, so that it is the same with and without others.
   *
   * @param members how many there are, with the first
   */
  record Independent(int members) implements Ensemble {}

  /**
   * What the run itself was at the end of each cycle of its rate (Huang and others, Snapshot
   * ensembles: train 1, get M for free, 2017). The schedule has {@link
   * descent.schedule.Schedule#cycles}.
   */
  record Snapshot() implements Ensemble {}
}
