package descent.export;

import descent.catalogue.Framework;
import descent.dataset.Dataset;
import descent.dataset.Digits;
import descent.dataset.Preparation;
import descent.dataset.Preparation.Parts;
import descent.dataset.Samples;
import descent.experiment.Contender;
import descent.experiment.Ensemble;
import descent.experiment.Experiment;
import descent.experiment.NetworkProblem;
import descent.message.InvalidInputException;
import descent.message.Message;
import descent.network.Activation;
import descent.network.Initialization;
import descent.network.Layer;
import descent.random.Key;
import descent.schedule.Schedule.Cycles;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An experiment on a network as a program. */
final class NetworkCode {
  private static final int LONGEST = 16_000_000;

  private final Experiment experiment;
  private final Framework framework;
  private final Set<String> conditions = new LinkedHashSet<>();

  /** The names of data as it is prepared, and what defines them. */
  private final Map<Source, String> data = new HashMap<>();

  private final StringBuilder tables = new StringBuilder();

  private record Source(Dataset dataset, Preparation preparation) {}

  NetworkCode(Experiment experiment, Framework framework) {
    this.experiment = experiment;
    this.framework = framework;
  }

  String text() {
    RunCode runs = new RunCode(experiment, framework);
    conditions.add(framework.type());
    conditions.addAll(runs.conditions());
    if (experiment.stop().gradientNorm() > 0) {
      conditions.add("norm");
    }
    for (Contender run : experiment.runs()) {
      look(run);
    }
    Map<String, String> base = network(experiment.network());
    StringBuilder text = new StringBuilder();
    text.append("NETWORK = ").append(dictionary(base, "")).append("\n\n\n");
    text.append(runs.text()).append("\n\n\n");
    text.append("RUNS = [\n");
    for (int i = 0; i < experiment.runs().size(); i++) {
      text.append("    ").append(dictionary(run(i, base), "    ")).append(",\n");
    }
    text.append("]");
    Map<String, String> values = new HashMap<>();
    values.put("title", PythonProgram.title(experiment));
    values.put("notes", PythonProgram.notes(experiment));
    values.put("framework", framework.title());
    values.put("steps", Integer.toString(experiment.steps()));
    values.put("every", Integer.toString(experiment.every()));
    values.put("seed", Long.toString(experiment.seed()));
    values.put("missing", MissingFunctions.of(runs.missing(), framework));
    values.put("methods", runs.methods());
    values.put(
        "stop", PythonProgram.stop(experiment, "own.t", "own.gradient_norm()", "own.row[0]"));
    values.put("runs", tables.append(text).toString());
    for (String part : List.of("keyed", "direction", "plateau")) {
      values.put(part, Template.fill(part, Set.of(), Map.of()));
    }
    values.put("rule", Template.fill("rule_" + framework.type(), runs.conditions(), Map.of()));
    values.put("layers", Template.fill("layers", conditions, Map.of()));
    values.put("net", Template.fill("net_" + framework.type(), conditions, Map.of()));
    return Template.fill("network", conditions, values);
  }

  /** Finds out what the program needs for a run. */
  private void look(Contender run) {
    NetworkProblem problem = run.problem(experiment);
    for (NetworkProblem any : List.of(problem, experiment.network())) {
      conditions.add(any.loss().type());
      conditions.add(any.dataset() instanceof Digits ? "digits" : "table");
      for (Layer layer : any.layers()) {
        conditions.add(layer.activation().type());
        if (layer.keepProbability() < 1) {
          conditions.add("dropout");
        }
      }
      if (any.weightDecay() > 0) {
        conditions.add("decay");
      }
      if (any.initialization() instanceof Initialization.Explicit) {
        conditions.add("explicit");
      }
    }
    if (conditions.contains(Activation.GELU.type()) && framework != Framework.PYTORCH) {
      conditions.add("ownGelu");
    }
    if (run.averaging() != null) {
      conditions.add("average");
    }
    switch (run.ensemble()) {
      case Ensemble.Independent i -> conditions.add("members");
      case Ensemble.Snapshot s -> conditions.add("snapshot");
      case null -> {}
    }
  }

  private Map<String, String> run(int index, Map<String, String> base) {
    Contender run = experiment.runs().get(index);
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("name", Python.text(run.name()));
    Map<String, String> own = new LinkedHashMap<>(network(run.problem(experiment)));
    own.entrySet().removeIf(entry -> entry.getValue().equals(base.get(entry.getKey())));
    entries.put("network", own.isEmpty() ? "NETWORK" : changed(own));
    entries.put("optimizer", "optimizer_" + (index + 1));
    entries.put("rate", "rate_" + (index + 1));
    entries.put("per_epoch", Python.flag(run.plan().perEpoch()));
    if (conditions.contains("members")) {
      entries.put(
          "members",
          run.ensemble() instanceof Ensemble.Independent(int members)
              ? Integer.toString(members)
              : "0");
    }
    if (conditions.contains("snapshot")) {
      entries.put(
          "snapshots",
          run.ensemble() instanceof Ensemble.Snapshot
                  && run.plan().schedule().cycles() instanceof Cycles cycles
              ? "(%d, %d)".formatted(cycles.period(), cycles.multiplier())
              : "None");
    }
    if (conditions.contains("average")) {
      var averaging = run.averaging();
      entries.put("averaging", averaging == null ? "None" : Python.number(averaging.decay()));
    }
    return entries;
  }

