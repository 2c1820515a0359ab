package descent.classroom.protocol;

import descent.classroom.choice.Guess;
import descent.experiment.Experiment;
import java.util.List;

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
 * @param choose what each may choose or guess at the moment, such as {@code learningRate} or {@code
 *     end}; empty for nothing
 * @param truth whether the true curve is drawn beneath what was chosen
 * @param frame the part of the plane that is shown, as low and high of both axes; empty for the
 *     whole
 * @param pins of the choices that were tried out those that are shown side by side, in this order,
 *     from 0
 * @param recall how often all were called back from what they explore
 * @param nicknames whether each may type a name in place of the pseudonym
 */
public record ClassScene(
    String view,
    String panel,
    int step,
    boolean playing,
    double speed,
    boolean paused,
    String say,
    int highlight,
    String choose,
    boolean truth,
    List<Double> frame,
    List<Integer> pins,
    int recall,
    boolean nicknames) {
  public static final ClassScene FIRST =
      new ClassScene(
          "functions", "", 0, false, 1, false, "", -1, "", false, List.of(), List.of(), 0, false);

  /** As many snapshots are told apart from the last row of a hall. */
  public static final int MOST_PINS = 6;

  /** Whether a guess is asked for, whose truth must not be seen. */
  public boolean asksGuess() {
    return Guess.FIELDS.contains(choose) && !tellsRate();
  }

  /** Whether the losses of all rates tell which guess was best. */
  private boolean tellsRate() {
    return truth && choose.equals(Guess.RATE);
  }

  /** Whether another scene differs at most in what is looked at: view, step, frame and the like. */
  public boolean isOnlyMovedFrom(ClassScene other) {
    var moved =
        new ClassScene(
            view,
            panel,
            step,
            playing,
            speed,
            other.paused,
            other.say,
            highlight,
            other.choose,
            other.truth,
            frame,
            other.pins,
            other.recall,
            other.nicknames);
    return equals(moved);
  }

  /** The beginning of another experiment. */
  public ClassScene anew() {
    return new ClassScene(
        view, "", 0, false, speed, paused, say, -1, "", false, List.of(), List.of(), recall,
        nicknames);
  }

  /** The same of another experiment, of which nothing has been tried out. */
  public ClassScene untried() {
    return new ClassScene(
        view, panel, step, playing, speed, paused, say, highlight, choose, false, frame, List.of(),
        recall, nicknames);
  }

  /** The same in the lab of an experiment. */
  public ClassScene in(Experiment experiment) {
    return new ClassScene(
        experiment.problem().lab(),
        panel,
        step,
        playing,
        speed,
        paused,
        say,
        highlight,
        choose,
        truth,
        frame,
        pins,
        recall,
        nicknames);
  }
}
