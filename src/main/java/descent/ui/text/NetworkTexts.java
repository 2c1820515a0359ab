package descent.ui.text;

import descent.network.Activation;
import descent.network.Dropout;
import descent.network.Initialization;
import descent.network.Loss;

/** The names that networks' parts go by in the field. */
public final class NetworkTexts {
  private NetworkTexts() {}

  public static String name(Activation activation) {
    return switch (activation) {
      case LINEAR -> "linear";
      case RELU -> "ReLU";
      case LEAKY_RELU -> "Leaky ReLU";
      case TANH -> "tanh";
      case SIGMOID -> "sigmoid";
      case GELU -> "GELU";
    };
  }

  public static String name(Phrases phrases, Loss loss) {
    return switch (loss) {
      case CROSS_ENTROPY -> phrases.of("networks.crossEntropy");
      case MEAN_SQUARED_ERROR -> phrases.of("networks.meanSquaredError");
      case HINGE -> phrases.of("networks.hinge");
    };
  }

  /** What a number of a network is called that can be changed or compared. */
  public static String number(Phrases phrases, String field) {
    return phrases.of(
        switch (field) {
          case "keepProbability" -> "axis.keepProbability";
          case "units" -> "axis.units";
          case "weightDecay" -> "axis.weightDecay";
          case "batchSize" -> "axis.batchSize";
          case "trainingSamples" -> "axis.trainingSamples";
          case "labelNoise" -> "axis.labelNoise";
          default -> throw new IllegalArgumentException(field);
        });
  }

  /**
   * The same of one hidden layer.
   *
   * @param layer counted from 0
   */
  public static String number(Phrases phrases, String field, int layer) {
    String name = field.equals("units") ? phrases.of("axis.unitsOf") : number(phrases, field);
    return phrases.of("axis.ofLayer", name, layer + 1);
  }

  public static String name(Phrases phrases, Dropout dropout) {
    return switch (dropout) {
      case INVERTED -> phrases.of("networks.inverted");
      case VANILLA -> phrases.of("networks.vanilla");
      case UNSCALED -> phrases.of("networks.unscaled");
    };
  }

  public static String name(Phrases phrases, Initialization initialization) {
    return switch (initialization) {
      case Initialization.He() -> "He";
      case Initialization.Xavier() -> "Xavier (Glorot)";
      case Initialization.Normal normal -> phrases.of("networks.normal");
      case Initialization.Explicit explicit -> phrases.of("networks.explicit");
    };
  }
}
