package descent.live.job;

/** Other servers that compute cells of this server's sweeps: the members of a cluster. */
public interface CellHelpers {
  /** There are none. */
  CellHelpers NONE = (ticket, experiment, cells) -> () -> {};

  /** Ends the help with one sweep. */
  interface Help extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Helps with a sweep until that is closed: takes cells, and hands in their lines or gives the
   * cells back. Whoever helps may vanish at any time.
   *
   * @param ticket of whoever asked
   * @param experiment as JSON
   */
  Help help(Jobs.Ticket ticket, String experiment, OpenCells cells);
}
