package descent.live;

import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * How busy the processors are with what somebody looks at while it is computed: races and
 * trainings. Long computations rest between two pieces, the longer the more of that there was
 * meanwhile. So whoever plays or drags keeps the rate of before, and long work is slower instead,
 * but always goes on.
 */
public final class Foreground {
  /**
   * Nanoseconds of rest for each nanosecond of long work, while half of the processors or more are
   * busy otherwise.
   */
  static final int MOST_REST = 2;

  /** A piece that took longer is followed by no longer rest than one of this. */
  private static final long LONGEST_PIECE = TimeUnit.MILLISECONDS.toNanos(500);

  /** Hands that pause for longer between two redraws see less than half of what they could. */
  static final long CROWDED = TimeUnit.MILLISECONDS.toNanos(100);

  /** Trainings whose pictures are later show fewer than fourteen a second in place of thirty. */
  static final long LATE = TimeUnit.MILLISECONDS.toNanos(40);

  private final int processors;
  private final LongSupplier clock;
  private int busy;
  private long nanoseconds;
  private long at;
  private volatile IntSupplier questions = () -> 0;
  private volatile LongSupplier pause = () -> 0;
  private volatile LongSupplier delay = () -> 0;

  public Foreground(int processors) {
    this(processors, System::nanoTime);
  }

  /**
   * @param clock counts nanoseconds
   */
  Foreground(int processors, LongSupplier clock) {
    this.processors = processors;
    this.clock = clock;
    at = clock.getAsLong();
  }

  /**
   * Takes up who answers at once, as races are.
   *
   * @param waiting how many questions wait for their turn
   */
  public void answers(IntSupplier waiting) {
    questions = waiting;
  }

  /**
   * Takes up how hands fare that drag.
   *
   * @param nanoseconds for which a hand would have to pause whose redraws are small
   */
  public void hands(LongSupplier nanoseconds) {
    pause = nanoseconds;
  }

  /**
   * Takes up how trainings fare.
   *
   * @param nanoseconds by which their pictures are late
   */
  public void trainings(LongSupplier nanoseconds) {
    delay = nanoseconds;
  }

  /** Whether those who drag or train have no processor to spare for others who come to do so. */
  public boolean isCrowded() {
    return pause.getAsLong() > CROWDED || delay.getAsLong() > LATE;
  }

  /** Whether somebody waits for an answer: what goes on for long should let it go first. */
  public boolean isAwaited() {
    return questions.getAsInt() > 0;
  }

  /**
   * A thread begins to compute something that a visitor watches; it waits for a processor or has
   * one.
   */
  public synchronized void begin() {
    look();
    busy++;
  }

  /** The thread is done with it, for now. */
  public synchronized void end() {
    look();
    busy--;
  }

  /** Whether no thread computes, or waits to compute, something that a visitor watches. */
  public synchronized boolean isIdle() {
    return busy == 0;
  }

  private long look() {
    long now = clock.getAsLong();
    nanoseconds += busy * (now - at);
    at = now;
    return nanoseconds;
  }

  /** Long work begins. */
  public Piece piece() {
    return new Piece();
  }

  /** A piece of long work, from now on. */
  public final class Piece {
    private final long begun;
    private final long before;

    private Piece() {
      synchronized (Foreground.this) {
        before = look();
        begun = at;
      }
    }

    /** The piece is done: for how many nanoseconds its thread should rest before the next. */
    public long rest() {
      synchronized (Foreground.this) {
        long meanwhile = look() - before;
        long took = at - begun;
        if (took <= 0) {
          return 0;
        }
        double part = (double) meanwhile / took / processors;
        return (long) (Math.min(took, LONGEST_PIECE) * MOST_REST * Math.min(1, 2 * part));
      }
    }
  }
}
