package descent.live.job;

import descent.experiment.Experiment;
import descent.gradientcheck.CheckSettings;
import descent.gradientcheck.Checkpoint;
import descent.gradientcheck.GradientCheck;
import descent.gradientcheck.Sample;
import descent.gradientcheck.StepCurve;
import descent.gradientcheck.Subject;
import descent.live.Limits;
import descent.live.Patience;
import descent.live.race.Races;
import descent.message.LimitException;
import descent.network.Fault;
import descent.random.Key;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gradient checks for browsers, in pieces that {@link Jobs} computes in turns. */
public final class GradientChecks {
  /** About a fifth of a second of additions. */
  private static final double ADDITIONS = 2e8;

  private final Races races;
  private final Limits limits;
  private final Bounds bounds;

  public GradientChecks(Limits limits, Races races) {
    this(limits, Bounds.STANDARD, races);
  }

  /**
   * @param bounds how large a network may be
   */
  public GradientChecks(Limits limits, Bounds bounds, Races races) {
    this.limits = limits;
    this.bounds = bounds;
    this.races = races;
  }

  /**
   * What may be checked.
   *
   * @param parameters of a network
   */
  public record Bounds(int parameters) {
    public static final Bounds STANDARD = new Bounds(200_000);
  }

  /**
   * A visitor's question.
   *
   * @param run of the experiment, from 0
   * @param step how many updates it has made
   * @param settings the fault in it is not looked at
   * @param fault a mistake to be planted, as its number among those that are possible; null for
   *     none
   * @param puzzle a seed that chooses the mistake instead; null for none
   * @param check whether the comparisons are wanted
   * @param curves whether the errors against the step are wanted
   */
  public record CheckRequest(
      Experiment experiment,
      int run,
      int step,
      CheckSettings settings,
      @Nullable Integer fault,
      @Nullable Long puzzle,
      boolean check,
      boolean curves) {}

  /** A part of the answer. */
  public sealed interface Piece {
    /**
     * The comparisons.
     *
     * @param place what was checked
     * @param subject the same under the settings
     * @param faults the mistakes that can be planted
     */
    record Checked(
        GradientCheck check,
        Checkpoint place,
        Subject subject,
        CheckSettings settings,
        List<Fault> faults)
        implements Piece {}

    /**
     * The error of one kind of difference against the step.
     *
     * @param parameters how many were followed
     */
    record Curve(StepCurve curve, int parameters) implements Piece {}
  }

  /**
   * The pieces of an answer, to be computed one by one: the comparisons first, then the curves in
   * double and in float, centred and one-sided each.
   *
   * @throws descent.message.InvalidInputException if the experiment is too large, or there is no
   *     such run or mistake
   */
  public Iterator<Piece> answer(CheckRequest question) {
    check(question.experiment());
    limits.checkSteps(question.step());
    return new Work(question);
  }

  /** Refuses an experiment whose problem is too large to be checked here. */
  public void check(Experiment experiment) {
    limits.check(experiment.problem());
    refuseMore(experiment.problem().leastWeights());
  }

  private void refuseMore(long parameters) {
    if (parameters > bounds.parameters()) {
      throw new LimitException(
          "LIMIT_CHECK_PARAMETERS",
          "limit.checkedParameters",
          "The server checks networks of at most {0} parameters; this one has {1} or more; take"
              + " fewer units or layers ({2}).",
          bounds.parameters(),
          parameters);
    }
  }

  private final class Work implements Iterator<Piece> {
    private final CheckRequest question;
    private final List<Supplier<Piece>> rest = new ArrayList<>();
    private @Nullable Checkpoint known;

    private Work(CheckRequest question) {
      this.question = question;
      if (question.check()) {
        rest.add(this::compare);
      }
      if (question.curves()) {
        for (boolean single : new boolean[] {false, true}) {
          for (boolean centred : new boolean[] {true, false}) {
            rest.add(() -> curve(centred, single));
          }
        }
      }
    }

    @Override
    public boolean hasNext() {
      return !rest.isEmpty();
    }

    @Override
    public Piece next() {
      return rest.removeFirst().get();
    }

    private Checkpoint place() {
      if (known == null) {
        known =
            Checkpoint.of(
                question.experiment(),
                question.run(),
                question.step(),
                Checkpoint.USUAL_ROWS,
                races::function,
                Patience.of(limits.nanoseconds()));
      }
      return known;
    }

    private Piece compare() {
      CheckSettings settings = settings();
      Subject subject = subject(settings);
      var patience = Patience.of(limits.nanoseconds());
      var check =
          GradientCheck.of(subject, settings, Sample.within(ADDITIONS, 1, subject), patience);
      return new Piece.Checked(
          check, place(), subject, settings, place().faults(question.settings()));
    }

    private Piece curve(boolean centred, boolean single) {
      CheckSettings asked = settings();
      var settings =
          new CheckSettings(
              asked.step(), centred, single, asked.penalty(), asked.dropping(), asked.fault());
      Subject subject = subject(settings);
      int[] sample = Sample.within(ADDITIONS, StepCurve.steps().length, subject);
      var patience = Patience.of(limits.nanoseconds());
      return new Piece.Curve(StepCurve.of(subject, settings, sample, patience), sample.length);
    }

    private Subject subject(CheckSettings settings) {
      Subject subject = place().subject(settings);
      refuseMore(subject.groups().getLast().end());
      return subject;
    }

    private CheckSettings settings() {
      List<Fault> faults = place().faults(question.settings());
      Long puzzle = question.puzzle();
      Integer fault = question.fault();
      if (puzzle != null && !faults.isEmpty()) {
        int chosen = (int) (Key.of(puzzle).uniform(0) * faults.size());
        return question.settings().withFault(faults.get(chosen));
      }
      if (fault == null) {
        return question.settings().withFault(null);
      }
      if (fault < 0 || fault >= faults.size()) {
        throw Limits.refusal(
            "check.noFault",
            "There is no mistake number {0} to plant in this network; there are {1}.",
            fault + 1,
            faults.size());
      }
      return question.settings().withFault(faults.get(fault));
    }
  }
}
