package descent.network;

/**
 * A hidden layer.
 *
 * @param units how many
 * @param activation of each of them
 * @param keepProbability the probability that an output is kept in training; 1 is no dropout
 */
public record Layer(int units, Activation activation, double keepProbability) {}
