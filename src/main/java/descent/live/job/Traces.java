package descent.live.job;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.NetworkProblem;
import descent.live.Budget;
import descent.live.BusyException;
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

  private final Races races;
  private final Trainings trainings;
  private final Jobs jobs;

  /** Of networks in traces under way. */
  private final Budget memory;

  public Traces(Races races, Trainings trainings, Jobs jobs) {
    this.races = races;
    this.trainings = trainings;
    this.jobs = jobs;
    memory = new Budget("LIMIT_JOB_BYTES", jobs.bounds().bytes());
  }

  /**
   * Refuses what is too much for the server, with a sentence.
   *
   * @throws descent.message.InvalidInputException if it is
   */
  public void check(Experiment experiment) {
    var unused = admit(experiment);
  }

  /** The function of an experiment that is not too much; null where networks are trained. */
  private @Nullable Objective admit(Experiment experiment) {
    return switch (experiment.problem()) {
      case FunctionProblem problem -> {
        races.check(experiment);
        yield races.function(problem);
      }
      case NetworkProblem problem -> {
        trainings.check(experiment);
        yield null;
      }
    };
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
    Objective function = admit(experiment);
    // Runs follow each other, each with a network of its own.
    long bytes =
        function != null
            ? 0
            : experiment.runs().stream()
                .mapToLong(contender -> Footprint.bytesOfOne(experiment, contender))
                .max()
                .orElse(0);
    try (var held = memory.take(ticket.visitor(), bytes)) {
      jobs.write(ticket, new Pieces(experiment, function), receiver);
    }
  }

  private static final class Pieces implements Iterator<byte[]> {
    private final StringBuilder text = new StringBuilder();
    private final TraceCsv csv = new TraceCsv(text);
    private final Experiment experiment;
    private final @Nullable Objective function;
    private final Iterator<Contender> contenders;
    private @Nullable Run run;
    private boolean more = true;

    Pieces(Experiment experiment, @Nullable Objective function) {
      this.experiment = experiment;
      this.function = function;
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
      if (run != null) {
        run = csv.step(run, UPDATES, Crew.ALONE) ? run : null;
      } else if (contenders.hasNext()) {
        run = Run.of(experiment, contenders.next(), function);
      } else {
        return false;
      }
      return true;
    }
  }
}
