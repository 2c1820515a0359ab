package descent.dropout;

/**
 * The distribution of a network's outputs for one row over all masks, by its moments. The numbers
 * of an output are first the scores, then the predictions: for K outputs, number k is the score of
 * output k and number K + k its prediction.
 *
 * @param masks how many there are
 * @param mean of each number
 * @param deviation of each number, the standard deviation over masks
 * @param lowest of each number
 * @param highest of each number
 * @param activations the mean of what each hidden layer hands on in training, scaled by the dropout
 */
public record Expectation(
    long masks,
    double[] mean,
    double[] deviation,
    double[] lowest,
    double[] highest,
    double[][] activations) {}
