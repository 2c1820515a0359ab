package descent.commentary;

import descent.experiment.Experiment;
import descent.message.Message;

/**
 * What would help a run, tried before it is said.
 *
 * @param text what to change, and what it came to when it was tried
 * @param experiment the one in which it is changed
 */
public record Remedy(Message text, Experiment experiment) {}
