package descent.dataset;

import descent.catalogue.Entry;

/** A source of rows: an immutable record of its settings. The same settings give the same rows. */
public interface Dataset {
  /** The catalogue entry of this kind of data. */
  Entry<Dataset> entry();

  /** Whether values are predicted and not classes. */
  default boolean isRegression() {
    return false;
  }

  /**
   * All rows in their order.
   *
   * @throws descent.message.InvalidInputException if uploaded data cannot be read
   */
  Samples rows();

  /**
   * As many rows, features and classes as {@link #rows} has, for callers that only count: the
   * values may differ where computing them takes long.
   *
   * @throws descent.message.InvalidInputException as of {@link #rows}
   */
  default Samples outline() {
    return rows();
  }
}
