package descent.classroom.choice;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.objective.Objective;
import descent.run.Crew;
import descent.run.Run;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The losses of all runs of an experiment, computed in slices. */
public final class LossCurves {
  /** More rows than a chart has pixels are halved. */
  private static final int MOST_ROWS = 600;

  private static final int UPDATES = 4;

  private final Experiment experiment;
  private final @Nullable Objective function;
  private final Iterator<Contender> contenders;
  private final List<LossCurve> curves = new ArrayList<>();
  private @Nullable Run run;
  private LossCurve curve = new LossCurve("", List.of(), List.of(), List.of());
  private int stride = 1;
  private int row;

  public LossCurves(Experiment experiment) {
    this.experiment = experiment;
    function = experiment.compile();
    contenders = experiment.runs().iterator();
  }

  public List<LossCurve> curves() {
    return curves;
  }

  /** Goes on for so long; false at the end. */
  public boolean goOn(long nanoseconds) {
    long end = System.nanoTime() + nanoseconds;
    while (System.nanoTime() < end) {
      if (run == null) {
        if (!contenders.hasNext()) {
          return false;
        }
        Contender contender = contenders.next();
        run = Run.of(experiment, contender, function);
        curve =
            new LossCurve(
                contender.name(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        stride = 1;
        row = 0;
        note(run);
      }
      int before = run.step();
      boolean more = run.advance(UPDATES, Crew.ALONE);
      if (run.step() > before) {
        note(run);
      }
      if (!more) {
        curves.add(curve);
        run = null;
      }
    }
    return true;
  }

  private void note(Run run) {
    if (!run.hasRow() || !Double.isFinite(run.loss())) {
      return;
    }
    if (row++ % stride != 0) {
      return;
    }
    curve.steps().add(run.step());
    curve.losses().add(run.loss());
    double validation = run.validationLoss();
    curve.validation().add(Double.isFinite(validation) ? validation : null);
    if (curve.steps().size() > MOST_ROWS) {
      stride *= 2;
      curve =
          new LossCurve(
              curve.name(),
              halved(curve.steps()),
              halved(curve.losses()),
              halved(curve.validation()));
    }
  }

  private static <T extends @Nullable Object> List<T> halved(List<T> all) {
    var half = new ArrayList<T>();
    for (int i = 0; i < all.size(); i += 2) {
      half.add(all.get(i));
    }
    return half;
  }
}
