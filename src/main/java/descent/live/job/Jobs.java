package descent.live.job;

import descent.live.BusyException;
import descent.live.Foreground;
import descent.live.Line;
import descent.live.Typical;
import descent.live.Visitor;
import descent.message.LimitException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Long work for many visitors, done in pieces. The pieces of all jobs wait in one {@link Line} for
 * a few threads, so a long job slows others down but never shuts them out, and half of the places
 * are for those who have none. Between two pieces a thread leaves the {@link Foreground} first. A
 * job is not computed further when nobody wants its next piece. Whoever finds no place waits for a
 * moment before being refused: a program that asks again and again asks less often.
 *
 * <p>Processors that nobody else wants help with a piece that lets itself be {@link Helped}: only
 * while nothing waits in the line and nobody looks at what is computed.
 */
public final class Jobs implements AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

  private final Bounds bounds;
  private final long patience;
  private final Foreground foreground;
  private final ExecutorService threads;
  private final ExecutorService helpers;
  private final int processors;
  private final AtomicInteger computing = new AtomicInteger();
  private final Line<FutureTask<?>> line = new Line<>();
  private final List<Job> running = new ArrayList<>();
  private final Typical lasted = new Typical();

  /**
   * The limits on jobs.
   *
   * @param jobs of all visitors at the same time; the second half is kept for those who have none
   * @param perVisitor of one visitor at the same time
   * @param perAddress of all visitors of one address; the second half is kept in the same way
   * @param nanoseconds of computing for one job
   * @param csvNanoseconds of computing for one that writes a whole CSV; networks train for minutes
   * @param bytes that the networks of all traces under way hold together
   */
  public record Bounds(
      int jobs, int perVisitor, int perAddress, long nanoseconds, long csvNanoseconds, long bytes) {
    public static final Bounds STANDARD =
        new Bounds(
            192,
            3,
            96,
            TimeUnit.SECONDS.toNanos(60),
            TimeUnit.MINUTES.toNanos(10),
            Runtime.getRuntime().maxMemory() / 8);
  }

  /**
   * The visitor and the name of a job.
   *
   * @param name a job ends an earlier one of the same visitor with the same name
   */
  public record Ticket(Visitor visitor, String name) {}

  /** Takes a piece to whoever wants it. */
  public interface Receiver<P> {
    /**
     * Hands a piece over.
     *
     * @throws IOException if nobody is there any more; the job ends
     */
    void accept(P piece) throws IOException;
  }

  /** Pieces that other threads may help to compute. */
  interface Helped {
    /** Works until there is nothing to do, or until it is told to leave. */
    void help(BooleanSupplier goesOn);
  }

  private static final class Job {
    private final Ticket ticket;
    private final AtomicLong nanoseconds = new AtomicLong();
    private final long since = System.nanoTime();
    private volatile boolean replaced;

    private Job(Ticket ticket) {
      this.ticket = ticket;
    }
  }

  /**
   * @param threads how many pieces are computed at the same time
   */
  public Jobs(Bounds bounds, int threads) {
    this(bounds, threads, threads, new Foreground(threads));
  }

  /**
   * @param processors how many threads compute, those that help included, as far as nobody waits
   * @param foreground what pieces give way to
   */
  public Jobs(Bounds bounds, int threads, int processors, Foreground foreground) {
    this(bounds, threads, processors, foreground, PATIENCE);
  }

  /**
   * @param patience for how many nanoseconds a place is waited for
   */
  Jobs(Bounds bounds, int threads, int processors, Foreground foreground, long patience) {
    this.bounds = bounds;
    this.patience = patience;
    this.foreground = foreground;
    this.processors = processors;
    this.threads = Executors.newFixedThreadPool(threads, factory("job-"));
    helpers =
        new ThreadPoolExecutor(
            Math.max(1, processors - 1),
            Math.max(1, processors - 1),
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            factory("job-helper-"),
            new ThreadPoolExecutor.DiscardPolicy());
  }

  private static ThreadFactory factory(String name) {
    return Thread.ofPlatform().daemon().name(name, 1).factory();
  }

  /**
   * Computes piece after piece and hands each over, until there are no more or the receiver is
   * gone. A piece should take a fifth of a second at most: so long do others wait, and so late is a
   * vanished receiver noticed.
   *
   * @throws descent.message.InvalidInputException if the visitor has too many jobs, or this one
   *     takes too long, or the job says so
   * @throws BusyException if there are too many jobs of all visitors
   * @throws IOException if the receiver is gone
   */
  public <P> void run(Ticket ticket, Iterator<P> pieces, Receiver<P> receiver) throws IOException {
    run(ticket, "LIMIT_JOB_SECONDS", bounds.nanoseconds(), pieces, receiver);
  }

  /** The same for one that writes a whole CSV. */
  public <P> void write(Ticket ticket, Iterator<P> pieces, Receiver<P> receiver)
      throws IOException {
    run(ticket, "LIMIT_JOB_CSV_SECONDS", bounds.csvNanoseconds(), pieces, receiver);
  }

  private <P> void run(
      Ticket ticket, String limit, long nanoseconds, Iterator<P> pieces, Receiver<P> receiver)
      throws IOException {
    Job job = enter(ticket);
    try {
      P piece = next(job, pieces);
      while (piece != null && !job.replaced) {
        receiver.accept(piece);
        if (job.nanoseconds.get() > nanoseconds) {
          throw new LimitException(
              limit,
              "limit.jobTime",
              "This took {0} seconds of computing, which is all that one visitor gets for it; what"
                  + " was computed so far is shown; ask for less to see all of it ({1}).",
              TimeUnit.NANOSECONDS.toSeconds(nanoseconds));
        }
        piece = next(job, pieces);
      }
    } finally {
      synchronized (running) {
        running.remove(job);
        lasted.took(System.nanoTime() - job.since);
        running.notifyAll();
      }
    }
  }

  private Job enter(Ticket ticket) {
    long until = System.nanoTime() + patience;
    synchronized (running) {
      for (Job other : running) {
        other.replaced |= other.ticket.equals(ticket);
      }
      for (RuntimeException refusal = refusal(ticket); refusal != null; refusal = refusal(ticket)) {
        long left = until - System.nanoTime();
        if (left <= 0) {
          throw refusal;
        }
        try {
          TimeUnit.NANOSECONDS.timedWait(running, left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw BusyException.closing();
        }
      }
      var job = new Job(ticket);
      running.add(job);
      return job;
    }
  }

  /** Why there is no place for a job; null if there is one. */
  private @Nullable RuntimeException refusal(Ticket ticket) {
    int ofVisitor = 0;
    int ofAddress = 0;
    int all = 0;
    for (Job other : running) {
      if (!other.replaced) {
        Visitor visitor = other.ticket.visitor();
        ofVisitor += visitor.equals(ticket.visitor()) ? 1 : 0;
        ofAddress += visitor.address().equals(ticket.visitor().address()) ? 1 : 0;
      }
      all++;
    }
    if (ofVisitor >= bounds.perVisitor()) {
      return new LimitException(
          "LIMIT_JOB_PER_VISITOR",
          "limit.jobs",
          "Your long computations under way: {0}; cancel one or wait for its end ({1}).",
          ofVisitor);
    }
    int parts = ofVisitor == 0 ? 1 : 2;
    if (all >= Math.ceilDiv(bounds.jobs(), parts)) {
      return new BusyException("LIMIT_JOB_JOBS", lasted.nanoseconds() / all);
    }
    if (ofAddress >= Math.ceilDiv(bounds.perAddress(), parts)) {
      return new BusyException("LIMIT_JOB_PER_ADDRESS", lasted.nanoseconds() / ofAddress);
    }
    return null;
  }

  private <P> @Nullable P next(Job job, Iterator<P> pieces) {
    var piece = new FutureTask<@Nullable P>(() -> timed(job, pieces));
    line.add(job.ticket.visitor(), piece);
    try {
      // Each piece that waits is called once; by whom it is called does not matter.
      threads.execute(this::next);
      return piece.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BusyException.closing();
    } catch (RejectedExecutionException | CancellationException e) {
      throw BusyException.closing();
    }
  }

  private void next() {
    FutureTask<?> piece = line.poll();
    if (piece != null) {
      var present = foreground.piece();
      piece.run();
      rest(present.rest());
    }
  }

  private static void rest(long nanoseconds) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanoseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private <P> @Nullable P timed(Job job, Iterator<P> pieces) {
    if (job.replaced) {
      return null;
    }
    var present = new AtomicBoolean(true);
    long start = System.nanoTime();
    computing.incrementAndGet();
    if (pieces instanceof Helped work) {
      for (int helper = 1; helper < processors; helper++) {
        helpers.execute(() -> help(job, work, present));
      }
    }
    try {
      return pieces.hasNext() ? pieces.next() : null;
    } finally {
      present.set(false);
      computing.decrementAndGet();
      charge(job, System.nanoTime() - start);
    }
  }

  /** Helps with a piece as long as it is being computed and the processor is wanted for nothing. */
  private void help(Job job, Helped work, AtomicBoolean present) {
    long start = System.nanoTime();
    computing.incrementAndGet();
    try {
      work.help(() -> present.get() && !job.replaced && isSpare());
    } finally {
      computing.decrementAndGet();
      charge(job, System.nanoTime() - start);
    }
  }

  private boolean isSpare() {
    return line.size() == 0 && computing.get() <= processors && foreground.isIdle();
  }

  private void charge(Job job, long nanoseconds) {
    job.nanoseconds.addAndGet(nanoseconds);
    line.charge(job.ticket.visitor(), nanoseconds);
  }

  /** The limits on jobs. */
  Bounds bounds() {
    return bounds;
  }

  /** How many pieces wait to be computed. */
  public int waiting() {
    return line.size();
  }

  /** How many jobs are under way. */
  public int running() {
    synchronized (running) {
      return running.size();
    }
  }

  /** Ends all jobs after their present piece. */
  @Override
  public void close() {
    threads.shutdown();
    helpers.shutdown();
    line.clear().forEach(piece -> piece.cancel(false));
  }
}
