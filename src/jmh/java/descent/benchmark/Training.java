package descent.benchmark;

import descent.dataset.Samples;
import descent.network.BatchLoss;
import descent.network.Dropout;
import descent.network.Initialization;
import descent.network.Loss;
import descent.network.Penalty;
import descent.network.Propagation;
import descent.network.Shape;
import descent.optimizer.Memory;
import descent.optimizer.Optimizer;
import descent.random.Key;
import java.util.List;
import java.util.stream.IntStream;

/** A network that learns rows of random numbers, as a run trains it. */
final class Training {
  static final double RATE = 1e-3;
  private static final int ROWS = 960;

  private final BatchLoss loss;
  private final Memory memory;
  private final double[] w;
  private final double[] gradient;
  private long step;

  Training(Shape shape, Loss measure, int batch, Optimizer optimizer) {
    loss =
        new BatchLoss(
            new Propagation(shape, measure, Dropout.INVERTED),
            new Penalty(shape, 0),
            samples(shape.inputs(), shape.outputs() == 1 ? 0 : shape.outputs()),
            batch,
            true,
            Key.of(1));
    w = new Initialization.He().parameters(shape, Key.of(1));
    gradient = new double[w.length];
    memory = optimizer.start(w.length);
  }

  /**
   * @param classes 0 for a regression
   */
  static Samples samples(int features, int classes) {
    double[][] inputs = new double[ROWS][features];
    double[] targets = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      Key key = Key.of(1).with(row);
      for (int i = 0; i < features; i++) {
        inputs[row][i] = key.normal(i);
      }
      targets[row] = classes == 0 ? StrictMath.sin(inputs[row][0]) : row % classes;
    }
    return new Samples(names(features), inputs, targets, names(classes));
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  /** Makes an update; its loss before. */
  double update() {
    loss.goTo(step++);
    double value = loss.gradient(w, gradient);
    memory.step(loss, w, gradient, RATE);
    return value;
  }

  /** Makes the updates of an epoch; how many rows they saw. */
  int epoch() {
    for (int i = 0; i < loss.updatesPerEpoch(); i++) {
      update();
    }
    return ROWS;
  }
}
