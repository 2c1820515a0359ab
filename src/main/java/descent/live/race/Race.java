package descent.live.race;

import descent.commentary.Commentary;
import descent.experiment.Experiment;
import descent.trace.PrincipalPlane;
import descent.trace.Trace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A race and what can be said of it.
 *
 * @param plane in which its paths spread most; null if nobody asked for it, or there is none
 */
public record Race(
    Experiment experiment,
    List<Trace> traces,
    Commentary commentary,
    @Nullable PrincipalPlane plane) {
  /** What of it is drawn. */
  public Drawing drawing() {
    return new Drawing(experiment, traces, commentary.facts(), plane);
  }
}
