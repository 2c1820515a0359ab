package descent.live.job;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.live.training.Trainings;
import descent.network.Propagation.Measure;
import descent.run.Ending;
import descent.run.NetworkRun;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * All contenders of an experiment with networks trained with many seeds, for {@link Jobs}: how far
 * chance spreads what they come to. Each piece is a map with one entry: {@code progress} while a
 * network is trained, {@code result} when it is.
 */
public final class SeedStudy implements Iterator<Map<String, Object>> {
  /** The most seeds. */
  public static final int MOST = 50;

  private static final long PIECE_NANOSECONDS = 100_000_000;
  private static final int LOOK_EVERY = 8;

  private final Experiment experiment;
  private final int all;
  private int done;
  private @Nullable NetworkRun run;

  /** How far it is: networks trained, with the part of the present one, and all of them. */
  public record Progress(double done, int of) {}

  /**
   * What one network came to.
   *
   * @param run the number of the contender
   * @param seed from the experiment's on
   * @param loss over the training rows with the penalty; null where it diverged
   * @param validationLoss null where it diverged, or without validation rows
   * @param validationAccuracy null there too, and in a regression
   */
  public record Result(
      int run,
      long seed,
      @Nullable Double loss,
      @Nullable Double validationLoss,
      @Nullable Double validationAccuracy) {}

  /**
   * @param experiment one that {@link Trainings#check} lets pass
   * @param seeds how many, from the experiment's on
   */
  public SeedStudy(Experiment experiment, int seeds) {
    // Only the last row is looked at, of each run alone.
    this.experiment =
        new Experiment(
            experiment.title(),
            experiment.notes(),
            experiment.question(),
            experiment.problem(),
            experiment.steps(),
            experiment.steps(),
            experiment.seed(),
            experiment.stop(),
            experiment.runs().stream().map(Contender::alone).toList());
    all = seeds * experiment.runs().size();
  }

  @Override
  public boolean hasNext() {
    return done < all;
  }

  /** Seed after seed, so that all contenders have as many at any time. */
  @Override
  public Map<String, Object> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int contender = done % experiment.runs().size();
    long seed = experiment.seed() + done / experiment.runs().size();
    NetworkRun training =
        run != null
            ? run
            : new NetworkRun(experiment.withSeed(seed), experiment.runs().get(contender));
    run = training;
    long end = System.nanoTime() + PIECE_NANOSECONDS;
    while (training.ending() == null) {
      training.advance();
      if (training.step() % LOOK_EVERY == 0 && System.nanoTime() >= end) {
        double part = (double) training.step() / experiment.steps();
        return Map.of("progress", new Progress(done + part, all));
      }
    }
    run = null;
    done++;
    return Map.of("result", result(training, contender, seed));
  }

  private static Result result(NetworkRun run, int contender, long seed) {
    Ending ending = run.ending();
    NetworkRun.Row row = run.row();
    if (row == null || (ending != null && ending.reason() == Ending.Reason.DIVERGED)) {
      return new Result(contender, seed, null, null, null);
    }
    Measure validation = row.validation();
    return new Result(
        contender,
        seed,
        row.training().loss(),
        validation == null ? null : validation.loss(),
        validation == null || Double.isNaN(validation.accuracy()) ? null : validation.accuracy());
  }
}
