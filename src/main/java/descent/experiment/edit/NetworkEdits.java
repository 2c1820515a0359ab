package descent.experiment.edit;

import descent.catalogue.Entry;
import descent.catalogue.Parameter;
import descent.dataset.Csv;
import descent.dataset.Curve;
import descent.dataset.Dataset;
import descent.dataset.Digits;
import descent.dataset.Preparation;
import descent.dataset.Samples;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.NetworkProblem;
import descent.experiment.json.ExperimentJson;
import descent.message.InvalidInputException;
import descent.message.Message;
import descent.network.Layer;
import descent.random.Key;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The edits of an experiment on networks. All go through its JSON, so that every change is checked
 * as a whole, with the runs that depend on it.
 */
public final class NetworkEdits {
  /** The layers of the network, where they stand in the problem or in what a run changes. */
  public static final String LAYERS = "layers";

  /** The longest CSV that the page takes, in bytes. */
  public static final int LONGEST_CSV = 256 * 1024;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final double DIGITS = 1e3;
  private static final int NEW_UNITS = 16;

  private NetworkEdits() {}

  /**
   * Other data; what the old one has too, such as its noise, stays. Data that was drawn in the
   * plane becomes a CSV of the same rows.
   */
  public static Experiment dataset(Experiment e, Entry<Dataset> entry) {
    if (entry == Csv.ENTRY && isPlane(e.network().dataset())) {
      return withRows(e, "");
    }
    Map<String, Object> values = new HashMap<>(Entry.Values.of((Record) entry.standard()).byName());
    Map<String, Object> old = Entry.Values.of((Record) e.network().dataset()).byName();
    for (Parameter parameter : entry.parameters()) {
      Object kept = old.get(parameter.name());
      if (kept != null && fits(parameter, kept)) {
        values.put(parameter.name(), kept);
      }
    }
    return withDataset(e, entry.create().apply(new Entry.Values(values)));
  }

  private static boolean fits(Parameter parameter, Object value) {
    return switch (parameter) {
      case Parameter.Whole whole ->
          value instanceof Integer number && number >= whole.minimum() && number <= whole.maximum();
      case Parameter.Real real -> value instanceof Double number && real.allows(number);
      default -> false;
    };
  }

  /** Refuses a file that is too long for the page. */
  public static void refuseLong(byte[] bytes) {
    if (bytes.length > LONGEST_CSV) {
      throw new InvalidInputException(
          Message.of(
              "csv.long",
              "the file has {0} bytes; the page takes at most {1}",
              bytes.length,
              LONGEST_CSV));
    }
  }

  /** A file of the visitor's. */
  public static Experiment csv(Experiment e, Csv csv) {
    return withDataset(e, csv);
  }

  private static Experiment withDataset(Experiment e, Dataset dataset) {
    boolean values = dataset.isRegression();
    boolean hadValues = e.network().dataset().isRegression();
    return problem(
        e,
        problem -> {
          ObjectNode made = MAPPER.createObjectNode();
          made.put("type", dataset.entry().type());
          made.setAll((ObjectNode) MAPPER.valueToTree(Entry.Values.of((Record) dataset).byName()));
          problem.set("dataset", made);
          problem.putNull("split");
          if (dataset instanceof Csv) {
            // The former data's settings may leave no rows of a small file.
            problem.putNull("trainingSamples").put("labelNoise", 0).put("validationFraction", 0.3);
          }
          if (values != hadValues) {
            problem.put("loss", values ? "meanSquaredError" : "crossEntropy");
          }
          if (values) {
            problem.put("labelNoise", 0);
          }
          if (problem.path("initialization").path("type").asString("").equals("explicit")) {
            problem.putObject("initialization").put("type", "he");
          }
        });
  }

  /**
   * One more point in the plane, to learn from. Data that was drawn becomes the visitor's own: the
   * rows as the picture shows them, with the same ones for validation.
   */
  public static Experiment addPoint(Experiment e, double x, double y, String label) {
    NetworkProblem problem = e.network();
    if (label.isBlank() || label.length() > 20 || !label.matches("[^,;\\t\"]*")) {
      throw new InvalidInputException(
          Message.of("networks.badClass", "a class needs a short name without commas"));
    }
    List<String> values = List.of(number(x), number(y));
    if (problem.dataset() instanceof Csv csv) {
      return Edits.at(e, "/problem/dataset/content", csv.with(values, label.strip()));
    }
    return withRows(e, String.join(",", values) + "," + label.strip() + "\n");
  }

