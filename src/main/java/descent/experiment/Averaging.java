package descent.experiment;

/**
 * Averaged parameters beside the ones that learn (Polyak and Juditsky, Acceleration of stochastic
 * approximation by averaging, 1992; here with weights that fade): {@code a = decay*a + (1 -
 * decay)*w} after each update, starting at the initial parameters.
 *
 * @param decay the fraction that the average keeps, at least 0 and below 1
 */
public record Averaging(double decay) {}
