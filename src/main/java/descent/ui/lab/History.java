package descent.ui.lab;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value with what it was before and what it was before undoing. Each edit gives another history;
 * this one stays as it is.
 *
 * @param past earlier values, the latest last; the oldest are forgotten
 * @param present the value
 * @param future undone values, the next one last
 * @param kind what the last edit was an edit of; null where the next one cannot go on with it
 * @param nanos when that edit was made
 */
record History<T>(List<T> past, T present, List<T> future, @Nullable String kind, long nanos) {
  static final int LONGEST = 100;

  /**
   * Edits of one kind that follow each other sooner than this are one: typing, a held arrow key.
   */
  static final long PAUSE_NANOS = 1_000_000_000L;

  History {
    past = List.copyOf(past);
    future = List.copyOf(future);
  }

  /** The beginning. */
  static <T> History<T> of(T present) {
    return new History<>(List.of(), present, List.of(), null, 0);
  }

  /**
   * Goes on to another value; the same value changes nothing.
   *
   * @param of what is edited, so that quick edits of the same become one entry; null for an edit
   *     that stands alone
   * @param now of a clock that counts nanoseconds
   */
  History<T> edit(T next, @Nullable String of, long now) {
    if (next.equals(present)) {
      return this;
    }
    if (of != null && of.equals(kind) && now - nanos < PAUSE_NANOS) {
      return new History<>(past, next, List.of(), of, now);
    }
    return new History<>(last(with(past, present)), next, List.of(), of, now);
  }

  /** The same with another present value, which is no entry of its own. */
  History<T> settled(T other) {
    return new History<>(past, other, future, kind, nanos);
  }

  boolean canUndo() {
    return !past.isEmpty();
  }

  boolean canRedo() {
    return !future.isEmpty();
  }

  /** One entry back, or the same at the beginning. */
  History<T> undo() {
    return canUndo()
        ? new History<>(
            past.subList(0, past.size() - 1), past.getLast(), with(future, present), null, 0)
        : this;
  }

  /** One entry forward again, or the same where nothing was undone. */
  History<T> redo() {
    return canRedo()
        ? new History<>(
            with(past, present), future.getLast(), future.subList(0, future.size() - 1), null, 0)
        : this;
  }

  private static <T> List<T> last(List<T> values) {
    return values.subList(Math.max(0, values.size() - LONGEST), values.size());
  }

  private static <T> List<T> with(List<T> values, T value) {
    var longer = new ArrayList<>(values);
    longer.add(value);
    return longer;
  }
}
