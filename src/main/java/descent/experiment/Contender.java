package descent.experiment;

import descent.optimizer.Optimizer;
import descent.schedule.Plan;

/**
 * One run of an experiment.
 *
 * @param name different from the other runs' names
 * @param optimizer the rule
 * @param plan the learning rate at each step
 */
public record Contender(String name, Optimizer optimizer, Plan plan) {}
