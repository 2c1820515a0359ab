package descent.experiment.json;

import descent.catalogue.Entry;
import descent.catalogue.Parameter;
import descent.experiment.Averaging;
import descent.experiment.Contender;
import descent.experiment.Ensemble;
import descent.experiment.Ensemble.Independent;
import descent.experiment.Ensemble.Snapshot;
import descent.experiment.InvalidExperimentException;
import descent.experiment.NetworkProblem;
import descent.experiment.NetworkProblem.Changed;
import descent.experiment.Problem;
import descent.message.InvalidInputException;
import descent.optimizer.Optimizer;
import descent.optimizer.rule.Optimizers;
import descent.schedule.Plan;
import descent.schedule.Schedule;
import descent.schedule.Schedules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Contenders as JSON: optimizer and schedule are read and written as their catalogue entries
 * describe them.
 */
final class RecipeJson {
  private static final int MOST_WARMUP = 1_000_000;

  /** The most parameters that all members of an ensemble may have together. */
  private static final int MOST_PARAMETERS = 10_000_000;

  private RecipeJson() {}

  static Contender contender(ObjectReader fields, Problem problem, int steps, int longestName) {
    return contender(
        fields, problem, steps, longestName, Optimizers.entries(), Schedules.entries());
  }

  /** The same with other choices than those of the catalogue. */
  static Contender contender(
      ObjectReader fields,
      Problem problem,
      int steps,
      int longestName,
      List<Entry<Optimizer>> optimizers,
      List<Entry<Schedule>> schedules) {
    ObjectReader recipe = fields.object("optimizer");
    Entry<Optimizer> entry = entry(recipe, optimizers);
    Optimizer optimizer = make(entry, recipe, Map.of());
    String name = fields.text("name", entry.type(), longestName);
    if (name.isBlank() || name.codePoints().anyMatch(RecipeJson::invisible)) {
      throw ObjectReader.wrong(
          fields.path("name"),
          "experiment.blankName",
          "a run needs a name of one line that can be seen");
    }
    Plan plan = plan(fields.objectOrEmpty("schedule"), optimizer.defaultLearningRate(), schedules);
    Changed network = network(fields, optimizer, problem);
    Averaging averaging = averaging(fields);
    Ensemble ensemble = ensemble(fields, problem, plan);
    fields.end();
    if (ensemble != null && problem instanceof NetworkProblem base) {
      check(ensemble, network == null ? base : network.problem(), plan, steps, fields);
    }
    return new Contender(name, optimizer, plan, network, averaging, ensemble);
  }

  private static @Nullable Changed network(
      ObjectReader fields, Optimizer optimizer, Problem problem) {
    if (!(problem instanceof NetworkProblem base)) {
      if (fields.has("network")) {
        throw ObjectReader.wrong(
            fields.path("network"),
            "experiment.noNetwork",
            "this problem is a function; only a network can be changed by a run");
      }
      return null;
    }
    if (optimizer.needsMatrix()) {
      throw ObjectReader.wrong(
          fields.path("optimizer") + ".type",
          "experiment.tooManyParameters",
          "{0} needs a matrix of n x n numbers for n parameters, too large for a network;"
              + " lbfgs does with less",
          optimizer.entry().type());
    }
    return fields.has("network") ? NetworkJson.changed(fields.object("network"), base) : null;
  }

  private static @Nullable Averaging averaging(ObjectReader fields) {
    if (!fields.has("averaging") || fields.isNull("averaging")) {
      return null;
    }
    ObjectReader averaging = fields.object("averaging");
    double decay = averaging.real("decay", v -> v >= 0 && v < 1, "[0, 1)");
    averaging.end();
    return new Averaging(decay);
  }

  private static @Nullable Ensemble ensemble(ObjectReader fields, Problem problem, Plan plan) {
    if (!fields.has("ensemble") || fields.isNull("ensemble")) {
      return null;
    }
    if (!problem.predicts()) {
      throw ObjectReader.wrong(
          fields.path("ensemble"),
          "experiment.noEnsemble",
          "this problem is a function; only the predictions of networks can be averaged");
    }
    ObjectReader ensemble = fields.object("ensemble");
    String type = ensemble.text("type", 100);
    Ensemble made =
        switch (type) {
          case "independent" ->
              new Independent((int) ensemble.whole("members", 5, 1, Ensemble.MOST_MEMBERS));
          case "snapshot" -> new Snapshot();
          default ->
              throw ObjectReader.choice(
                  ensemble.path("type"), type, List.of("independent", "snapshot"));
        };
    ensemble.end();
    if (made instanceof Snapshot && plan.schedule().cycles() == null) {
      throw ObjectReader.wrong(
          fields.path("schedule") + ".type",
          "experiment.noCycles",
          "snapshots are taken at the ends of the cycles of cosineRestarts; {0} has none",
          plan.schedule().entry().type());
    }
    return made;
  }

  private static void check(
      Ensemble ensemble, NetworkProblem problem, Plan plan, int steps, ObjectReader fields) {
    long members =
        switch (ensemble) {
          case Independent(int count) -> count;
          case Snapshot() ->
              Objects.requireNonNull(plan.schedule().cycles())
                  .ended(plan.perEpoch() ? steps / problem.updatesPerEpoch() : steps);
        };
    if (members > Ensemble.MOST_MEMBERS) {
      throw ObjectReader.wrong(
          fields.path("ensemble"),
          "experiment.members",
          "this makes {0} members; an ensemble has at most {1}",
          members,
          Ensemble.MOST_MEMBERS);
    }
    long parameters = members * problem.shape(problem.dataset().outline()).parameters();
    if (parameters > MOST_PARAMETERS) {
      throw ObjectReader.wrong(
          fields.path("ensemble"),
          "experiment.memberParameters",
          "the {0} members have {1} parameters together; at most {2} are allowed",
          members,
          parameters,
          MOST_PARAMETERS);
    }
  }

