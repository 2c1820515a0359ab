package descent.live;

/** How long something takes on the average, where a later time counts more than earlier ones. */
public final class Typical {
  /** What was measured counts next to nothing after so many more. */
  private static final double REMEMBERED = 50;

  private double sum;
  private double count;

  /** It took so many nanoseconds. */
  public synchronized void took(long nanoseconds) {
    sum += nanoseconds - sum / REMEMBERED;
    count += 1 - count / REMEMBERED;
  }

  /** In nanoseconds; 0 where nothing has been measured. */
  public synchronized long nanoseconds() {
    return count == 0 ? 0 : (long) (sum / count);
  }
}