  private static String dictionary(Map<String, String> entries, String indent) {
    return entries.entrySet().stream()
        .map(entry -> indent + "    " + entry.getKey() + "=" + entry.getValue() + ",\n")
        .collect(Collectors.joining("", "dict(\n", indent + ")"));
  }

  private static String changed(Map<String, String> entries) {
    return entries.entrySet().stream()
        .map(entry -> Python.text(entry.getKey()) + ": " + entry.getValue())
        .collect(Collectors.joining(", ", "{**NETWORK, ", "}"));
  }

  private Map<String, String> network(NetworkProblem problem) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("data", data(new Source(problem.dataset(), problem.preparation())));
    entries.put(
        "layers",
        problem.layers().stream()
            .map(
                layer ->
                    "(%d, %s, %s)"
                        .formatted(
                            layer.units(),
                            activation(layer.activation()),
                            Python.number(layer.keepProbability())))
            .collect(Collectors.joining(", ", "[", "]")));
    String loss =
        switch (problem.loss()) {
          case CROSS_ENTROPY -> "cross_entropy cross_entropies";
          case MEAN_SQUARED_ERROR -> "squared_error squared_errors";
          case HINGE -> "hinge hinges";
        };
    entries.put("loss", loss.substring(0, loss.indexOf(' ')));
    entries.put("losses", loss.substring(loss.indexOf(' ') + 1));
    if (conditions.contains("dropout")) {
      entries.put("dropout", Python.text(problem.dropout().type()));
    }
    entries.put("weight_decay", Python.number(problem.weightDecay()));
    entries.put("batch_size", Integer.toString(problem.batchSize()));
    entries.put("shuffle", Python.flag(problem.shuffle()));
    entries.put("start", start(problem.initialization()));
    return entries;
  }

  private String activation(Activation activation) {
    return switch (activation) {
      case LINEAR -> "linear";
      case LEAKY_RELU -> "leaky_relu";
      case GELU -> framework == Framework.PYTORCH ? "torch.nn.functional.gelu" : "gelu";
      case TANH -> Dialect.of(framework).module() + ".tanh";
      case RELU, SIGMOID ->
          (framework == Framework.OPTAX ? "jax.nn" : Dialect.of(framework).module())
              + "."
              + activation.type();
    };
  }

  private static String start(Initialization initialization) {
    return switch (initialization) {
      case Initialization.He() -> "lambda inputs, units: np.sqrt(2 / inputs)";
      case Initialization.Xavier() -> "lambda inputs, units: np.sqrt(2 / (inputs + units))";
      case Initialization.Normal(double deviation) ->
          "lambda inputs, units: " + Python.number(deviation);
      case Initialization.Explicit(List<Initialization.Given> layers) ->
          layers.stream()
              .map(
                  layer ->
                      layer.weights().stream()
                              .map(Python::reals)
                              .collect(Collectors.joining(", ", "([", "], "))
                          + Python.reals(layer.biases())
                          + ")")
              .collect(Collectors.joining(", ", "[", "]"));
    };
  }

  /** The name of data, which is written down when it is first asked for. */
  private String data(Source source) {
    String known = data.get(source);
    if (known != null) {
      return known;
    }
    String name = "data_" + (data.size() + 1);
    data.put(source, name);
    write(name, source);
    return name;
  }

  private void write(String name, Source source) {
    Samples all = source.dataset().rows();
    Parts parts = source.preparation().apply(all, Key.of(experiment.seed()));
    boolean pictures = source.dataset() instanceof Digits;
    tables.append("# The training rows, then the validation rows.\n");
    tables.append(name).append(" = Data(\n");
    tables.append("    ").append(pictures ? "pictures" : "table").append("(\"\"\"\n");
    rows(all, parts.trainingRows(), parts.training().targets(), pictures);
    rows(all, parts.validationRows(), parts.validation().targets(), pictures);
    tables.append("\"\"\"),\n");
    tables.append("    training=").append(parts.trainingRows().length).append(",\n");
    tables.append("    classes=").append(all.classes().size()).append(",\n");
    tables
        .append("    standardize=")
        .append(Python.flag(source.preparation().standardize()))
        .append(",\n)\n\n\n");
  }

  private void rows(Samples all, int[] rows, double[] targets, boolean pictures) {
    for (int i = 0; i < rows.length; i++) {
      for (double value : all.inputs()[rows[i]]) {
        tables.append(
            pictures
                ? Integer.toString((int) Math.rint(value * 16), 17)
                : Python.number(value) + ",");
      }
      tables.append(pictures ? "," : "").append(Python.number(targets[i])).append('\n');
      if (tables.length() > LONGEST) {
        throw new InvalidInputException(
            Message.of(
                "export.long",
                "this program would be longer than {0} characters; take fewer rows of data",
                Integer.toString(LONGEST)));
      }
    }
  }
}
