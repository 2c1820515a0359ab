package descent.live;

import descent.experiment.Experiment;
import descent.experiment.Problem;
import descent.message.InvalidInputException;
import descent.message.LimitException;
import descent.message.Message;
import descent.trace.Plane;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The limits on a single request.
 *
 * @param steps of a run
 * @param contenders in a race
 * @param variables of a function
 * @param numbers in an answer
 * @param operations on numbers, roughly, for an answer
 * @param nanoseconds of computing for an answer
 * @param seeds of a fan
 * @param points of a picture of a function
 * @param allBytes that all answers under way hold together
 */
public record Limits(
    int steps,
    int contenders,
    int variables,
    long numbers,
    double operations,
    long nanoseconds,
    int seeds,
    int points,
    long allBytes) {
  public static final Limits STANDARD =
      new Limits(
          10_000,
          16,
          1000,
          4_000_000,
          2e9,
          5_000_000_000L,
          200,
          200_000,
          Runtime.getRuntime().maxMemory() / 6);

  private static final int COLUMNS = 6;

  public void check(Experiment experiment) {
    checkSteps(experiment.steps());
    int runs = experiment.runs().size();
    if (runs > contenders) {
      throw new LimitException(
          "LIMIT_CONTENDERS",
          "limit.contenders",
          "The server races at most {0} contenders; these are {1}; take some out ({2}).",
          contenders,
          runs);
    }
    check(experiment.function());
    long asked = numbers(experiment);
    if (asked > numbers) {
      throw new LimitException(
          "LIMIT_NUMBERS",
          "limit.numbers",
          "This race has {0} numbers, the server sends at most {1}; ask for fewer steps, contenders"
              + " or variables ({2}).",
          asked,
          numbers);
    }
  }

  public void checkSteps(int asked) {
    if (asked > steps) {
      throw new LimitException(
          "LIMIT_STEPS",
          "limit.steps",
          "The server runs at most {0} steps; this asks for {1}; take fewer ({2}).",
          steps,
          asked);
    }
  }

  /** How many numbers a race has at most. */
  public static long numbers(Experiment experiment) {
    long rows = experiment.steps() / experiment.every() + 2L;
    long averages = experiment.runs().stream().filter(run -> run.averaging() != null).count();
    int dimension = experiment.function().dimension();
    return rows
        * (experiment.runs().size() * (COLUMNS + (long) dimension) + averages * (1L + dimension));
  }

  public static void checkRun(Experiment experiment, int run) {
    if (run < 0 || run >= experiment.runs().size()) {
      throw refusal(
          "limit.run",
          "There is no run {0}; they are counted from 0 to {1}.",
          run,
          experiment.runs().size() - 1);
    }
  }

  public void checkFan(Experiment experiment, int run, int asked) {
    check(experiment);
    checkRun(experiment, run);
    if (asked < 1 || asked > seeds) {
      throw new LimitException(
          "LIMIT_SEEDS",
          "limit.seeds",
          "A fan has from 1 to {0} seeds, not {1}; take a number of that range ({2}).",
          seeds,
          asked);
    }
  }

  /** Refuses a picture of too many points. */
  public void checkPoints(long asked) {
    if (asked > points) {
      throw new LimitException(
          "LIMIT_POINTS",
          "limit.points",
          "A picture has at most {0} points; these are {1}; take fewer rows or columns ({2}).",
          points,
          asked);
    }
  }

  public static void checkAxes(List<Integer> axes, int dimension) {
    if (axes.isEmpty() || axes.stream().anyMatch(axis -> axis < 0 || axis >= dimension)) {
      throw refusal(
          "limit.axes", "There are no two such axes; the number of variables is {0}.", dimension);
    }
  }

  public static void checkPlane(Plane plane, int dimension) {
    if (!plane.isPlane(dimension)) {
      throw refusal(
          "limit.plane",
          "A plane is a point and two directions of length 1 at right angles, each of {0} numbers.",
          dimension);
    }
  }

  public void check(Problem problem) {
    if (problem.coordinates().size() > variables) {
      throw new LimitException(
          "LIMIT_VARIABLES",
          "limit.variables",
          "The server takes at most {0} variables; these are {1}; take fewer ({2}).",
          variables,
          problem.coordinates().size());
    }
  }

  /** Refuses what is to be done so many times at this cost. */
  public void checkWork(double times, double cost) {
    if (times * cost > operations) {
      throw new LimitException(
          "LIMIT_OPERATIONS",
          "limit.work",
          "This is too much work for the server, by a factor of {0}; take fewer steps, contenders"
              + " or terms ({1}).",
          (long) Math.ceil(times * cost / operations));
    }
  }

  /** What has computed for so many nanoseconds and is not done. */
  public static InvalidInputException tooLong(long nanoseconds) {
    return tooLong("LIMIT_SECONDS", nanoseconds);
  }

  /**
   * @param limit the name of the setting that is reached
   */
  static InvalidInputException tooLong(String limit, long nanoseconds) {
    return new LimitException(
        limit,
        "limit.time",
        "This takes the server longer than {0} seconds; take fewer steps, contenders or terms"
            + " ({1}).",
        TimeUnit.NANOSECONDS.toSeconds(nanoseconds));
  }

  public static InvalidInputException refusal(String key, String english, Object... arguments) {
    return new InvalidInputException(Message.of(key, english, arguments));
  }
}
