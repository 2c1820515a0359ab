package descent.live.job;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.live.Budget;
import descent.live.BusyException;
import descent.live.Visitor;
import descent.live.race.Races;
import descent.live.training.Footprint;
import descent.live.training.Trainings;
import descent.objective.Objective;
import descent.run.Crew;
import descent.run.Run;
import descent.trace.TraceCsv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The traces of an experiment as CSV, to the byte what the command {@code trace} writes, in pieces
 * that {@link Jobs} computes in turns. Nothing is kept of what was handed over.
 */
public final class Traces {
  private static final long PIECE_NANOSECONDS = 100_000_000;
  private static final int PIECE_CHARACTERS = 1 << 16;

  /** Updates between two looks at the clock. */
  private static final int UPDATES = 4;

  private final Admission admission;
  private final Jobs jobs;

  /** Of networks in traces under way. */
  private final Budget memory;

  public Traces(Races races, Trainings trainings, Jobs jobs) {
    admission = new Admission(races, trainings.limits());
    this.jobs = jobs;
    memory = new Budget("LIMIT_JOB_BYTES", jobs.bounds().bytes());
  }

  /**
   * Refuses what is too much for the server, with a sentence.
   *
   * @throws descent.message.InvalidInputException if it is
   */
  public void check(Experiment experiment) {
    admission.check(experiment);
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
    try (var pieces = new Pieces(ticket.visitor(), experiment)) {
      jobs.write(ticket, pieces, receiver);
    }
  }

  /** Memory for a network with its data; the runs follow each other. */
  private Budget.Share take(Visitor visitor, Experiment experiment) {
    return memory.take(
        visitor,
        experiment.runs().stream()
            .mapToLong(contender -> Footprint.bytesOfOne(experiment, contender))
            .max()
            .orElse(0));
  }

  /** Whether the experiment is admitted is looked at in the visitor's turn, too. */
  private final class Pieces implements Iterator<byte[]>, AutoCloseable {
    private final StringBuilder text = new StringBuilder();
    private final TraceCsv csv = new TraceCsv(text);
    private final Experiment experiment;
    private final Visitor visitor;
    private boolean admitted;
    private @Nullable Objective function;
    private Budget.@Nullable Share held;
    private final Iterator<Contender> contenders;
    private @Nullable Run run;
    private boolean more = true;

    Pieces(Visitor visitor, Experiment experiment) {
      this.visitor = visitor;
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
      if (!admitted) {
        admission.check(experiment);
        function = admission.function(experiment);
        held = function == null ? take(visitor, experiment) : null;
        admitted = true;
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
      if (run != null) {
        run = csv.step(run, UPDATES, Crew.ALONE) ? run : null;
      } else if (contenders.hasNext()) {
        run = Run.of(experiment, contenders.next(), function);
      } else {
        return false;
      }
      return true;
    }

    @Override
    public void close() {
      if (held != null) {
        held.close();
      }
    }
  }
}
