package descent.live.training;

import descent.experiment.Experiment;
import descent.live.Foreground;
import descent.live.Lately;
import descent.live.Line;
import descent.live.Throughput;
import descent.live.Visitor;
import descent.message.LimitException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Trains networks for many browsers on few threads. Trainings stand in one {@link Line}, each at
 * most once; whose turn it is works for a few milliseconds. A training that nobody watches pauses
 * after {@link #GRACE}, and is forgotten after {@link #KEPT}, or earlier if its place is needed;
 * one that is watched but does not play goes when somebody waits who has less.
 */
public final class Trainings implements AutoCloseable {
  /** For so many seconds a browser may be gone before its training pauses. */
  public static final int GRACE = 3;

  /** For so many seconds it finds its training again. */
  public static final int KEPT = 30;

  /** All trainings that wait should get on within so many nanoseconds. */
  private static final long CYCLE = TimeUnit.MILLISECONDS.toNanos(40);

  private static final long LONGEST_SLICE = TimeUnit.MILLISECONDS.toNanos(4);
  private static final long SHORTEST_SLICE = TimeUnit.MILLISECONDS.toNanos(1);

  /** A thread rests for no longer than so many times what it has worked. */
  private static final int MOST_REST = 2;

  private static final long GLANCE = TimeUnit.MICROSECONDS.toNanos(300);

  /** Trails take so small a part of the memory that trainings may have, beside it. */
  private static final int TRAILS = 4;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TOKEN_BYTES = 16;

  private final TrainingLimits limits;
  private final ThreadPoolExecutor threads;
  private final ScheduledThreadPoolExecutor clock;
  private final Foreground foreground;
  private final Throughput throughput = new Throughput();
  private final Lately turn = new Lately();
  private final Lately telling = new Lately();
  private final Line<Waiting> line = new Line<>();
  private final List<Training> open = new ArrayList<>();
  private final Trails trails;

  private record Waiting(Training training, long since) {}

  /**
   * @param threads how many trainings are worked on at the same time
   */
  public Trainings(TrainingLimits limits, int threads) {
    this(limits, threads, new Foreground(threads));
  }

  /**
   * @param foreground where trainings are noted that long work gives way to
   */
  public Trainings(TrainingLimits limits, int threads, Foreground foreground) {
    this.limits = limits;
    this.foreground = foreground;
    foreground.trainings(this::delay);
    trails = new Trails(limits.allBytes() / TRAILS);
    this.threads =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("training-", 1).factory());
    clock =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("training-clock").factory());
    clock.setRemoveOnCancelPolicy(true);
    var unused =
        clock.scheduleWithFixedDelay(() -> sweep(System.nanoTime()), 1, 1, TimeUnit.SECONDS);
  }

  /** What a training may cost. */
  public TrainingLimits limits() {
    return limits;
  }

  /**
   * Refuses what {@link #open} would refuse for what it is, with a sentence. Trains nothing, so a
   * page may ask under its lock.
   */
  public void check(Experiment experiment) {
    var unused = limits.check(experiment);
  }

  /**
   * Begins a training, which does not play yet.
   *
   * @param visitor the same for all trainings of one visitor
   * @param former is closed for it, unless the experiment is refused for what it is; null for none
   * @throws descent.message.InvalidInputException if the experiment is too much, the visitor has
   *     too many trainings, or the server has
   */
  public Training open(Visitor visitor, Experiment experiment, @Nullable Training former) {
    Footprint footprint = limits.check(experiment);
    if (former != null) {
      former.close();
    }
    byte[] bytes = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Convoy convoy = trails.of(experiment, isTrained(experiment), followed());
    var training = new Training(this, experiment, footprint, visitor, token, convoy);
    enter(training);
    throughput.begun(experiment.runs().size());
    training.wake();
    return training;
  }

  private boolean isTrained(Experiment experiment) {
    synchronized (open) {
      return open.stream().anyMatch(training -> training.experiment().equals(experiment));
    }
  }

  private Set<Convoy> followed() {
    synchronized (open) {
      return open.stream()
          .map(training -> training.following().convoy())
          .filter(Objects::nonNull)
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  private void enter(Training training) {
    synchronized (open) {
      if (!makeRoom(mine(training.visitor()), limits.perVisitor())) {
        throw new LimitException(
            "LIMIT_TRAINING_PER_VISITOR",
            "limit.visitor",
            "Your open trainings: {0}; close one of their pages first ({1}).",
            limits.perVisitor());
      }
      makeRoom(training, training.bytes(), limits.trainings() - 1);
      open.add(training);
    }
  }

  /**
   * Counts a training that has followed others with networks of its own from now on.
   *
   * @throws LimitException if there is no memory for them
   */
  void claim(Training training) {
    synchronized (open) {
      if (open.contains(training)) {
        makeRoom(training, training.following().bytesWithNetworks(), limits.trainings());
      }
      training.following().countNetworks();
    }
  }

  /**
   * Closes others until there is room for a training.
   *
   * @param bytes that it will hold
   * @param most how many may be open
   */
  private void makeRoom(Training training, long bytes, int most) {
    refuseTooMuch(training, bytes);
    while (open.size() > most || bytesBeside(training) + bytes > limits.allBytes()) {
      Training former = Precedence.whoGoes(open, training, bytes);
      if (former == null) {
        boolean many = open.size() > most;
        throw new LimitException(
            many ? "LIMIT_TRAINING_TRAININGS" : "LIMIT_TRAINING_ALL_BYTES",
            "limit.full",
            "The server trains for as many visitors as it can; try again in a minute ({0}).");
      }
      former.close();
    }
  }

  private long bytesBeside(Training training) {
    return open.stream().filter(each -> each != training).mapToLong(Training::bytes).sum();
  }

  /** A visitor gets half of all memory, an address three quarters, so that others find some. */
  private void refuseTooMuch(Training training, long bytes) {
    Visitor visitor = training.visitor();
    long own = 0;
    long near = 0;
    for (Training other : open) {
      if (other == training) {
        continue;
      }
      own += other.visitor().equals(visitor) ? other.bytes() : 0;
      near += other.visitor().address().equals(visitor.address()) ? other.bytes() : 0;
    }
    if (own > 0 && own + bytes > limits.allBytes() / 2) {
      throw new LimitException(
          "LIMIT_TRAINING_ALL_BYTES",
          "limit.share",
          "Your trainings hold as much of the server''s memory as one visitor gets; close one of"
              + " them first ({0}).");
    }
    if (near > 0 && near + bytes > limits.allBytes() / 4 * 3) {
      throw new LimitException(
          "LIMIT_TRAINING_ALL_BYTES",
          "limit.shareOfAddress",
          "The trainings of your network address hold as much of the server''s memory as one"
              + " address gets; try again in a minute ({0}).");
    }
  }

  private List<Training> mine(Visitor visitor) {
    return open.stream().filter(t -> t.visitor().equals(visitor)).toList();
  }

  private long bytes() {
    return open.stream().mapToLong(Training::bytes).sum();
  }

  /** Forgets those that nobody watches until one more has room; whether it has. */
  private static boolean makeRoom(List<Training> present, int most) {
    long now = System.nanoTime();
    List<Training> left =
        present.stream()
            .filter(t -> t.leftFor(now) >= 0)
            .sorted(Comparator.comparingLong((Training t) -> t.leftFor(now)).reversed())
            .toList();
    int tooMany = present.size() - most + 1;
    if (tooMany > left.size()) {
      return false;
    }
    left.stream().limit(Math.max(0, tooMany)).forEach(Training::close);
    return true;
  }

  /** A visitor's training; null if there is none by this token, or it is another visitor's. */
  public @Nullable Training find(Visitor visitor, String token) {
    synchronized (open) {
      return mine(visitor).stream()
          .filter(training -> training.token().equals(token))
          .findFirst()
          .orElse(null);
    }
  }

  /** How many there are. */
  public int count() {
    synchronized (open) {
      return open.size();
    }
  }

  void forget(Training training) {
    synchronized (open) {
      open.remove(training);
    }
  }

  void lineUp(Training training) {
    if (!threads.isShutdown()) {
      line.add(training.visitor(), new Waiting(training, System.nanoTime()));
      // Each waiting task gets one call of next(), on whichever thread.
      threads.execute(this::next);
    }
  }

  private void next() {
    Waiting next = line.poll();
    if (next != null) {
      Training training = next.training;
      long start = System.nanoTime();
      long had = THREADS.getCurrentThreadCpuTime();
      long before = training.updates();
      foreground.begin();
      try {
        training.slice();
      } finally {
        foreground.end();
      }
      long more = training.updates() - before;
      throughput.done(more, more * training.rowsPerUpdate());
      long took = System.nanoTime() - start;
      turn.took(start - next.since + took);
      line.charge(training.visitor(), THREADS.getCurrentThreadCpuTime() - had);
      giveWay(took);
    }
  }

  /**
   * Rests while somebody waits for the answer to a question, which takes less than a millisecond
   * where a training takes all there is; but never for long, so that all trainings go on.
   */
  private void giveWay(long took) {
    long until = System.nanoTime() + MOST_REST * took;
    while (foreground.isAwaited() && System.nanoTime() < until && !threads.isShutdown()) {
      LockSupport.parkNanos(GLANCE);
    }
  }

  /** For how many nanoseconds a training may work now. */
  long slice() {
    return slice(line.size(), threads.getCorePoolSize());
  }

  /** The same, the shorter the more of them wait. */
  static long slice(int waiting, int threads) {
    return Math.clamp(CYCLE * threads / (waiting + 1), SHORTEST_SLICE, LONGEST_SLICE);
  }

  /** What has been trained. */
  public Throughput throughput() {
    return throughput;
  }

  /** Bytes that all trainings hold. */
  public long held() {
    synchronized (open) {
      return bytes();
    }
  }

  /** How many wait for a processor. */
  public int waiting() {
    return line.size();
  }

  /** Somebody who watches was to be told more so many nanoseconds ago. */
  public void toldLate(long nanoseconds) {
    telling.took(nanoseconds);
  }

  /**
   * By how many nanoseconds the pictures of one are late at present: as long as it takes from when
   * it wants to go on until it has, and then to tell so.
   */
  public long delay() {
    return turn.nanoseconds() + telling.nanoseconds();
  }

  @Nullable Future<?> wakeLater(Training training, long nanoseconds) {
    return clock.isShutdown()
        ? null
        : clock.schedule(training::wake, nanoseconds, TimeUnit.NANOSECONDS);
  }

  /** Sees who has been left alone for how long at a moment. */
  void sweep(long now) {
    List<Training> present;
    synchronized (open) {
      present = List.copyOf(open);
    }
    for (Training training : present) {
      long gone = training.leftFor(now);
      if (gone >= TimeUnit.SECONDS.toNanos(KEPT)) {
        training.close();
      } else if (gone >= TimeUnit.SECONDS.toNanos(GRACE)) {
        training.pause();
      }
    }
  }

  /** Ends all trainings. */
  @Override
  public void close() {
    clock.shutdownNow();
    threads.shutdownNow();
  }
}
