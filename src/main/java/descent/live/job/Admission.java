package descent.live.job;

import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.NetworkProblem;
import descent.live.race.Races;
import descent.live.training.TrainingLimits;
import descent.objective.TypedFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which experiments this server takes: races as they are raced, trainings as they are trained.
 *
 * @param races where compiled functions are at hand
 * @param trainings what a training may cost
 */
record Admission(Races races, TrainingLimits trainings) {
  /**
   * Refuses what is too much for the server, with a sentence.
   *
   * @throws descent.message.InvalidInputException if it is
   */
  void check(Experiment experiment) {
    switch (experiment.problem()) {
      case FunctionProblem function -> races.check(experiment);
      case NetworkProblem network -> {
        var unused = trainings.check(experiment);
      }
    }
  }

  /** The function of an experiment; null where networks are trained. */
  @Nullable TypedFunction function(Experiment experiment) {
    return experiment.problem().compiled(races::function);
  }
}
