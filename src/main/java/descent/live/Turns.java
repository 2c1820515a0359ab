package descent.live;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Computations for many visitors, a few at the same time, on threads of their own: a server that
 * computes still answers. Who is next is for the {@link Line} to say, and whoever has computed for
 * a slice of a few milliseconds lets others go first. So who asks for much waits for it longer, and
 * hardly anybody else does.
 */
public final class Turns implements AutoCloseable {
  private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(5);

  /** For so long after somebody had to wait it counts as crowded. */
  private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(100);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final int processors;
  private final Queue queue;
  private final String kind;
  private final Foreground foreground;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("race-", 1).factory());
  private final Line<Turn<?>> line = new Line<>();
  private final Pauses<Hand> pauses;
  private final Typical each = new Typical();
  private final Object lock = new Object();

  /** Guarded by the lock. */
  private int working;

  private volatile long crowdedAt = System.nanoTime() - MOMENT;
  private volatile boolean closed;

  /**
   * @param processors how much is computed at the same time
   * @param queue how much may wait
   * @param kind begins the names of the settings of the queue, as {@code LIMIT_QUEUE_}
   */
  public Turns(int processors, Queue queue, String kind) {
    this(processors, queue, kind, new Foreground(processors));
  }

  /**
   * @param foreground where computing is noted that others should give way to
   */
  public Turns(int processors, Queue queue, String kind, Foreground foreground) {
    this.processors = processors;
    this.queue = queue;
    this.kind = kind;
    this.foreground = foreground;
    pauses = new Pauses<>(processors);
    foreground.answers(line::size);
    foreground.hands(pauses::ofSmall);
  }

  /**
   * Computes something when it is the visitor's turn, and throws what it throws.
   *
   * @param nanoseconds of a processor that it may take
   * @param work is given what it has to run often: it lets others go first, and ends what has
   *     computed for too long or for nobody
   * @throws BusyException if too much of this visitor waits, or its turn does not come in time
   */
  public <T> T compute(Visitor visitor, long nanoseconds, Function<Runnable, T> work) {
    return compute(visitor, "LIMIT_SECONDS", nanoseconds, work);
  }

  /**
   * The same where another setting bounds the time.
   *
   * @param limit its name
   */
  public <T> T compute(
      Visitor visitor, String limit, long nanoseconds, Function<Runnable, T> work) {
    return answer(new Turn<>(visitor, limit, nanoseconds, work));
  }

  /**
   * What is computed for a visitor who will ask again.
   *
   * @param pause nanoseconds after which it should, so that it will not have to wait here
   */
  public record Paced<T>(T answer, long pause) {}

  private record Hand(Visitor visitor, String picture) {}

  /**
   * The same for a visitor who asks again and again, with what is newest each time.
   *
   * @param picture which of the pictures that one hand moves, as each is asked for by itself
   */
  public <T> Paced<T> computeAgain(
      Visitor visitor, String picture, long nanoseconds, Function<Runnable, T> work) {
    var turn = new Turn<>(visitor, "LIMIT_SECONDS", nanoseconds, work);
    var hand = new Hand(visitor, picture);
    pauses.ask(hand);
    T answer;
    try {
      answer = answer(turn);
    } catch (RuntimeException | Error e) {
      pauses.giveUp();
      throw e;
    }
    return new Paced<>(answer, pauses.answer(hand, turn.charged - turn.before, turn.held));
  }

  private <T> T answer(Turn<T> turn) {
    Visitor visitor = turn.visitor;
    synchronized (lock) {
      if (closed) {
        throw BusyException.closing();
      }
      if (line.size() >= queue.questions()) {
        throw busy("QUESTIONS");
      }
      if (line.size(visitor) >= queue.perVisitor()) {
        throw busy("PER_VISITOR");
      }
      line.add(visitor, turn);
      dispatch();
      if (line.size() > 0) {
        crowdedAt = System.nanoTime();
      }
    }
    try {
      if (!turn.begun.await(queue.nanoseconds(), TimeUnit.NANOSECONDS)
          && line.remove(visitor, turn)) {
        throw busy("SECONDS");
      }
      return turn.done.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      turn.unwanted = true;
      line.remove(visitor, turn);
      Thread.currentThread().interrupt();
      throw BusyException.closing();
    } catch (CancellationException e) {
      throw BusyException.closing();
    }
  }

  private BusyException busy(String limit) {
    return new BusyException(kind + limit, line.size() * each.nanoseconds() / processors);
  }

  /** Lets the next ones go on, as long as a processor is free for them. */
  private void dispatch() {
    while (working < processors) {
      Turn<?> next = line.poll();
      if (next == null) {
        return;
      }
      working++;
      next.dispatched = System.nanoTime();
      if (next.begun.getCount() == 0) {
        next.goesOn.release();
      } else {
        next.begun.countDown();
        threads.execute(next::run);
      }
    }
  }

  /** What a visitor waits for; its thread runs it often while it computes. */
  private final class Turn<T> implements Runnable {
    final CountDownLatch begun = new CountDownLatch(1);
    final Semaphore goesOn = new Semaphore(0);
    final CompletableFuture<T> done = new CompletableFuture<>();
    volatile boolean unwanted;

    private final Visitor visitor;
    private final String limit;
    private final long nanoseconds;
    private final Function<Runnable, T> work;
    private final Patience patience;
    private long computed;
    private long slice;

    /** Of this thread's processor time: at the beginning, and of the slice. */
    private long before;

    private long charged;

    /** Guarded by the lock: when a processor was kept free for it, and for how long in all. */
    private long dispatched;

    private long held;

    Turn(Visitor visitor, String limit, long nanoseconds, Function<Runnable, T> work) {
      this.visitor = visitor;
      this.limit = limit;
      this.nanoseconds = nanoseconds;
      this.work = work;
      patience = new Patience(this::look);
    }

    @Override
    public void run() {
      start();
      before = THREADS.getCurrentThreadCpuTime();
      charged = before;
      Runnable end;
      try {
        T answer = work.apply(patience);
        end = () -> done.complete(answer);
      } catch (Throwable e) {
        end = () -> done.completeExceptionally(e);
      }
      synchronized (lock) {
        stop(System.nanoTime());
        each.took(held);
        dispatch();
      }
      end.run();
    }

    private void start() {
      foreground.begin();
      slice = System.nanoTime();
    }

    private void stop(long now) {
      foreground.end();
      // A thread that others take the processor from has had none meanwhile.
      long had = THREADS.getCurrentThreadCpuTime();
      line.charge(visitor, had - charged);
      charged = had;
      computed += now - slice;
      held += now - dispatched;
      working--;
    }

    /**
     * After a slice, lets other visitors go first, and stays first among what its own visitor waits
     * for.
     */
    private void look() {
      long now = System.nanoTime();
      if (unwanted || closed) {
        throw new CancellationException();
      }
      // The clock is quicker to read than processor time, and never behind it.
      if (computed + now - slice > nanoseconds
          && THREADS.getCurrentThreadCpuTime() - before > nanoseconds) {
        throw Limits.tooLong(limit, nanoseconds);
      }
      if (now - slice < SLICE || line.size() == 0) {
        return;
      }
      synchronized (lock) {
        if (closed) {
          throw new CancellationException();
        }
        stop(now);
        line.addFirst(visitor, this);
        dispatch();
      }
      goesOn.acquireUninterruptibly();
      start();
      if (unwanted) {
        throw new CancellationException();
      }
    }
  }

  /** How much waits for its turn. */
  public int waiting() {
    return line.size();
  }

  /** Whether anybody waits for a turn, or had to a moment ago. */
  public boolean isCrowded() {
    return line.size() > 0 || System.nanoTime() - crowdedAt < MOMENT;
  }

  /** Computes nothing more; what waits is refused. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      for (Turn<?> turn : line.clear()) {
        // Wakes the waiting threads, so that they end.
        working += turn.begun.getCount() == 0 ? 1 : 0;
        turn.unwanted = true;
        turn.done.cancel(false);
        turn.begun.countDown();
        turn.goesOn.release();
      }
      threads.shutdown();
    }
  }
}
