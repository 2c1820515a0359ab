package descent.run;

import java.util.List;

/**
 * Does tasks that know nothing of each other, in any order or at the same time, and comes back when
 * all are done. A run gives the same bits whoever does its tasks; threads are for the faces and
 * {@code live} to bring.
 */
@FunctionalInterface
public interface Crew {
  /** One task after the other, in the thread that asks. */
  Crew ALONE = tasks -> tasks.forEach(Runnable::run);

  void finish(List<Runnable> tasks);
}
