package descent.classroom.choice;

import descent.experiment.Experiment;
import descent.message.InvalidInputException;
import descent.message.Message;
import descent.objective.Objective;
import descent.run.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An experiment's first run from beginning to end: what it came to, and some points of its way. */
public record ChosenRun(double start, double last, boolean isDiverged, List<List<Double>> path) {
  private static final int DRAWN = 2;

  /**
   * @param function that of the experiment, compiled; null for networks
   * @param nanoseconds that it may take
   * @throws InvalidInputException if it takes longer
   */
  public static ChosenRun of(
      Experiment experiment, @Nullable Objective function, long nanoseconds) {
    Run run = Run.of(experiment, experiment.runs().getFirst(), function);
    long begin = System.nanoTime();
    double start = run.hasRow() ? run.loss() : Double.NaN;
    double last = start;
    int noted = run.step();
    var path = new ArrayList<double[]>();
    note(run, path);
    while (run.ending() == null) {
      run.advance();
      if (run.hasRow() && run.step() > noted) {
        noted = run.step();
        last = run.loss();
        note(run, path);
      }
      if (System.nanoTime() - begin > nanoseconds) {
        throw new InvalidInputException(
            Message.of("class.long", "This run takes too long for a class; take fewer steps."));
      }
    }
    // A run that ends above its start counts as diverged, even where its numbers are finite.
    return new ChosenRun(start, last, run.isDiverged() || !(last <= start), ThinPath.of(path));
  }

  private static void note(Run run, List<double[]> path) {
    if (!run.hasRow()) {
      return;
    }
    double[] place = run.place();
    if (place.length > 0) {
      path.add(Arrays.copyOf(place, Math.min(DRAWN, place.length)));
    } else if (Double.isFinite(run.loss())) {
      path.add(new double[] {run.step(), run.loss()});
    }
  }

  public Dot dot(String pseudonym, Choice choice) {
    return new Dot(pseudonym, choice.field(), choice.value().toString(), last, isDiverged, path);
  }
}
