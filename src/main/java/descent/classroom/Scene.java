package descent.classroom;

/**
 * What a class looks at.
 *
 * @param view the lab or page, such as {@code functions}
 * @param panel what is open in it; empty for nothing
 * @param step where the pictures stand, updates made
 * @param playing whether they move on by themselves
 * @param speed as a multiple of the usual one
 * @param paused whether nobody may explore on their own
 * @param say the sentence that goes with the pause; empty for none
 * @param highlight the contender that stands out, from 0; -1 for none
 * @param choose what each may choose at the moment, such as {@code learningRate}; empty for nothing
 */
public record Scene(
    String view,
    String panel,
    int step,
    boolean playing,
    double speed,
    boolean paused,
    String say,
    int highlight,
    String choose) {
  static final Scene FIRST = new Scene("functions", "", 0, false, 1, false, "", -1, "");
}
