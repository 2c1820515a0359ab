package descent.classroom;

/**
 * What a class may grow to.
 *
 * @param classes at the same time
 * @param perAddress classes begun from one address at the same time
 * @param followers of one class, in all its life
 * @param entries that a class keeps: votes and choices
 * @param kept hours without a teacher after which a class is forgotten
 * @param socketsPerAddress open connections of all classes from one address, behind which a hall
 *     may stand
 * @param messagesPerSecond from one connection
 * @param choicesWaiting of all classes, to be tried out
 */
public record ClassLimits(
    int classes,
    int perAddress,
    int followers,
    int entries,
    int kept,
    int socketsPerAddress,
    int messagesPerSecond,
    int choicesWaiting) {
  public static final ClassLimits STANDARD =
      new ClassLimits(500, 50, 2000, 100_000, 24, 1000, 30, 5000);
}
