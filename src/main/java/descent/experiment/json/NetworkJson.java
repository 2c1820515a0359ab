package descent.experiment.json;

import descent.dataset.Dataset;
import descent.dataset.Datasets;
import descent.dataset.Preparation;
import descent.dataset.Samples;
import descent.experiment.InvalidExperimentException;
import descent.experiment.NetworkProblem;
import descent.experiment.NetworkProblem.Changed;
import descent.message.InvalidInputException;
import descent.network.Activation;
import descent.network.Dropout;
import descent.network.Initialization;
import descent.network.Initialization.Explicit;
import descent.network.Initialization.Given;
import descent.network.Initialization.He;
import descent.network.Initialization.Normal;
import descent.network.Initialization.Xavier;
import descent.network.Layer;
import descent.network.Loss;
import descent.network.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Network problems as JSON, whole or as the fields that a run changes. */
final class NetworkJson {
  private static final int MOST_LAYERS = 20;
  private static final int MOST_UNITS = 2000;
  private static final int MOST_PARAMETERS = 1_000_000;
  private static final int MOST_ROWS = 20_000;
  private static final List<String> FIELDS = Changed.FIELDS;

  private NetworkJson() {}

  /** Reads a whole problem; {@code type} has been read. */
  static NetworkProblem read(ObjectReader fields) {
    NetworkProblem problem = read(fields, null);
    check(problem, fields);
    return problem;
  }

  /** Reads what a run changes. */
  static Changed changed(ObjectReader fields, NetworkProblem base) {
    NetworkProblem problem = read(fields, base);
    check(problem, fields);
    return new Changed(problem, FIELDS.stream().filter(fields.names()::contains).toList());
  }

  /** Writes a whole problem. */
  static void write(ObjectNode tree, NetworkProblem problem) {
    tree.put("type", "network");
    FIELDS.forEach(field -> tree.set(field, field(problem, field)));
  }

  /** Writes what a run changes. */
  static void write(ObjectNode tree, Changed changed) {
    changed.fields().forEach(field -> tree.set(field, field(changed.problem(), field)));
  }

  private static NetworkProblem read(ObjectReader fields, @Nullable NetworkProblem base) {
    Dataset dataset =
        base == null || fields.has("dataset")
            ? RecipeJson.made(fields.object("dataset"), Datasets.entries())
            : base.dataset();
    boolean values = dataset.isRegression();
    var problem =
        new NetworkProblem(
            dataset,
            preparation(fields, base == null ? null : base.preparation()),
            base == null || fields.has("layers") ? layers(fields) : base.layers(),
            choice(
                fields,
                "loss",
                Loss.values(),
                Loss::type,
                base != null ? base.loss() : values ? Loss.MEAN_SQUARED_ERROR : Loss.CROSS_ENTROPY),
            choice(
                fields,
                "dropout",
                Dropout.values(),
                Dropout::type,
                base == null ? Dropout.INVERTED : base.dropout()),
            fields.real(
                "weightDecay", base == null ? 0 : base.weightDecay(), v -> v >= 0, "[0, ∞)"),
            (int) fields.whole("batchSize", base == null ? 32 : base.batchSize(), 0, MOST_ROWS),
            fields.flag("shuffle", base == null || base.shuffle()),
            fields.has("initialization")
                ? initialization(fields.object("initialization"))
                : base == null ? new He() : base.initialization());
    fields.end();
    return problem;
  }

  private static Preparation preparation(ObjectReader fields, @Nullable Preparation base) {
    Preparation otherwise = base == null ? new Preparation(0.3, null, null, 0, true) : base;
    List<Integer> split = otherwise.split();
    if (fields.has("split")) {
      split = fields.isNull("split") ? null : rows(fields);
    }
    Integer trainingSamples = otherwise.trainingSamples();
    if (fields.has("trainingSamples")) {
      trainingSamples =
          fields.isNull("trainingSamples")
              ? null
              : Integer.valueOf((int) fields.whole("trainingSamples", 1, MOST_ROWS));
    }
    return new Preparation(
        fields.real(
            "validationFraction", otherwise.validationFraction(), v -> v >= 0 && v < 1, "[0, 1)"),
        split,
        trainingSamples,
        fields.real("labelNoise", otherwise.labelNoise(), v -> v >= 0 && v <= 1, "[0, 1]"),
        fields.flag("standardize", otherwise.standardize()));
  }

  private static List<Integer> rows(ObjectReader fields) {
    List<Integer> rows = new ArrayList<>();
    fields
        .list("split", MOST_ROWS)
        .forEach(
            (place, value) -> rows.add((int) ObjectReader.asWhole(value, place, 0, MOST_ROWS - 1)));
    return rows;
  }

  private static List<Layer> layers(ObjectReader fields) {
    List<Layer> layers = new ArrayList<>();
    fields
        .list("layers", MOST_LAYERS)
        .forEach((place, value) -> layers.add(layer(ObjectReader.of(value, place))));
    return layers;
  }

  private static Layer layer(ObjectReader fields) {
    var layer =
        new Layer(
            (int) fields.whole("units", 64, 1, MOST_UNITS),
            choice(fields, "activation", Activation.values(), Activation::type, Activation.RELU),
            fields.real("keepProbability", 1, v -> v > 0 && v <= 1, "(0, 1]"));
    fields.end();
    return layer;
  }

  private static Initialization initialization(ObjectReader fields) {
    String type = fields.text("type", "he", 100);
    Initialization initialization =
        switch (type) {
          case "he" -> new He();
          case "xavier" -> new Xavier();
          case "normal" -> new Normal(fields.real("deviation", v -> v >= 0, "[0, ∞)"));
          case "explicit" -> explicit(fields);
          default ->
              throw ObjectReader.choice(
                  fields.path("type"), type, List.of("he", "xavier", "normal", "explicit"));
        };
    fields.end();
    return initialization;
  }

