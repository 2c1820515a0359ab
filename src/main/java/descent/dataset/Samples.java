package descent.dataset;

import java.util.List;

/**
 * Rows to learn from. The arrays are shared and must not be changed.
 *
 * @param features the names of the columns of the inputs
 * @param inputs one array for each row, as long as the features
 * @param targets for each row the index of its class, from 0; the value itself in a regression
 * @param classes the names of the classes in their order; empty for a regression
 * @param stratified whether a split has each class of two or more rows on both sides
 */
public record Samples(
    List<String> features,
    double[][] inputs,
    double[] targets,
    List<String> classes,
    boolean stratified) {
  /** The first coordinates of points in the plane. */
  static final List<String> PLANE = List.of("x1", "x2");

  public Samples {
    features = List.copyOf(features);
    classes = List.copyOf(classes);
  }

  /** Rows that are split without regard to their classes. */
  public Samples(List<String> features, double[][] inputs, double[] targets, List<String> classes) {
    this(features, inputs, targets, classes, false);
  }

  /** How many rows there are. */
  public int rows() {
    return inputs.length;
  }

  /** Whether values are predicted and not classes. */
  public boolean isRegression() {
    return classes.isEmpty();
  }

  /** The units of an output layer: one for each class, one for a regression. */
  public int outputs() {
    return isRegression() ? 1 : classes.size();
  }

  /** How many rows each class has; nothing for a regression. */
  public int[] rowsOfClasses() {
    int[] rows = new int[classes.size()];
    for (int row = 0; row < rows() && !isRegression(); row++) {
      rows[(int) targets[row]]++;
    }
    return rows;
  }

  /** Some of the rows, in the order given. */
  Samples only(int[] rows) {
    double[][] someInputs = new double[rows.length][];
    double[] someTargets = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      someInputs[i] = inputs[rows[i]];
      someTargets[i] = targets[rows[i]];
    }
    return with(someInputs, someTargets);
  }

  /** Other rows of the same columns and classes. */
  Samples with(double[][] otherInputs, double[] otherTargets) {
    return new Samples(features, otherInputs, otherTargets, classes, stratified);
  }
}
