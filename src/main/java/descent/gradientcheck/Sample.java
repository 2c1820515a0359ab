package descent.gradientcheck;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A sample of the parameters, where all are too many: some of each group, evenly spread. */
public final class Sample {
  private static final int FEWEST = 40;
  private static final int VALUES = 4;

  private Sample() {}

  /**
   * As many parameters as can be looked at with so many additions.
   *
   * @param times how often each is looked at
   */
  public static int[] within(double additions, int times, Subject subject) {
    double most = additions / (VALUES * times * Math.max(1, subject.cost()));
    return of(subject, (int) Math.max(FEWEST, Math.min(most, 1e6)));
  }

  /** At most about so many parameters. */
  static int[] of(Subject subject, int most) {
    var groups = subject.groups();
    int all = groups.getLast().end();
    if (all <= most) {
      return IntStream.range(0, all).toArray();
    }
    // Half of the sample is divided equally among the groups, so that a few biases are not missed
    // among many weights.
    int equal = Math.max(1, most / (2 * groups.size()));
    int[] chosen = new int[0];
    for (Subject.Group group : groups) {
      int size = group.end() - group.begin();
      int count = Math.min(size, equal + (int) ((long) (most / 2) * size / all));
      int[] some =
          IntStream.range(0, count)
              .map(i -> group.begin() + (int) ((2L * i + 1) * size / (2L * count)))
              .toArray();
      int before = chosen.length;
      chosen = Arrays.copyOf(chosen, before + count);
      System.arraycopy(some, 0, chosen, before, count);
    }
    return chosen;
  }
}
