package descent.gradientcheck;

import descent.experiment.NetworkProblem;
import descent.message.Message;
import descent.network.Loss;
import descent.network.Penalty;
import descent.network.PlainForward;
import descent.network.Propagation;
import descent.network.Propagation.Masking;
import descent.network.Propagation.Selection;
import descent.network.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The loss of a network on a few rows, at some parameters. */
final class NetworkSubject implements Subject {
  private final Shape shape;
  private final Loss loss;
  private final Selection rows;
  private final @Nullable Masking masking;
  private final boolean fresh;
  private final Penalty penalty;
  private final Propagation right;
  private final Propagation checked;
  private final PlainForward exact;
  private final PlainForward single;
  private final double[] point;
  private final double[] noises = {Double.NaN, Double.NaN};
  private final int widest;
  private long drawn;

  /**
   * @param shape with the layers as they are to be checked
   * @param rows the rows that the loss is of
   * @param masking the masks of a step
   * @param point the parameters
   */
  NetworkSubject(
      NetworkProblem problem,
      Shape shape,
      Selection rows,
      Masking masking,
      double[] point,
      CheckSettings settings) {
    this.shape = shape;
    this.rows = rows;
    this.masking = settings.dropping() == CheckSettings.Dropping.OFF ? null : masking;
    this.fresh =
        Checkpoint.OfNetwork.drops(shape) && settings.dropping() == CheckSettings.Dropping.FRESH;
    this.point = point.clone();
    loss = problem.loss();
    penalty = new Penalty(shape, settings.penalty() ? problem.weightDecay() : 0);
    right = new Propagation(shape, loss, problem.dropout());
    checked =
        settings.fault() == null
            ? right
            : new Propagation(shape, loss, problem.dropout(), settings.fault());
    exact = new PlainForward(shape, loss, problem.dropout(), false);
    single = new PlainForward(shape, loss, problem.dropout(), true);
    int units = 1;
    for (int layer = 0; layer < shape.layers(); layer++) {
      units = Math.max(units, shape.units(layer));
    }
    widest = units;
  }

  @Override
  public double[] point() {
    return point.clone();
  }

  @Override
  public Message name(int parameter) {
    int layer = 0;
    while (parameter >= shape.begin(layer + 1)) {
      layer++;
    }
    int bias = parameter - shape.bias(layer, 0);
    if (bias >= 0) {
      return Message.of("check.bias", "layer {0} bias [{1}]", layer + 1, bias + 1);
    }
    int weight = parameter - shape.begin(layer);
    return Message.of(
        "check.weight",
        "layer {0} weight [{1},{2}]",
        layer + 1,
        weight / shape.inputs(layer) + 1,
        weight % shape.inputs(layer) + 1);
  }

  @Override
  public List<Group> groups() {
    var groups = new ArrayList<Group>();
    for (int layer = 0; layer < shape.layers(); layer++) {
      int biases = shape.bias(layer, 0);
      groups.add(
          new Group(
              Message.of("check.weights", "layer {0} weights", layer + 1),
              shape.begin(layer),
              biases,
              shape.inputs(layer)));
      groups.add(
          new Group(
              Message.of("check.biases", "layer {0} biases", layer + 1),
              biases,
              shape.begin(layer + 1),
              1));
    }
    return groups;
  }

  @Override
  public double gradient(double[] w, double[] gradient) {
    return gradient(checked, w, gradient);
  }

  @Override
  public void rightGradient(double[] w, double[] gradient) {
    gradient(right, w, gradient);
  }

  private double gradient(Propagation propagation, double[] w, double[] gradient) {
    double value = propagation.gradient(w, rows, 0, rows.order().length, masks(), gradient);
    penalty.addGradient(w, gradient);
    return value + penalty.value(w);
  }

  @Override
  public void penaltyGradient(double[] w, double[] gradient) {
    Arrays.fill(gradient, 0);
    penalty.addGradient(w, gradient);
  }

  @Override
  public double value(double[] w) {
    return right.value(w, rows, 0, rows.order().length, masks()) + penalty.value(w);
  }

  @Override
  public double singleValue(double[] w) {
    return (float) single.value(w, rows, masks(), null) + (float) singlePenalty(w);
  }

  private double singlePenalty(double[] w) {
    float sum = 0;
    for (int layer = 0; layer < shape.layers() && penalty.weightDecay() != 0; layer++) {
      for (int i = shape.begin(layer); i < shape.bias(layer, 0); i++) {
        sum += (float) w[i] * (float) w[i];
      }
    }
    return (float) (penalty.weightDecay() / 2) * sum;
  }

  /** Those of the step, or new ones for each evaluation. */
  private @Nullable Masking masks() {
    if (masking == null || !fresh) {
      return masking;
    }
    drawn++;
    return new Masking(masking.masks(), masking.step() + drawn);
  }

  @Override
  public double rounding(double[] w, boolean inSingle) {
    int precision = inSingle ? 1 : 0;
    if (Double.isNaN(noises[precision])) {
      double[] at = w.clone();
      noises[precision] = Noise.at(at, inSingle, inSingle ? this::singleValue : this::value);
    }
    return noises[precision];
  }

  @Override
  public boolean hasKinks() {
    return exact.hasKinks();
  }

  @Override
  public void sides(double[] w, Sides sides) {
    exact.value(
        w,
        rows,
        masking,
        (row, layer, unit, distance) -> sides.distance(layer * widest + unit, distance));
  }

  @Override
  public Message kink(int place) {
    int layer = place / widest;
    int unit = place % widest + 1;
    return layer == shape.hidden().size()
        ? Message.of("check.margin", "the hinge loss at the margin of class {0}", unit)
        : Message.of(
            "check.unit",
            "{0} of layer {1}, unit {2}",
            shape.hidden().get(layer).activation().type(),
            layer + 1,
            unit);
  }

  @Override
  public boolean isRandom() {
    return fresh;
  }

  @Override
  public double cost() {
    return (exact.hasKinks() ? 4.0 : 2.0) * rows.order().length * shape.parameters();
  }
}
