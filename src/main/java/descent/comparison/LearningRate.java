package descent.comparison;

import descent.experiment.Contender;
import descent.schedule.Plan;
import descent.schedule.Schedules;

/** The learning rate of a contender; a schedule keeps its form and starts from it. */
public final class LearningRate {
  private LearningRate() {}

  /** The rate that its schedule starts from. */
  public static double of(Contender contender) {
    return contender.plan().schedule().learningRate();
  }

  /** The contender with another rate. */
  public static Contender set(Contender contender, double rate) {
    Plan plan = contender.plan();
    return contender.with(
        new Plan(Schedules.withRate(plan.schedule(), rate), plan.warmup(), plan.perEpoch()));
  }

  /** Whether the rate decides how long the steps are; a line search asks for none. */
  public static boolean matters(Contender contender) {
    return contender.optimizer().start(1).tookRate();
  }
}