  private static Explicit explicit(ObjectReader fields) {
    List<Given> layers = new ArrayList<>();
    fields
        .list("layers", MOST_LAYERS + 1)
        .forEach(
            (place, value) -> {
              ObjectReader layer = ObjectReader.of(value, place);
              List<List<Double>> weights = new ArrayList<>();
              layer
                  .list("weights", MOST_UNITS)
                  .forEach((at, row) -> weights.add(ObjectReader.reals(row, at, MOST_UNITS)));
              layers.add(new Given(weights, layer.reals("biases", MOST_UNITS)));
              layer.end();
            });
    return new Explicit(layers);
  }

  private static <T> T choice(
      ObjectReader fields, String name, T[] values, Function<T, String> type, T otherwise) {
    String chosen = fields.text(name, type.apply(otherwise), 100);
    return Arrays.stream(values)
        .filter(value -> type.apply(value).equals(chosen))
        .findFirst()
        .orElseThrow(
            () ->
                ObjectReader.choice(
                    fields.path(name), chosen, Arrays.stream(values).map(type).toList()));
  }

  private static void check(NetworkProblem problem, ObjectReader fields) {
    Samples samples;
    try {
      samples = problem.dataset().outline();
    } catch (InvalidInputException e) {
      throw new InvalidExperimentException(fields.path("dataset") + ".content", e);
    }
    try {
      problem.preparation().check(samples);
    } catch (InvalidInputException e) {
      boolean listed = problem.preparation().split() != null;
      throw new InvalidExperimentException(fields.path(listed ? "split" : "validationFraction"), e);
    }
    if (samples.isRegression() && !problem.loss().takesValues()) {
      throw ObjectReader.wrong(
          fields.path("loss"),
          "experiment.noClasses",
          "this data has no classes; its loss is {0}",
          Loss.MEAN_SQUARED_ERROR.type());
    }
    Shape shape = problem.shape(samples);
    if (shape.parameters() > MOST_PARAMETERS) {
      throw ObjectReader.wrong(
          fields.path("layers"),
          "experiment.parameters",
          "the network has {0} parameters; at most {1} are allowed",
          shape.parameters(),
          MOST_PARAMETERS);
    }
    if (problem.initialization() instanceof Explicit explicit) {
      checkGiven(explicit, shape, fields.path("initialization") + ".layers");
    }
  }

  private static void checkGiven(Explicit explicit, Shape shape, String path) {
    if (explicit.layers().size() != shape.layers()) {
      throw ObjectReader.wrong(
          path,
          "experiment.explicitLayers",
          "the number of layers is {0}, of the network {1}, with the linear one at the end",
          explicit.layers().size(),
          shape.layers());
    }
    for (int layer = 0; layer < shape.layers(); layer++) {
      if (!explicit.fits(shape, layer)) {
        throw ObjectReader.wrong(
            path + "[" + layer + "]",
            "experiment.explicitShape",
            "this layer has {0} rows of {1} weights, and {0} biases",
            shape.units(layer),
            shape.inputs(layer));
      }
    }
  }

  private static JsonNode field(NetworkProblem problem, String field) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    Preparation preparation = problem.preparation();
    return switch (field) {
      case "dataset" -> RecipeJson.written(problem.dataset().entry(), problem.dataset());
      case "validationFraction" -> ExperimentJson.number(preparation.validationFraction());
      case "split" -> split(preparation.split());
      case "trainingSamples" -> {
        Integer most = preparation.trainingSamples();
        yield most == null ? nodes.nullNode() : nodes.numberNode(most);
      }
      case "labelNoise" -> ExperimentJson.number(preparation.labelNoise());
      case "standardize" -> nodes.booleanNode(preparation.standardize());
      case "layers" -> layers(problem.layers());
      case "loss" -> nodes.stringNode(problem.loss().type());
      case "dropout" -> nodes.stringNode(problem.dropout().type());
      case "weightDecay" -> ExperimentJson.number(problem.weightDecay());
      case "batchSize" -> nodes.numberNode(problem.batchSize());
      case "shuffle" -> nodes.booleanNode(problem.shuffle());
      case "initialization" -> initialization(problem.initialization());
      default -> throw new IllegalArgumentException(field);
    };
  }

  private static JsonNode split(@Nullable List<Integer> rows) {
    if (rows == null) {
      return JsonNodeFactory.instance.nullNode();
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    rows.forEach(list::add);
    return list;
  }

  private static JsonNode layers(List<Layer> layers) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Layer layer : layers) {
      list.addObject()
          .put("units", layer.units())
          .put("activation", layer.activation().type())
          .set("keepProbability", ExperimentJson.number(layer.keepProbability()));
    }
    return list;
  }

  private static JsonNode initialization(Initialization initialization) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    switch (initialization) {
      case He() -> tree.put("type", "he");
      case Xavier() -> tree.put("type", "xavier");
      case Normal(double deviation) ->
          tree.put("type", "normal").set("deviation", ExperimentJson.number(deviation));
      case Explicit(List<Given> layers) -> {
        ArrayNode list = tree.put("type", "explicit").putArray("layers");
        for (Given given : layers) {
          ObjectNode layer = list.addObject();
          ArrayNode weights = layer.putArray("weights");
          given.weights().forEach(row -> numbers(weights.addArray(), row));
          numbers(layer.putArray("biases"), given.biases());
        }
      }
    }
    return tree;
  }

  private static void numbers(ArrayNode list, List<Double> numbers) {
    numbers.forEach(number -> list.add(ExperimentJson.number(number)));
  }
}
