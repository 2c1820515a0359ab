package descent.live.race;

import descent.commentary.Commentary;
import descent.commentary.Facts;
import descent.experiment.Experiment;
import descent.trace.PrincipalPlane;
import descent.trace.Trace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a race is drawn.
 *
 * @param plane as of a {@link Race}
 */
public record Drawing(
    Experiment experiment, List<Trace> traces, Facts facts, @Nullable PrincipalPlane plane) {

  /** Makes the answer to a hand that drags. */
  public interface Telling<T> {
    /**
     * @param said of the race; null where others wait, who would wait longer for that
     * @param pause is run now and then, so that others get on
     */
    T tell(Drawing drawing, @Nullable Commentary said, Runnable pause);
  }

  static @Nullable PrincipalPlane spread(
      Experiment experiment, List<Trace> traces, boolean wanted) {
    boolean possible =
        experiment.function().dimension() > 1
            && traces.stream().anyMatch(trace -> trace.rows() > 0);
    return wanted && possible ? PrincipalPlane.of(traces) : null;
  }
}
