package descent.experiment;

import descent.catalogue.Parameter;
import descent.dataset.Csv;
import descent.dataset.Dataset;
import descent.dataset.Preparation;
import descent.dataset.Samples;
import descent.experiment.SweptField.Place;
import descent.network.Dropout;
import descent.network.Initialization;
import descent.network.Layer;
import descent.network.Loss;
import descent.network.Shape;
import descent.objective.TypedFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
  /** The name in the format of the rows in an update. */
  public static final String BATCH_SIZE = "batchSize";

  private static final String WEIGHT_DECAY = "weightDecay";
  private static final String LABEL_NOISE = "labelNoise";
  private static final String TRAINING_SAMPLES = "trainingSamples";
  private static final String KEEP_PROBABILITY = "keepProbability";
  private static final String UNITS = "units";

  private static final int MOST_SWEPT_ROWS = 20_000;
  private static final int MOST_SWEPT_UNITS = 2000;
  private static final Pattern LAYER =
      Pattern.compile("layers\\[(\\d{1,3})\\]\\.(units|keepProbability)");

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
  public String lab() {
    return "networks";
  }

  @Override
  public @Nullable TypedFunction compiled(Function<FunctionProblem, TypedFunction> compile) {
    return null;
  }

  @Override
  public Objectives objectives() {
    return experiment -> null;
  }

  @Override
  public List<String> coordinates() {
    return List.of();
  }

  /** Those between hidden layers: only the data tell how many inputs and outputs there are. */
  @Override
  public long leastWeights() {
    long weights = 0;
    for (int i = 1; i < layers.size(); i++) {
      weights += (long) layers.get(i - 1).units() * layers.get(i).units();
    }
    return weights;
  }

  @Override
  public boolean isRandom() {
    return true;
  }

  @Override
  public double gradientNoise() {
    return 0;
  }

  @Override
  public boolean isQuick() {
    return false;
  }

  @Override
  public boolean hasRoomForMatrices() {
    return false;
  }

  @Override
  public int usualEvery() {
    return Experiment.EVERY_EPOCH;
  }

  @Override
  public String file() {
    return dataset instanceof Csv csv ? csv.content() : "";
  }

  @Override
  public boolean predicts() {
    return true;
  }

  @Override
  public List<String> overridable() {
    return Changed.FIELDS;
  }

  @Override
  public List<String> sweptNumbers() {
    var names =
        new ArrayList<>(
            List.of(
                KEEP_PROBABILITY, WEIGHT_DECAY, BATCH_SIZE, UNITS, TRAINING_SAMPLES, LABEL_NOISE));
    for (int layer = 0; layer < layers.size() && layers.size() > 1; layer++) {
      names.add("layers[" + layer + "]." + KEEP_PROBABILITY);
      names.add("layers[" + layer + "]." + UNITS);
    }
    return names;
  }

  @Override
  public @Nullable SweptField swept(String name, String plain) {
    Parameter range =
        switch (plain) {
          case WEIGHT_DECAY -> SweptField.FROM_ZERO;
          case LABEL_NOISE -> SweptField.FRACTION;
          case BATCH_SIZE -> SweptField.whole(0, MOST_SWEPT_ROWS);
          case TRAINING_SAMPLES -> SweptField.whole(1, MOST_SWEPT_ROWS);
          default -> null;
        };
    if (range != null) {
      return new SweptField(name, new Place.OfNetwork(plain), range);
    }
    Matcher one = LAYER.matcher(plain);
    boolean ofOne = one.matches();
    String field = ofOne ? one.group(2) : plain;
    int layer = ofOne ? Integer.parseInt(one.group(1)) : -1;
    if (layer >= layers.size() || layers.isEmpty()) {
      return null;
    }
    return switch (field) {
      case KEEP_PROBABILITY ->
          new SweptField(name, new Place.OfLayer(layer, field), SweptField.KEPT);
      case UNITS ->
          new SweptField(
              name, new Place.OfLayer(layer, field), SweptField.whole(1, MOST_SWEPT_UNITS));
      default -> null;
    };
  }
}
