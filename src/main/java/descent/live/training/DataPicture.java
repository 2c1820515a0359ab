package descent.live.training;

import descent.dataset.Preparation.Parts;
import descent.dataset.Samples;
import descent.experiment.Experiment;
import descent.experiment.NetworkProblem;
import descent.network.Shape;
import descent.random.Key;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of an experiment before standardisation. Rows with more than two features are shown as a
 * few examples.
 *
 * @param features their names
 * @param classes their names; none in a regression
 * @param points a column for each feature
 * @param targets with the labels that the networks learn
 * @param training 1 for a row to learn from, 0 for one to check with
 * @param mislabelled 1 where label noise gave a training row another class
 */
public record DataPicture(
    List<String> features,
    List<String> classes,
    double[][] points,
    double[] targets,
    double[] training,
    double[] mislabelled) {
  private static final int EXAMPLES = 64;
  private static final double MARGIN = 0.12;

  public static DataPicture of(Experiment experiment) {
    NetworkProblem problem = experiment.network();
    Samples samples = problem.dataset().rows();
    Parts parts = problem.preparation().apply(samples, Key.of(experiment.seed()));
    boolean whole = samples.features().size() <= 2;
    var rows = new ArrayList<Shown>();
    for (int i = 0; i < parts.trainingRows().length && (whole || i < EXAMPLES); i++) {
      int row = parts.trainingRows()[i];
      rows.add(
          new Shown(
              samples.inputs()[row], parts.training().targets()[i], true, samples.targets()[row]));
    }
    for (int i = 0; i < parts.validationRows().length && whole; i++) {
      int row = parts.validationRows()[i];
      double target = samples.targets()[row];
      rows.add(new Shown(samples.inputs()[row], target, false, target));
    }
    double[][] points = new double[samples.features().size()][];
    for (int feature = 0; feature < points.length; feature++) {
      int column = feature;
      points[feature] = rows.stream().mapToDouble(row -> row.inputs[column]).toArray();
    }
    return new DataPicture(
        samples.features(),
        samples.classes(),
        points,
        rows.stream().mapToDouble(Shown::target).toArray(),
        rows.stream().mapToDouble(row -> row.training ? 1 : 0).toArray(),
        rows.stream().mapToDouble(row -> row.target == row.trueTarget ? 0 : 1).toArray());
  }

  private record Shown(double[] inputs, double target, boolean training, double trueTarget) {}

  /** Whether predictions can be drawn over this data. */
  boolean isDrawn() {
    return points.length == 1 || (points.length == 2 && !classes.isEmpty());
  }

  /** The frame around all rows with a margin. */
  Picture.PointGrid frame(int columns) {
    double[] x = range(points[0]);
    if (points.length == 1) {
      double[] y = range(targets);
      return new Picture.PointGrid(columns, 1, x[0], x[1], y[0], y[1]);
    }
    double[] y = range(points[1]);
    return new Picture.PointGrid(columns, columns, x[0], x[1], y[0], y[1]);
  }

  private static double[] range(double[] values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    double margin = high > low ? MARGIN * (high - low) : 1;
    return new double[] {low - margin, high + margin};
  }

  /** Whether a network of this shape takes such rows. */
  boolean suits(Shape shape) {
    return shape.inputs() == points.length
        && shape.outputs() == (classes.isEmpty() ? 1 : classes.size());
  }
}
