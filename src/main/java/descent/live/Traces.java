package descent.live;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.NetworkProblem;
import descent.objective.TypedFunction;
import descent.run.Crew;
import descent.run.FunctionRun;
import descent.run.NetworkRun;
import descent.trace.NetworkTraceCsv;
import descent.trace.TraceCsv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The traces of an experiment as CSV, to the byte what the command {@code trace} writes, in pieces
 * that {@link Jobs} computes in turns. Nothing is kept of what was handed over.
 */
public final class Traces {
  /** How long one trace may be computed; a network trains for minutes. */
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);

  private static final long PIECE_NANOSECONDS = 100_000_000;
  private static final int PIECE_CHARACTERS = 1 << 16;

  /** Updates of a network between two looks at the clock. */
  private static final int UPDATES = 4;

  /** How many networks are held in memory by traces under way. */
  private static final int NETWORKS = 8;

  private final Races races;
  private final Trainings trainings;
  private final Jobs jobs;
  private int networks;

  public Traces(Races races, Trainings trainings, Jobs jobs) {
    this.races = races;
    this.trainings = trainings;
    this.jobs = jobs;
  }

  /**
   * Refuses what is too much for the server, with a sentence.
   *
   * @throws descent.message.InvalidInputException if it is
   */
  public void check(Experiment experiment) {
    switch (experiment.problem()) {
      case FunctionProblem problem -> races.check(experiment);
      case NetworkProblem problem -> trainings.check(experiment);
    }
  }

  /**
   * Computes the trace and hands it over as it grows, in UTF-8; a piece may be empty.
   *
   * @throws descent.message.InvalidInputException if it is too much
   * @throws BusyException if the server has enough to do
   * @throws IOException if the receiver is gone
   */
  public void write(Jobs.Ticket ticket, Experiment experiment, Jobs.Receiver<byte[]> receiver)
      throws IOException {
    check(experiment);
    boolean trains = experiment.problem() instanceof NetworkProblem;
    if (trains) {
      enter();
    }
    try {
      jobs.run(ticket, PATIENCE, new Pieces(experiment), receiver);
    } finally {
      if (trains) {
        leave();
      }
    }
  }

  private synchronized void enter() {
    if (networks >= NETWORKS) {
      throw new BusyException();
    }
    networks++;
  }

  private synchronized void leave() {
    networks--;
  }

  /** The runs of one kind of problem, one after the other. */
  private interface Course {
    void begin(Contender contender);

    /** Writes what there is and goes on a bit; false at the end of the run. */
    boolean step() throws IOException;
  }

  private final class FunctionCourse implements Course {
    private final Experiment experiment;
    private final TypedFunction objective;
    private final TraceCsv csv;
    private @Nullable FunctionRun run;

    FunctionCourse(Experiment experiment, Appendable out) throws IOException {
      this.experiment = experiment;
      objective = races.function(experiment.function());
      csv = new TraceCsv(out, experiment.function().variableNames());
    }

    @Override
    public void begin(Contender contender) {
      run = new FunctionRun(experiment, objective, contender);
    }

    @Override
    public boolean step() throws IOException {
      return run != null && csv.step(run);
    }
  }

  private static final class NetworkCourse implements Course {
    private final Experiment experiment;
    private final NetworkTraceCsv csv;
    private @Nullable NetworkRun run;

    NetworkCourse(Experiment experiment, Appendable out) throws IOException {
      this.experiment = experiment;
      csv = new NetworkTraceCsv(out);
    }

    @Override
    public void begin(Contender contender) {
      run = new NetworkRun(experiment, contender);
    }

    @Override
    public boolean step() throws IOException {
      return run != null && csv.step(run, UPDATES, Crew.ALONE);
    }
  }

  private final class Pieces implements Iterator<byte[]> {
    private final StringBuilder text = new StringBuilder();
    private final Experiment experiment;
    private final Iterator<Contender> contenders;
    private @Nullable Course course;
    private boolean running;
    private boolean more = true;

    Pieces(Experiment experiment) {
      this.experiment = experiment;
      contenders = experiment.runs().iterator();
    }

    @Override
    public boolean hasNext() {
      return more;
    }

    @Override
    public byte[] next() {
      if (!more) {
        throw new NoSuchElementException();
      }
      long end = System.nanoTime() + PIECE_NANOSECONDS;
      try {
        do {
          more = goOn();
        } while (more && text.length() < PIECE_CHARACTERS && System.nanoTime() < end);
      } catch (IOException e) {
        throw new UncheckedIOException("a text in memory can be written", e);
      }
      byte[] piece = text.toString().getBytes(StandardCharsets.UTF_8);
      text.setLength(0);
      return piece;
    }

    private boolean goOn() throws IOException {
      if (course == null) {
        course =
            switch (experiment.problem()) {
              case FunctionProblem problem -> new FunctionCourse(experiment, text);
              case NetworkProblem problem -> new NetworkCourse(experiment, text);
            };
      }
      if (running) {
        running = course.step();
      } else if (contenders.hasNext()) {
        course.begin(contenders.next());
        running = true;
      } else {
        return false;
      }
      return true;
    }
  }
}
