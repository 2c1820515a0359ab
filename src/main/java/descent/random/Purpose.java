package descent.random;

/**
 * What randomness is drawn for. The numbers are for ever: another one would change the bits of
 * every experiment that was ever shared.
 */
public enum Purpose {
  /** Of a seed: noise on the gradients of a function, by step. */
  GRADIENT_NOISE(1),
  /** Of a seed: which rows of the data are kept for validation. */
  ROWS(2),
  /** Of a seed: which training rows get another class, and which one. */
  LABELS(3),
  /** Of a seed or a member: where a network begins, by layer. */
  INITIALIZATION(4),
  /** Of a seed or a member: the order of the rows and the dropout masks of a training. */
  TRAINING(5),
  /** Of a seed: a further member of an ensemble, by its number. */
  MEMBER(6),
  /** Of a seed: dropout masks that a study of one row draws, by row. */
  MASK_SAMPLE(7),
  /** Of a seed: units that a study switches off, by draw. */
  SWITCHED_OFF(8),
  /** Of {@link #TRAINING}: the order of the rows, by epoch. */
  SHUFFLING(0),
  /** Of {@link #TRAINING}: dropout masks, by step, row and layer. */
  MASKS(1),
  /** Of {@link #LABELS}: which rows are chosen. */
  LABEL_ROWS(0),
  /** Of {@link #LABELS}: which class a chosen row gets. */
  LABEL_CLASSES(1);

  private final long number;

  Purpose(long number) {
    this.number = number;
  }

  long number() {
    return number;
  }
}
