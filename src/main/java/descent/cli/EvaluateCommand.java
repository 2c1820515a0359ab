package descent.cli;

import descent.expression.Mending;
import descent.expression.syntax.ExpressionException;
import descent.expression.syntax.Variables;
import descent.message.InvalidInputException;
import descent.objective.Curvature;
import descent.objective.TypedFunction;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code evaluate EXPRESSION --at x=1,y=2 [--with a=3]}: value and derivatives as JSON. */
final class EvaluateCommand {
  private static final int MOST_VARIABLES = 1000;

  private EvaluateCommand() {}

  static void run(List<String> args, PrintStream out) {
    String expression = null;
    var at = new LinkedHashMap<String, Double>();
    var with = new LinkedHashMap<String, Double>();
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals("--at") || arg.equals("--with")) {
        i++;
        if (i == args.size()) {
          throw CommandLine.wrong(
              "cli.missing", "after {0} names and values are missing, such as x=1,y=2", arg);
        }
        assignments(arg, args.get(i), arg.equals("--at") ? at : with);
      } else if (expression == null) {
        expression = arg;
      } else {
        throw CommandLine.wrong(
            "cli.extra",
            "evaluate takes one expression; {0} is a second one (quote an expression with spaces)",
            arg);
      }
    }
    if (expression == null) {
      throw CommandLine.wrong(
          "cli.noExpression", "evaluate needs an expression, such as \"x^2 + y^2\"");
    }
    if (at.size() > MOST_VARIABLES) {
      throw CommandLine.wrong(
          "cli.variables",
          "--at names {0} variables; at most {1} are allowed",
          at.size(),
          MOST_VARIABLES);
    }
    if (at.isEmpty()) {
      throw CommandLine.wrong("cli.noPoint", "evaluate needs a point, such as --at x=1,y=2");
    }
    Variables variables = variables(List.copyOf(at.keySet()));
    TypedFunction objective = function(expression, variables, with);
    double[] x = at.values().stream().mapToDouble(Double::doubleValue).toArray();
    if (!Double.isFinite(objective.value(x))) {
      objective = TypedFunction.withoutOverflowingNorms(expression, variables, with);
    }
    out.println(
        JsonMapper.builder()
            .build()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(tree(Curvature.at(objective, x))));
  }

  private static TypedFunction function(
      String expression, Variables variables, Map<String, Double> with) {
    try {
      return TypedFunction.of(expression, variables, with);
    } catch (ExpressionException e) {
      Consumer<String> attempt = other -> TypedFunction.of(other, variables, with);
      List<String> choices = Mending.choices(expression, attempt);
      throw choices.isEmpty()
          ? new InvalidInputException(Mending.obstacle(expression, e, attempt).reason())
          : new InvalidInputException(e.reason(), String.join(" or ", choices));
    }
  }

  /** Named variables, or an array where the names are x[1], x[2], ... */
  private static Variables variables(List<String> names) {
    if (!names.getFirst().contains("[")) {
      return Variables.named(names);
    }
    for (int i = 0; i < names.size(); i++) {
      String expected = "x[" + (i + 1) + "]";
      if (!names.get(i).replace(" ", "").equals(expected)) {
        throw CommandLine.wrong(
            "cli.array",
            "expected {0} where --at names {1}; an array is given as x[1]=…,x[2]=…",
            expected,
            names.get(i));
      }
    }
    return Variables.array("x", names.size());
  }

  private static void assignments(String option, String text, Map<String, Double> values) {
    for (String assignment : text.split(",", -1)) {
      int equals = assignment.indexOf('=');
      String name = equals < 0 ? "" : assignment.substring(0, equals).strip();
      if (name.isEmpty()) {
        throw CommandLine.wrong(
            "cli.assignment",
            "{0} takes names and values such as x=1,y=2; {1} is neither",
            option,
            "\"" + assignment + "\"");
      }
      String number = assignment.substring(equals + 1).strip();
      if (values.put(name, number(name, number)) != null) {
        throw CommandLine.wrong("cli.twice", "{0} names {1} twice", option, name);
      }
    }
  }

  private static double number(String name, String text) {
    try {
      // Double.parseDouble also reads 1f, 0x1p3 and NaN, which are no numbers of the expression
      // language.
      double value =
          text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")
              ? Double.parseDouble(text)
              : Double.NaN;
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw CommandLine.wrong(
        "cli.number", "the value of {0} must be a finite number, not \"{1}\"", name, text);
  }

  private static ObjectNode tree(Curvature curvature) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    put(tree, "value", curvature.value());
    add(tree.putArray("gradient"), curvature.gradient());
    ArrayNode hessian = tree.putArray("hessian");
    for (double[] row : curvature.hessian()) {
      add(hessian.addArray(), row);
    }
    if (curvature.eigenvalues().length == 0) {
      tree.putNull("eigenvalues");
    } else {
      add(tree.putArray("eigenvalues"), curvature.eigenvalues());
    }
    put(tree, "conditionNumber", curvature.conditionNumber());
    Curvature.Kind kind = curvature.kind();
    tree.put("criticalPoint", lowerCase(kind));
    return tree;
  }

  private static @Nullable String lowerCase(Curvature.@Nullable Kind kind) {
    return kind == null ? null : kind.name().toLowerCase(Locale.ROOT);
  }

  private static void put(ObjectNode tree, String name, double value) {
    if (Double.isFinite(value)) {
      tree.put(name, value);
    } else {
      tree.putNull(name);
    }
  }

  private static void add(ArrayNode list, double[] values) {
    for (double value : values) {
      if (Double.isFinite(value)) {
        list.add(value);
      } else {
        list.addNull();
      }
    }
  }
}