  private static boolean isPlane(Dataset dataset) {
    return !(dataset instanceof Csv) && !(dataset instanceof Curve) && !(dataset instanceof Digits);
  }

  /** The rows as the picture shows them, as the visitor's own, and more lines after them. */
  private static Experiment withRows(Experiment e, String more) {
    NetworkProblem problem = e.network();
    Preparation shown = problem.preparation();
    Preparation.Parts parts =
        new Preparation(
                shown.validationFraction(),
                shown.split(),
                shown.trainingSamples(),
                shown.labelNoise(),
                false)
            .apply(problem.dataset().rows(), Key.of(e.seed()));
    var content = new StringBuilder();
    content.append(String.join(",", parts.training().features())).append(",class\n");
    write(content, parts.training());
    write(content, parts.validation());
    content.append(more);
    int training = parts.training().rows();
    int rows = training + parts.validation().rows();
    return problem(
        e,
        tree -> {
          ObjectNode made = tree.putObject("dataset");
          made.put("type", "csv").put("content", content.toString());
          ArrayNode split = tree.putArray("split");
          for (int row = training; row < rows; row++) {
            split.add(row);
          }
          tree.putNull("trainingSamples").put("labelNoise", 0);
        });
  }

  private static void write(StringBuilder content, Samples samples) {
    for (int row = 0; row < samples.rows(); row++) {
      for (double value : samples.inputs()[row]) {
        content.append(number(value)).append(',');
      }
      content.append(samples.classes().get((int) samples.targets()[row])).append('\n');
    }
  }

  /** Short enough for an address, and nearer than a picture can show. */
  private static String number(double value) {
    return Edits.shown(Math.rint(value * DIGITS) / DIGITS);
  }

  /** Another layer like the last one. */
  public static Experiment addLayer(Experiment e, String owner) {
    return layers(
        e,
        owner,
        layers -> {
          ObjectNode added =
              layers.isEmpty()
                  ? MAPPER.createObjectNode().put("units", NEW_UNITS).put("activation", "relu")
                  : (ObjectNode) layers.get(layers.size() - 1).deepCopy();
          layers.add(added);
        });
  }

  public static Experiment removeLayer(Experiment e, String owner, int layer) {
    return layers(e, owner, layers -> layers.remove(layer));
  }

  /** A layer changes places with the next one. */
  public static Experiment swapLayers(Experiment e, String owner, int layer) {
    return layers(e, owner, layers -> layers.insert(layer + 1, layers.remove(layer)));
  }

  /**
   * @param owner the JSON pointer of what the layers are a field of
   */
  private static Experiment layers(Experiment e, String owner, Consumer<ArrayNode> change) {
    ObjectNode tree = tree(e);
    change.accept((ArrayNode) tree.at(owner + "/" + LAYERS));
    return ExperimentJson.read(tree);
  }

  /**
   * Lets a run have a value of its own for a field of the network, or the common one again.
   *
   * @param value null for the common one
   */
  public static Experiment override(Experiment e, int run, String field, @Nullable Object value) {
    ObjectNode tree = tree(e);
    ObjectNode owner = (ObjectNode) tree.get("runs").get(run);
    ObjectNode network =
        owner.get("network") instanceof ObjectNode has ? has : owner.putObject("network");
    if (value == null) {
      network.remove(field);
    } else {
      network.set(field, MAPPER.valueToTree(value));
    }
    if (network.isEmpty()) {
      owner.remove("network");
    }
    return ExperimentJson.read(tree);
  }

  /** Lets a run have the common layers as its own, to be changed from there. */
  public static Experiment ownLayers(Experiment e, int run) {
    return override(e, run, LAYERS, tree(e).at("/problem/" + LAYERS));
  }

  /** A layer as the format has it. */
  public static Map<String, Object> json(Layer layer) {
    return Map.of(
        "units", layer.units(),
        "activation", layer.activation().type(),
        "keepProbability", layer.keepProbability());
  }

  /** Whether a run has a value of its own for a field. */
  public static boolean overrides(Contender run, String field) {
    return run.network() != null && run.network().fields().contains(field);
  }

  private static Experiment problem(Experiment e, Consumer<ObjectNode> change) {
    ObjectNode tree = tree(e);
    change.accept((ObjectNode) tree.get("problem"));
    return ExperimentJson.read(tree);
  }

  private static ObjectNode tree(Experiment e) {
    return (ObjectNode) ExperimentJson.tree(ExperimentJson.write(e));
  }
}
