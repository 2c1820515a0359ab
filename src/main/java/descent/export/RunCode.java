package descent.export;

import descent.catalogue.Entry;
import descent.catalogue.Framework;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.expression.Rule;
import descent.expression.syntax.Function;
import descent.optimizer.Counterpart;
import descent.optimizer.MatrixStep;
import descent.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The optimizers and the learning rates of all runs, as Python. */
final class RunCode {
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

  private final Framework framework;
  private final StringBuilder text = new StringBuilder();
  private final Set<String> conditions = new LinkedHashSet<>();
  private final Set<Function> missing = EnumSet.noneOf(Function.class);

  /** The methods over whole vectors that are used, by their types. */
  private final Set<String> methods = new LinkedHashSet<>();

  /** Whether one of them learns the curvature from gradients. */
  private boolean quasiNewton;

  RunCode(Experiment experiment, Framework framework) {
    this.framework = framework;
    for (int i = 0; i < experiment.runs().size(); i++) {
      write(i + 1, experiment.runs().get(i));
    }
  }

  /** The definitions. */
  String text() {
    return text.toString().stripTrailing();
  }

  /**
   * What they need: {@code rule} of one's own, {@code direction} of Optax, {@code whole} vectors,
   * {@code hessian}, {@code plateau}, {@code overAll} parameters.
   */
  Set<String> conditions() {
    return conditions;
  }

  /** The functions that the framework does not have. */
  Set<Function> missing() {
    return missing;
  }

  /** The classes of the methods over whole vectors. */
  String methods() {
    if (methods.isEmpty()) {
      return "";
    }
    List<String> parts = new ArrayList<>(List.of("whole"));
    if (quasiNewton) {
      parts.add("quasi_newton");
    }
    parts.addAll(methods);
    return parts.stream()
        .map(part -> Template.fill(part, Set.of(), Map.of()))
        .collect(Collectors.joining("\n\n"));
  }

  private void write(int number, Contender run) {
    Optimizer optimizer = run.optimizer();
    String constructor = constructor(number, run);
    text.append(String.join("\n", Python.comment(run.name()))).append('\n');
    text.append("def optimizer_%d(%s):\n".formatted(number, arguments()));
    if (optimizer.in(framework, isConstant(run))
            instanceof Counterpart.Own(String call, String remark)
        && !remark.isEmpty()) {
      text.append("    # ").append(remark).append('\n');
    }
    text.append("    return ").append(constructor).append("\n\n\n");
    text.append(RateCode.of("rate_" + number, run.plan())).append("\n\n");
    if (RateCode.hears(run.plan())) {
      conditions.add(run.plan().schedule().entry().type());
    }
  }

  private String arguments() {
    return framework == Framework.PYTORCH ? "parameters" : "";
  }

  private String constructor(int number, Contender run) {
    Optimizer optimizer = run.optimizer();
    return switch (optimizer.in(framework, isConstant(run))) {
      case Counterpart.Own(String call, String remark) -> own(call, run);
      case Counterpart.Rule(String remark) ->
          optimizer.formula().isEmpty() ? method(optimizer) : rule(number, optimizer, remark);
    };
  }

  private String own(String call, Contender run) {
    if (framework == Framework.OPTAX) {
      conditions.add("direction");
    }
    String filled = filled(call, run);
    return framework == Framework.OPTAX ? "Direction(" + filled + ")" : filled;
  }

  private String filled(String call, Contender run) {
    Entry.Values values = Entry.Values.of((Record) run.optimizer());
    return PARAMETER
        .matcher(call.replace("lr=lr", "lr=" + Python.number(run.plan().schedule().learningRate())))
        .replaceAll(name -> number(values.real(name.group(1))));
  }

  /** Keras refuses a momentum of 0 or 1 that is no float. */
  private String number(double value) {
    return framework == Framework.KERAS ? Python.real(value) : Python.number(value);
  }

  private String rule(int number, Optimizer optimizer, String remark) {
    conditions.add("rule");
    if (Rule.parse(optimizer.formula()).hasReductions()) {
      conditions.add("overAll");
    }
    String name = "rule_" + number;
    RuleCode rule = RuleCode.of(name, optimizer, remark, framework);
    missing.addAll(rule.missing());
    text.append(rule.text()).append("\n\n");
    String first = framework == Framework.PYTORCH ? "parameters, " : "";
    return "Rule(%s%s, memories=%d)".formatted(first, name, rule.memories());
  }

  /** A method of matrices, which stands among the resources under its type. */
  private String method(Optimizer optimizer) {
    Entry<Optimizer> entry = optimizer.entry();
    methods.add(entry.type());
    conditions.add("whole");
    if (optimizer.matrixStep() instanceof MatrixStep.InverseHessian) {
      conditions.add("hessian");
    } else {
      quasiNewton = true;
    }
    Map<String, Object> values = Entry.Values.of((Record) optimizer).byName();
    return entry.parameters().stream()
        .map(
            parameter ->
                Python.snake(parameter.name()) + "=" + Python.value(values.get(parameter.name())))
        .collect(Collectors.joining(", ", Python.className(entry.type()) + "(", ")"));
  }

  private static boolean isConstant(Contender run) {
    return run.plan().schedule().isConstant() && run.plan().warmup() == 0;
  }
}
