package descent.live.job;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work in parts that any number of threads share. Parts begin in their order, and what they come to
 * is taken in that order, whichever thread was first: whoever takes it sees the same with one
 * thread or many. A part that is left goes on later, perhaps on another thread, never on two.
 *
 * @param <R> what a part comes to
 */
final class SharedWork<R> implements Jobs.Helped {
  /** How many parts may have begun and not been taken. */
  private static final int AHEAD = 64;

  /** A part of the work, for one thread at a time. */
  interface Part<R> {
    /** Goes on until its end, or until it is told to leave: then null. */
    @Nullable R goOn(BooleanSupplier goesOn);
  }

  private final Supplier<@Nullable Part<R>> source;

  // The fields below are guarded by this object's monitor.
  private final Deque<Entry<R>> entries = new ArrayDeque<>();
  private boolean failed;

  private static final class Entry<R> {
    final @Nullable Part<R> part;
    boolean busy;
    @Nullable R result;
    @Nullable Throwable failure;

    Entry(@Nullable Part<R> part) {
      this.part = part;
    }

    boolean isDone() {
      return result != null || failure != null;
    }
  }

  /**
   * @param source tells the next part; null for none, for good or until more has been taken. It is
   *     asked by one thread at a time, and never while something is taken.
   */
  SharedWork(Supplier<@Nullable Part<R>> source) {
    this.source = source;
  }

  /**
   * Works until the time is over, or all is done, or the taker has enough, and hands over what is
   * next in order meanwhile. A failure of a part is thrown when it would be handed over.
   *
   * @param end of {@link System#nanoTime}
   * @param taker says whether it wants more now
   */
  void run(long end, Predicate<R> taker) {
    BooleanSupplier goesOn = () -> System.nanoTime() < end;
    while (handOver(taker) && !isOver() && goesOn.getAsBoolean()) {
      if (!work(goesOn)) {
        await(end);
      }
    }
  }

  /** Works beside the thread that {@link #run runs} it; hands nothing over. */
  @Override
  public void help(BooleanSupplier goesOn) {
    while (goesOn.getAsBoolean() && work(goesOn)) {}
  }

  /** Whether every part has been handed over, and there is no further one. */
  synchronized boolean isOver() {
    return entries.isEmpty() && begin() == null;
  }

  /** The answer to a question while no part begins and nothing is handed over. */
  synchronized <T> T still(Supplier<T> question) {
    return question.get();
  }

  /** Goes on with the first part that waits, or the next; false where there is none. */
  private boolean work(BooleanSupplier goesOn) {
    Entry<R> entry = next();
    if (entry == null || entry.part == null) {
      return false;
    }
    R result = null;
    Throwable failure = null;
    try {
      result = entry.part.goOn(goesOn);
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    synchronized (this) {
      entry.busy = false;
      entry.result = result;
      entry.failure = failure;
      failed |= failure != null;
      notifyAll();
    }
    return true;
  }

  private synchronized @Nullable Entry<R> next() {
    Entry<R> next = null;
    for (Entry<R> entry : entries) {
      if (!entry.busy && !entry.isDone()) {
        next = entry;
        break;
      }
    }
    if (next == null) {
      next = begin();
    }
    if (next != null) {
      next.busy = true;
    }
    return next;
  }

  /** The part after all that have begun, from now on among them; null where there is none. */
  private @Nullable Entry<R> begin() {
    if (failed || entries.size() >= AHEAD) {
      return null;
    }
    Entry<R> entry;
    try {
      Part<R> part = source.get();
      if (part == null) {
        return null;
      }
      entry = new Entry<>(part);
    } catch (RuntimeException | Error e) {
      entry = new Entry<>(null);
      entry.failure = e;
      failed = true;
    }
    entries.add(entry);
    return entry;
  }

  /** Hands over what is done, in order; false if the taker has enough. */
  private synchronized boolean handOver(Predicate<R> taker) {
    for (Entry<R> first = entries.peek(); first != null && first.isDone(); first = entries.peek()) {
      switch (first.failure) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> {}
      }
      entries.remove();
      if (first.result != null && !taker.test(first.result)) {
        return false;
      }
    }
    return true;
  }

  /** Waits until the first part is done, or left by its thread. */
  private synchronized void await(long end) {
    try {
      Entry<R> first = entries.peek();
      while (first != null && first.busy && System.nanoTime() < end) {
        TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, end - System.nanoTime()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
