package descent.live;

import descent.run.NetworkRun;
import java.util.List;

/**
 * Which pictures a browser wants of a training.
 *
 * @param step of which step; {@link #FRONTIER} for wherever the training is
 * @param decision what the networks say over the plane, or along the line
 * @param confusion which classes are taken for which
 * @param worst the validation rows that are predicted worst
 * @param weights the parameters
 * @param masksOf the training row whose dropout masks are shown; {@link #NO_ROW} for none
 * @param members whose pictures, beside each run's own: as in a trace, or the numbers of some
 *     members together, as in {@code 1+3+4}
 */
public record WantedPictures(
    int step,
    boolean decision,
    boolean confusion,
    boolean worst,
    boolean weights,
    int masksOf,
    List<String> members) {
  public static final int FRONTIER = -1;
  public static final int NO_ROW = -1;

  /** How many members are looked at together. */
  public static final int MOST_MEMBERS = 13;

  public static final WantedPictures NOTHING =
      new WantedPictures(FRONTIER, false, false, false, false, NO_ROW, List.of());

  public WantedPictures {
    members = List.copyOf(members);
    if (members.size() > MOST_MEMBERS || !members.stream().allMatch(WantedPictures::isMember)) {
      throw Limits.refusal(
          "limit.members", "At most {0} members are looked at together.", MOST_MEMBERS);
    }
  }

  private static boolean isMember(String name) {
    return name.equals(NetworkRun.ENSEMBLE)
        || name.equals(NetworkRun.AVERAGE)
        || name.matches("[1-9][0-9]{0,2}(\\+[1-9][0-9]{0,2}){0,99}");
  }

  /** Whether a name stands for some of the members together, of which no trace tells. */
  public static boolean isGroup(String name) {
    return name.indexOf('+') > 0;
  }

  public boolean wantsSomething() {
    return decision
        || confusion
        || worst
        || weights
        || masksOf != NO_ROW
        || members.stream().anyMatch(WantedPictures::isGroup);
  }
}
