package descent;

import descent.classroom.ClassLimits;
import descent.live.Access;
import descent.live.Limits;
import descent.live.Queue;
import descent.live.job.ComparisonBounds;
import descent.live.job.Explanations;
import descent.live.job.GradientChecks;
import descent.live.job.Jobs;
import descent.live.training.TrainingLimits;
import descent.share.Bounds;

/**
 * All limits on visitors, as the operator has set them.
 *
 * @param access of what a server holds open
 * @param answers of what is computed for one request
 * @param trainings of networks
 * @param queue of what waits to be computed
 * @param jobs of long work
 * @param comparisons of what is compared
 * @param checks of whose gradient is checked
 * @param explanations of which trainings are explained
 * @param links of what is kept
 * @param classes of live classes
 */
record Capacity(
    Access access,
    Limits answers,
    TrainingLimits trainings,
    Queue queue,
    Jobs.Bounds jobs,
    ComparisonBounds comparisons,
    GradientChecks.Bounds checks,
    Explanations.Bounds explanations,
    Bounds links,
    ClassLimits classes) {
  /**
   * @throws Settings.WrongException if one of them makes no sense
   */
  static Capacity of(Settings settings) {
    var capacity =
        new Capacity(
            settings.limits("", Access.standard()),
            settings.limits("", Limits.STANDARD),
            settings.limits("TRAINING_", TrainingLimits.standard()),
            settings.limits("QUEUE_", Queue.STANDARD),
            settings.limits("JOB_", Jobs.Bounds.STANDARD),
            settings.limits("COMPARISON_", ComparisonBounds.STANDARD),
            settings.limits("CHECK_", GradientChecks.Bounds.STANDARD),
            settings.limits("EXPLANATION_", Explanations.Bounds.STANDARD),
            settings.limits("LINK_", Bounds.STANDARD),
            settings.limits("CLASS_", ClassLimits.STANDARD));
    settings.refuseUnknownLimits();
    return capacity;
  }
}
