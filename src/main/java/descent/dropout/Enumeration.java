package descent.dropout;

import descent.network.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Every mask of a network, once. Masks are the leaves of a binary tree: each unit that may be
 * dropped is a fork, those of an earlier layer above those of a later one, so that what an earlier
 * layer computes is computed once for all masks below it. As the recursion returns, the moments of
 * both sides of a fork are joined, weighted by the keep probability; so a moment passes as many
 * roundings as there are units, not as there are masks.
 */
public final class Enumeration {
  /** More masks than two to this power are not gone through. */
  public static final int MOST_UNITS = 20;

  private static final double MOST_WORK = 1e9;

  private final ThinnedNetworks networks;
  private final int outputs;
  private final int numbers;

  /** For each hidden layer its forks; null where nothing is dropped. */
  private final @Nullable Forks[] layers;

  private final double[] predictions;
  private final double[] lowest;
  private final double[] highest;
  private @Nullable Histogram histogram;
  private int counted;

  /**
   * The forks of one layer. Moments are in one array: the means of all numbers, their variances,
   * then the means of what later hidden layers hand on, the last layer first.
   */
  private final class Forks {
    private final int layer;
    private final int units;
    private final double keep;
    private final double scale;

    /** The sums of the next layer above each fork, and below the last one. */
    private final double[][] sums;

    private final double[][] kept;
    private final double[][] dropped;
    private final int moments;

    /** The outputs of the layer that the forks are about. */
    private double[] values = {};

    private Forks(int layer) {
      this.layer = layer;
      units = networks.shape().units(layer);
      keep = networks.keepProbability(layer);
      scale = networks.trainingScale(layer);
      sums = new double[units + 1][networks.shape().units(layer + 1)];
      moments = place(layer);
      kept = new double[units][moments];
      dropped = new double[units][moments];
    }
  }

  public Enumeration(ThinnedNetworks networks) {
    this.networks = networks;
    outputs = networks.shape().outputs();
    numbers = 2 * outputs;
    predictions = new double[outputs];
    lowest = new double[numbers];
    highest = new double[numbers];
    layers = new Forks[networks.shape().hidden().size()];
    for (int layer = 0; layer < layers.length; layer++) {
      layers[layer] = networks.drops(layer) ? new Forks(layer) : null;
    }
  }

  /** Whether all masks can be gone through: there are not too many, and each is quickly done. */
  public static boolean isPossible(ThinnedNetworks networks) {
    if (networks.units() > MOST_UNITS) {
      return false;
    }
    Shape shape = networks.shape();
    double masks = 1;
    double work = 0;
    for (int layer = 0; layer < shape.layers(); layer++) {
      boolean forks = layer < shape.hidden().size() && networks.drops(layer);
      work += masks * shape.units(layer) * shape.inputs(layer);
      masks *= forks ? 1 << shape.units(layer) : 1;
    }
    return work <= MOST_WORK;
  }

  /** The moments of the outputs for one row. */
  public Expectation of(double[] input) {
    histogram = null;
    Arrays.fill(lowest, Double.POSITIVE_INFINITY);
    Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    double[] moments = new double[place(-1)];
    below(0, networks.sums(0, input), 1, moments);
    double[] deviation = new double[numbers];
    for (int i = 0; i < numbers; i++) {
      deviation[i] = Math.sqrt(moments[numbers + i]);
    }
    double[][] activations = new double[layers.length][];
    for (int layer = 0; layer < layers.length; layer++) {
      activations[layer] = Arrays.copyOfRange(moments, place(layer), place(layer - 1));
    }
    return new Expectation(
        1L << networks.units(),
        Arrays.copyOf(moments, numbers),
        deviation,
        lowest.clone(),
        highest.clone(),
        activations);
  }

  /**
   * How one number is distributed for one row.
   *
   * @param expectation of this row
   */
  public Histogram histogram(double[] input, Expectation expectation, int number, int bins) {
    var filled =
        new Histogram(
            expectation.lowest()[number], expectation.highest()[number], new double[bins]);
    histogram = filled;
    counted = number;
    below(0, networks.sums(0, input), 1, new double[place(-1)]);
    histogram = null;
    return filled;
  }

  /** Where the means of what a hidden layer hands on begin: behind those of later ones. */
  private int place(int layer) {
    int place = 2 * numbers;
    for (int later = layers.length - 1; later > layer; later--) {
      place += networks.shape().units(later);
    }
    return place;
  }

  /**
   * Writes the moments over all masks of a layer and later ones, from its sums, which it uses up.
   */
  private void below(int layer, double[] sums, double weight, double[] moments) {
    if (layer == layers.length) {
      leaf(sums, weight, moments);
      return;
    }
    double[] values = networks.values(layer, sums);
    Forks forks = layers[layer];
    double expected = 1;
    if (forks == null) {
      below(layer + 1, networks.sums(layer + 1, values), weight, moments);
    } else {
      forks.values = values;
      double[] biases = networks.biases(layer + 1);
      System.arraycopy(biases, 0, forks.sums[0], 0, biases.length);
      fork(forks, 0, weight, moments);
      expected = forks.keep * forks.scale;
    }
    int place = place(layer);
    for (int unit = 0; unit < values.length; unit++) {
      moments[place + unit] = expected * values[unit];
    }
  }

  private void fork(Forks forks, int unit, double weight, double[] moments) {
    double[] sums = forks.sums[unit];
    if (unit == forks.units) {
      below(forks.layer + 1, sums, weight, moments);
      return;
    }
    double[] kept = forks.kept[unit];
    double[] dropped = forks.dropped[unit];
    double keep = forks.keep;
    double[] next = forks.sums[unit + 1];
    System.arraycopy(sums, 0, next, 0, sums.length);
    fork(forks, unit + 1, weight * (1 - keep), dropped);
    System.arraycopy(sums, 0, next, 0, sums.length);
    ThinnedNetworks.add(
        next, networks.column(forks.layer + 1, unit), forks.values[unit] * forks.scale);
    fork(forks, unit + 1, weight * keep, kept);
    for (int i = 0; i < numbers; i++) {
      double distance = kept[i] - dropped[i];
      double between = keep * (1 - keep) * distance * distance;
      moments[i] = Math.fma(keep, distance, dropped[i]);
      moments[numbers + i] =
          Math.fma(keep, kept[numbers + i] - dropped[numbers + i], dropped[numbers + i]) + between;
    }
    for (int i = 2 * numbers; i < forks.moments; i++) {
      moments[i] = Math.fma(keep, kept[i] - dropped[i], dropped[i]);
    }
  }

  private void leaf(double[] scores, double weight, double[] moments) {
    networks.predict(scores, predictions);
    System.arraycopy(scores, 0, moments, 0, outputs);
    System.arraycopy(predictions, 0, moments, outputs, outputs);
    Arrays.fill(moments, numbers, 2 * numbers, 0);
    for (int i = 0; i < numbers; i++) {
      lowest[i] = Math.min(lowest[i], moments[i]);
      highest[i] = Math.max(highest[i], moments[i]);
    }
    if (histogram != null) {
      histogram.add(moments[counted], weight);
    }
  }
}
