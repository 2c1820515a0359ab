package descent.live.job;

import descent.message.LimitException;

/**
 * How much may be compared: about as much as a job may take, and some more, since what is done by
 * then is shown.
 *
 * @param operations on functions, roughly
 * @param trainingOperations of networks, roughly
 */
public record ComparisonBounds(double operations, double trainingOperations) {
  public static final ComparisonBounds STANDARD = new ComparisonBounds(4e10, 1e12);

  void checkFunction(double asked) {
    check(asked, operations, "LIMIT_COMPARISON_OPERATIONS");
  }

  void checkTraining(double asked) {
    check(asked, trainingOperations, "LIMIT_COMPARISON_TRAINING_OPERATIONS");
  }

  private static void check(double asked, double most, String limit) {
    if (asked > most) {
      throw new LimitException(
          limit,
          "limit.comparison",
          "This comparison is too much work for the server, by a factor of {0}; take fewer seeds, a"
              + " coarser grid, fewer steps or contenders ({1}).",
          (long) Math.ceil(asked / most));
    }
  }
}
