package descent.live.job;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A piece that tells what is to come, then pieces of what several threads may compute. */
final class SharedPieces implements Iterator<Piece>, Jobs.Helped {
  private final Supplier<Piece> first;
  private final SharedWork<?> work;
  private final Supplier<Piece> further;
  private boolean begun;

  /**
   * @param further works for a while, and tells what came of it
   */
  SharedPieces(Supplier<Piece> first, SharedWork<?> work, Supplier<Piece> further) {
    this.first = first;
    this.work = work;
    this.further = further;
  }

  @Override
  public boolean hasNext() {
    return !begun || !work.isOver();
  }

  @Override
  public void help(BooleanSupplier goesOn) {
    work.help(goesOn);
  }

  @Override
  public Piece next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (!begun) {
      begun = true;
      return first.get();
    }
    return further.get();
  }
}
