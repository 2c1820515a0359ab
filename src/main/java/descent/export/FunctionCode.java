package descent.export;

import descent.catalogue.Framework;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.expression.Expression;
import descent.expression.syntax.Function;
import descent.expression.syntax.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An experiment on a function as a program. */
final class FunctionCode {
  private static final int WIDTH = 90;
  private static final int IN_A_LINE = 6;
  private static final int LONGEST_QUOTE = 300;

  private final Experiment experiment;
  private final FunctionProblem problem;
  private final Framework framework;

  FunctionCode(Experiment experiment, FunctionProblem problem, Framework framework) {
    this.experiment = experiment;
    this.problem = problem;
    this.framework = framework;
  }

  String text() {
    RunCode runs = new RunCode(experiment, framework);
    Set<Function> missing = new LinkedHashSet<>(runs.missing());
    Map<String, String> values = new HashMap<>();
    values.put("function", function(missing));
    values.put("missing", MissingFunctions.of(missing, framework));
    Set<String> conditions = new LinkedHashSet<>(runs.conditions());
    conditions.add(framework.type());
    boolean noisy = problem.gradientNoise() != 0;
    if (noisy) {
      conditions.add("noise");
    } else if (conditions.contains("whole")) {
      conditions.add("calm");
    }
    values.put("title", PythonProgram.title(experiment));
    values.put("notes", PythonProgram.notes(experiment));
    values.put("framework", framework.title());
    values.put("steps", Integer.toString(experiment.steps()));
    values.put("every", Integer.toString(experiment.every()));
    values.put("seed", Long.toString(experiment.seed()));
    values.put("start", Python.reals(problem.start()));
    values.put(
        "variables",
        problem.coordinates().stream()
            .map(Python::text)
            .collect(Collectors.joining(", ", "[", "]")));
    values.put("keyed", Template.fill("keyed", Set.of(), Map.of()));
    values.put("deviation", Python.number(problem.gradientNoise()));
    values.put("rule", Template.fill("rule_" + framework.type(), runs.conditions(), Map.of()));
    values.put("direction", Template.fill("direction", Set.of(), Map.of()));
    values.put("plateau", Template.fill("plateau", Set.of(), Map.of()));
    values.put("methods", runs.methods());
    values.put("stop", PythonProgram.stop(experiment, "t", "last[3]", "last[2]"));
    values.put("runs", runs.text() + "\n\n\n" + table());
    return Template.fill("function", conditions, values);
  }

  private String function(Set<Function> missing) {
    Expression expression = problem.source().parsed();
    Tree tree = expression.tree();
    PythonNames names = new PythonNames();
    ExpressionCode code = new ExpressionCode(Dialect.of(framework), false, names);
    List<String> used = expression.freeNames();
    List<String> lines = new ArrayList<>();
    String quoted = expression.toText();
    if (quoted.length() <= LONGEST_QUOTE) {
      lines.add("\"\"\"" + quoted + "\"\"\"");
    }
    problem.parameters().forEach(code.scope()::number);
    List<String> parameters =
        problem.parameters().keySet().stream().filter(used::contains).toList();
    assign(
        parameters.stream().map(names::of).toList(),
        parameters.stream()
            .map(name -> Python.number(problem.parameters().getOrDefault(name, 0.0)))
            .toList(),
        lines);
    if (problem.variables().isEmpty()) {
      code.scope().tensor("x");
      code.scope().number("n", (double) problem.dimension());
      lines.add(names.of("x") + " = w");
      if (mentions(quoted, "n")) {
        lines.add(names.of("n") + " = " + problem.dimension());
      }
    } else {
      problem.variables().forEach(code.scope()::tensor);
      int[] seen =
          IntStream.range(0, problem.dimension())
              .filter(i -> used.contains(problem.variables().get(i)))
              .toArray();
      assign(
          Arrays.stream(seen).mapToObj(i -> names.of(problem.variables().get(i))).toList(),
          Arrays.stream(seen).mapToObj(i -> "w[" + i + "]").toList(),
          lines);
    }
    String body = code.lines(tree, WIDTH);
    lines.add(
        "return "
            + (code.scope().alwaysTensor(tree)
                ? body
                // Without w in it there would be no derivative.
                : "0 * w[0] + (" + body + ")"));
    missing.addAll(code.missing());
    return "def f(w):\n"
        + lines.stream()
            .flatMap(String::lines)
            .map(line -> "    " + line)
            .collect(Collectors.joining("\n"));
  }

  /** A few names in one line. */
  private static void assign(List<String> names, List<String> values, List<String> lines) {
    for (int from = 0; from < names.size(); from += IN_A_LINE) {
      int to = Math.min(from + IN_A_LINE, names.size());
      lines.add(
          String.join(", ", names.subList(from, to))
              + " = "
              + String.join(", ", values.subList(from, to)));
    }
  }

  private static boolean mentions(String expression, String name) {
    return expression.matches("(?s).*(?<![\\w.])" + name + "(?!\\w).*");
  }

  private String table() {
    StringBuilder table = new StringBuilder("RUNS = [\n");
    for (int i = 0; i < experiment.runs().size(); i++) {
      table.append(
          "    (%s, optimizer_%2$d, rate_%2$d),\n"
              .formatted(Python.text(experiment.runs().get(i).name()), i + 1));
    }
    return table.append("]").toString();
  }
}
