package descent.live.job;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.live.training.Trainings;
import descent.network.Propagation.Measure;
import descent.run.NetworkRun;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All contenders of an experiment with networks trained with many seeds, for {@link Jobs}: the
 * spread of their results over seeds. Each piece is a map with one entry: {@code progress} while a
 * network is trained, {@code result} when it is.
 */
public final class SeedStudy implements Iterator<Map<String, Object>>, Jobs.Helped {
  /** The most seeds. */
  public static final int MOST = 50;

  private static final long PIECE_NANOSECONDS = 100_000_000;
  private static final int LOOK_EVERY = 8;

  private final ManySeeds<NetworkRun> seeds;

  /** How far it is: networks trained, with the part of the present one, and all of them. */
  public record Progress(double done, int of) {}

  /**
   * The result of one network.
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
    // Only the last row of each run is used.
    var brief =
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
    this.seeds = new ManySeeds<>(brief, seeds, LOOK_EVERY, NetworkRun::new, NetworkRun::advance);
  }

  @Override
  public boolean hasNext() {
    return !seeds.isOver();
  }

  @Override
  public void help(BooleanSupplier goesOn) {
    seeds.help(goesOn);
  }

  @Override
  public Map<String, Object> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    var results = new ArrayList<Result>(1);
    seeds.run(
        System.nanoTime() + PIECE_NANOSECONDS,
        (run, contender, seed) -> {
          results.add(result(run, contender, seed));
          return false;
        });
    return results.isEmpty()
        ? Map.of("progress", new Progress(seeds.done(), seeds.all()))
        : Map.of("result", results.getFirst());
  }

  private static Result result(NetworkRun run, int contender, long seed) {
    NetworkRun.Row row = run.row();
    if (row == null || run.isDiverged()) {
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
