package descent.live.training;

import descent.dataset.Samples;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.NetworkProblem;
import descent.live.Limits;
import descent.message.LimitException;

/**
 * The limits on trainings.
 *
 * @param steps of a run
 * @param contenders of an experiment
 * @param rows of data
 * @param parameters of a network
 * @param operations until the end, roughly
 * @param bytes that one training holds
 * @param allBytes that all trainings hold together
 * @param perVisitor trainings of one visitor at the same time
 * @param trainings of all visitors at the same time
 */
public record TrainingLimits(
    int steps,
    int contenders,
    int rows,
    int parameters,
    double operations,
    long bytes,
    long allBytes,
    int perVisitor,
    int trainings) {

  /** Half of the memory that this process may have belongs to trainings. */
  public static TrainingLimits standard() {
    return new TrainingLimits(
        200_000,
        16,
        20_000,
        200_000,
        2e12,
        128_000_000,
        Runtime.getRuntime().maxMemory() / 2,
        4,
        500);
  }

  /** The cost of an experiment, if it may be trained. */
  public Footprint check(Experiment experiment) {
    if (!(experiment.problem() instanceof NetworkProblem problem)) {
      throw Limits.refusal(
          "limit.noNetwork", "Only networks are trained here; this is a function.");
    }
    if (experiment.steps() > steps) {
      throw new LimitException(
          "LIMIT_TRAINING_STEPS",
          "limit.steps",
          "The server runs at most {0} steps; this asks for {1}; take fewer ({2}).",
          steps,
          experiment.steps());
    }
    if (experiment.runs().size() > contenders) {
      throw new LimitException(
          "LIMIT_TRAINING_CONTENDERS",
          "limit.contenders",
          "The server races at most {0} contenders; these are {1}; take some out ({2}).",
          contenders,
          experiment.runs().size());
    }
    // The contenders share the data; their networks may differ.
    Samples samples = problem.dataset().outline();
    for (Contender contender : experiment.runs()) {
      check(contender.problem(experiment), samples);
    }
    Footprint footprint = Footprint.of(experiment);
    if (footprint.operations() > operations) {
      throw new LimitException(
          "LIMIT_TRAINING_OPERATIONS",
          "limit.training",
          "This training is too much work for the server, by a factor of {0}; take fewer steps,"
              + " contenders, units or rows ({1}).",
          (long) Math.ceil(footprint.operations() / operations));
    }
    if (footprint.bytes() > bytes) {
      throw new LimitException(
          "LIMIT_TRAINING_BYTES",
          "limit.memory",
          "This training needs more of the server''s memory than there is for one, by a factor of"
              + " {0}; take fewer contenders, members or units ({1}).",
          (long) Math.ceil((double) footprint.bytes() / bytes));
    }
    return footprint;
  }

  private void check(NetworkProblem problem, Samples samples) {
    if (samples.rows() > rows) {
      throw new LimitException(
          "LIMIT_TRAINING_ROWS",
          "limit.rows",
          "The server takes data of at most {0} rows; these are {1}; take some of them ({2}).",
          rows,
          samples.rows());
    }
    int count = problem.shape(samples).parameters();
    if (count > parameters) {
      throw new LimitException(
          "LIMIT_TRAINING_PARAMETERS",
          "limit.parameters",
          "The server trains networks of at most {0} parameters; this one has {1}; take fewer"
              + " units or layers ({2}).",
          parameters,
          count);
    }
  }
}
