package descent;

import descent.classroom.ClassLimits;
import descent.live.Access;
import descent.live.Limits;
import descent.live.job.Jobs;
import descent.live.training.TrainingLimits;
import descent.share.Bounds;

/**
 * All limits that a visitor can meet, as the operator has set them.
 *
 * @param access of what a server holds open
 * @param answers of what is computed for one request
 * @param trainings of networks
 * @param jobs of long work
 * @param links of what is kept
 * @param classes of live classes
 */
record Capacity(
    Access access,
    Limits answers,
    TrainingLimits trainings,
    Jobs.Bounds jobs,
    Bounds links,
    ClassLimits classes) {
  /**
   * @throws Settings.WrongException if one of them makes no sense
   */
  static Capacity of(Settings settings) {
    var capacity =
        new Capacity(
            settings.limits("", Access.STANDARD),
            settings.limits("", Limits.STANDARD),
            settings.limits("TRAINING_", TrainingLimits.standard()),
            settings.limits("JOB_", Jobs.Bounds.STANDARD),
            settings.limits("LINK_", Bounds.STANDARD),
            settings.limits("CLASS_", ClassLimits.STANDARD));
    settings.refuseUnknownLimits();
    return capacity;
  }
}
