package descent.experiment;

import descent.dataset.Dataset;
import descent.dataset.Preparation;
import descent.dataset.Samples;
import descent.network.Dropout;
import descent.network.Initialization;
import descent.network.Layer;
import descent.network.Loss;
import descent.network.Shape;
import java.util.List;

/**
 * A network to be trained.
 *
 * @param dataset where the rows come from
 * @param preparation how they are split and scaled
 * @param layers the hidden ones; a linear layer follows with a unit for each class, or one
 * @param loss what is measured on a row
 * @param dropout how kept outputs are scaled
 * @param weightDecay the L2 penalty is half of it times the sum of the squared weights
 * @param batchSize rows in an update; 0 for all
 * @param shuffle whether each epoch has an order of its own
 * @param initialization where the parameters begin
 */
public record NetworkProblem(
    Dataset dataset,
    Preparation preparation,
    List<Layer> layers,
    Loss loss,
    Dropout dropout,
    double weightDecay,
    int batchSize,
    boolean shuffle,
    Initialization initialization)
    implements Problem {
  public NetworkProblem {
    layers = List.copyOf(layers);
  }

  /**
   * The problem as one run changes it.
   *
   * @param problem with the changes
   * @param fields the names of what is changed, in the order of the format
   */
  public record Changed(NetworkProblem problem, List<String> fields) {
    /** All that can be changed, in the order of the format. */
    public static final List<String> FIELDS =
        List.of(
            "dataset",
            "validationFraction",
            "split",
            "trainingSamples",
            "labelNoise",
            "standardize",
            "layers",
            "loss",
            "dropout",
            "weightDecay",
            "batchSize",
            "shuffle",
            "initialization");

    public Changed {
      fields = List.copyOf(fields);
    }
  }

  /** The layers of a network for such rows. */
  public Shape shape(Samples samples) {
    return new Shape(samples.features().size(), layers, samples.outputs());
  }

  /** How many updates are an epoch. */
  public int updatesPerEpoch() {
    int rows = preparation.trainingRows(dataset.rows());
    return batchSize == 0 ? 1 : Math.ceilDiv(rows, batchSize);
  }

  @Override
  public boolean isRandom() {
    return true;
  }

  @Override
  public boolean hasRoomForMatrices() {
    return false;
  }

  @Override
  public int usualEvery() {
    return Experiment.EVERY_EPOCH;
  }
}