  /**
   * The choice that an object describes: its type names the entry, its fields are the parameters.
   */
  static <T> T made(ObjectReader fields, List<Entry<T>> entries) {
    return make(entry(fields, entries), fields, Map.of());
  }

  /** The object that {@link #made} reads. */
  static ObjectNode written(Entry<?> entry, Object made) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    write(tree, entry, made);
    return tree;
  }

  /** Control characters break lines, format characters turn the sentences around them. */
  private static boolean invisible(int character) {
    return Character.isISOControl(character) || Character.getType(character) == Character.FORMAT;
  }

  static void write(ObjectNode tree, Contender run) {
    tree.put("name", run.name());
    write(tree.putObject("optimizer"), run.optimizer().entry(), run.optimizer());
    ObjectNode schedule = tree.putObject("schedule");
    write(schedule, run.plan().schedule().entry(), run.plan().schedule());
    schedule.put("warmup", run.plan().warmup());
    schedule.put("per", run.plan().perEpoch() ? "epoch" : "step");
    Changed network = run.network();
    if (network != null) {
      NetworkJson.write(tree.putObject("network"), network);
    }
    Averaging averaging = run.averaging();
    if (averaging != null) {
      tree.putObject("averaging").set("decay", ExperimentJson.number(averaging.decay()));
    }
    switch (run.ensemble()) {
      case Independent(int members) ->
          tree.putObject("ensemble").put("type", "independent").put("members", members);
      case Snapshot() -> tree.putObject("ensemble").put("type", "snapshot");
      case null -> {}
    }
  }

  private static Plan plan(
      ObjectReader fields, double learningRate, List<Entry<Schedule>> schedules) {
    Entry<Schedule> entry = fields.has("type") ? entry(fields, schedules) : schedules.getFirst();
    int warmup = (int) fields.whole("warmup", 0, 0, MOST_WARMUP);
    String per = fields.text("per", "step", 10);
    if (!per.equals("step") && !per.equals("epoch")) {
      throw ObjectReader.choice(fields.path("per"), per, List.of("step", "epoch"));
    }
    return new Plan(
        make(entry, fields, Map.of(Schedules.rate(entry).name(), learningRate)),
        warmup,
        per.equals("epoch"));
  }

  private static <T> Entry<T> entry(ObjectReader fields, List<Entry<T>> entries) {
    String type = fields.text("type", 100);
    Optional<Entry<T>> entry = entries.stream().filter(e -> e.type().equals(type)).findFirst();
    return entry.orElseThrow(
        () ->
            ObjectReader.choice(
                fields.path("type"), type, entries.stream().map(Entry::type).toList()));
  }

  private static <T> T make(Entry<T> entry, ObjectReader fields, Map<String, Object> defaults) {
    var values = new LinkedHashMap<String, Object>();
    for (Parameter parameter : entry.parameters()) {
      String name = parameter.name();
      Object standard = defaults.getOrDefault(name, parameter.defaultValue());
      Object given = fields.has(name) ? value(parameter, fields) : standard;
      if (given == null) {
        throw fields.missing(name);
      }
      values.put(name, given);
    }
    fields.has("type");
    fields.end();
    try {
      return entry.create().apply(new Entry.Values(values));
    } catch (InvalidInputException e) {
      // Ranges were checked above: what is left is a text that is wrong.
      String typed =
          entry.parameters().stream()
              .filter(Parameter.Text.class::isInstance)
              .map(Parameter::name)
              .findFirst()
              .orElse("type");
      throw new InvalidExperimentException(fields.path(typed), e);
    }
  }

  private static Object value(Parameter parameter, ObjectReader fields) {
    String name = parameter.name();
    return switch (parameter) {
      case Parameter.Real real -> fields.real(name, real::allows, real.range());
      case Parameter.Whole whole -> (int) fields.whole(name, whole.minimum(), whole.maximum());
      case Parameter.Flag flag -> fields.flag(name, flag.defaultValue());
      case Parameter.Text text -> fields.text(name, text.maximumLength());
      case Parameter.Texts texts -> fields.texts(name, texts.most(), texts.maximumLength());
      case Parameter.Choice choice -> {
        String chosen = fields.text(name, 100);
        if (!choice.values().contains(chosen)) {
          throw ObjectReader.choice(fields.path(name), chosen, choice.values());
        }
        yield chosen;
      }
    };
  }

  private static void write(ObjectNode tree, Entry<?> entry, Object recipe) {
    tree.put("type", entry.type());
    Map<String, Object> values = Entry.Values.of((Record) recipe).byName();
    for (Parameter parameter : entry.parameters()) {
      Object value = Objects.requireNonNull(values.get(parameter.name()));
      if (parameter.isLater() && value.equals(parameter.defaultValue())) {
        continue;
      }
      switch (value) {
        case List<?> texts -> {
          ArrayNode list = tree.putArray(parameter.name());
          texts.forEach(text -> list.add(text.toString()));
        }
        case Double real -> tree.set(parameter.name(), ExperimentJson.number(real));
        case Integer whole -> tree.put(parameter.name(), whole);
        case Boolean flag -> tree.put(parameter.name(), flag);
        case Object text -> tree.put(parameter.name(), text.toString());
      }
    }
  }
}
