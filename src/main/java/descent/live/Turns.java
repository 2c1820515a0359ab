package descent.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Short computations for many visitors on a few threads of their own. Visitors take turns, whatever
 * each of them has waiting: who asks for much waits for it longer, and nobody else does. The
 * threads are not those that answer requests, so a server that computes still answers.
 */
public final class Turns implements AutoCloseable {
  /** All that wait, of all visitors; beyond this nobody would be served in time. */
  private static final int MOST_WAITING = 1024;

  private final int perVisitor;
  private final long patience;
  private final ExecutorService threads;

  /** Who waits for what; the first visitor is the next one. Guarded by itself. */
  private final SequencedMap<String, Deque<Turn<?>>> line = new LinkedHashMap<>();

  private int waiting;

  /**
   * @param threads how much is computed at the same time
   * @param perVisitor how much of one visitor may wait
   * @param patience nanoseconds that something waits before it is refused
   */
  public Turns(int threads, int perVisitor, long patience) {
    this.perVisitor = perVisitor;
    this.patience = patience;
    this.threads =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("race-", 1).factory());
  }

  private static final class Turn<T> extends FutureTask<T> {
    private final CountDownLatch begun = new CountDownLatch(1);

    private Turn(Supplier<T> work) {
      super(work::get);
    }

    @Override
    public void run() {
      begun.countDown();
      super.run();
    }

    @Override
    protected void done() {
      begun.countDown();
    }
  }

  /**
   * Computes something when it is the visitor's turn, and throws what it throws.
   *
   * @param visitor the same for all that one visitor asks
   * @throws BusyException if too much of this visitor waits, or its turn does not come in time
   */
  public <T> T compute(String visitor, Supplier<T> work) {
    var turn = new Turn<>(work);
    enter(visitor, turn);
    try {
      // Each turn that waits is called once; by whom it is called does not matter.
      threads.execute(this::next);
      if (!turn.begun.await(patience, TimeUnit.NANOSECONDS) && leave(visitor, turn)) {
        throw new BusyException();
      }
      return turn.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      leave(visitor, turn);
      Thread.currentThread().interrupt();
      throw new BusyException();
    } catch (RejectedExecutionException | CancellationException e) {
      leave(visitor, turn);
      throw new BusyException();
    }
  }

  private void enter(String visitor, Turn<?> turn) {
    synchronized (line) {
      Deque<Turn<?>> own = line.get(visitor);
      if (waiting >= MOST_WAITING || (own != null && own.size() >= perVisitor)) {
        throw new BusyException();
      }
      line.computeIfAbsent(visitor, who -> new ArrayDeque<>()).add(turn);
      waiting++;
    }
  }

  /** Whether a turn had still been waiting; now it waits no more. */
  private boolean leave(String visitor, Turn<?> turn) {
    synchronized (line) {
      Deque<Turn<?>> own = line.get(visitor);
      if (own == null || !own.remove(turn)) {
        return false;
      }
      if (own.isEmpty()) {
        line.remove(visitor);
      }
      waiting--;
      return true;
    }
  }

  private void next() {
    Turn<?> turn = first();
    if (turn != null) {
      turn.run();
    }
  }

  /** The next turn; its visitor goes to the end of the line with whatever else waits. */
  private @Nullable Turn<?> first() {
    synchronized (line) {
      Map.Entry<String, Deque<Turn<?>>> next = line.pollFirstEntry();
      if (next == null) {
        return null;
      }
      Turn<?> turn = next.getValue().remove();
      if (!next.getValue().isEmpty()) {
        line.put(next.getKey(), next.getValue());
      }
      waiting--;
      return turn;
    }
  }

  /** How much waits for its turn. */
  public int waiting() {
    synchronized (line) {
      return waiting;
    }
  }

  /** Computes nothing more; what waits is refused. */
  @Override
  public void close() {
    threads.shutdownNow();
    synchronized (line) {
      line.values().forEach(own -> own.forEach(turn -> turn.cancel(false)));
      line.clear();
      waiting = 0;
    }
  }
}
