package descent.export;

import descent.catalogue.Entry;
import descent.catalogue.Parameter;
import descent.expression.Expression;
import descent.expression.syntax.Tree;
import descent.schedule.Plan;
import descent.schedule.Schedule;
import descent.schedule.Schedules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A schedule in Python: a function of the step from 0, made of the schedule's own formula. */
final class RateCode {
  private RateCode() {}

  /** Whether the rate depends on the losses, so that it is no formula of t. */
  static boolean hears(Plan plan) {
    return plan.schedule().formula().isEmpty();
  }

  /** The definition under a name. */
  static String of(String name, Plan plan) {
    if (hears(plan)) {
      return watching(name, plan);
    }
    PythonNames names = new PythonNames().with("t");
    ExpressionCode code = new ExpressionCode(Dialect.NUMPY, false, names);
    code.scope().number("t", null);
    var expression = Expression.parse(plan.schedule().formula());
    Entry.Values values = Entry.Values.of((Record) plan.schedule());
    List<String> symbols = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (Parameter parameter : plan.schedule().entry().parameters()) {
      double value =
          switch (parameter) {
            case Parameter.Real real -> values.real(real.name());
            case Parameter.Whole whole -> values.whole(whole.name());
            default -> Double.NaN;
          };
      if (expression.freeNames().contains(parameter.symbol()) && !Double.isNaN(value)) {
        code.scope().number(parameter.symbol(), value);
        symbols.add(names.of(parameter.symbol()));
        numbers.add(Python.number(value));
      }
    }
    String counts = plan.perEpoch() ? "epoch" : "step";
    StringBuilder text = new StringBuilder("def " + name + "(t):\n");
    text.append("    \"\"\"The learning rate of %s t, counted from 0.\"\"\"\n".formatted(counts));
    boolean constant = expression.tree() instanceof Tree.Name && symbols.size() == 1;
    if (!symbols.isEmpty() && !constant) {
      text.append(
          "    %s = %s\n".formatted(String.join(", ", symbols), String.join(", ", numbers)));
    }
    String rate = constant ? numbers.getFirst() : code.of(expression.tree());
    if (plan.warmup() == 0) {
      return text.append("    return ").append(rate).append('\n').toString();
    }
    return text.append("    rate = %s\n".formatted(rate))
        .append("    return rate * (t + 1) / %1$d if t < %1$d else rate\n".formatted(plan.warmup()))
        .toString();
  }

  /** An object of the class that stands among the resources under the schedule's type. */
  private static String watching(String name, Plan plan) {
    Entry<Schedule> entry = plan.schedule().entry();
    Map<String, Object> values = Entry.Values.of((Record) plan.schedule()).byName();
    String rate = Schedules.rate(entry).name();
    String settings =
        entry.parameters().stream()
            .map(
                parameter ->
                    (parameter.name().equals(rate)
                            ? Schedule.RATE_SYMBOL
                            : Python.snake(parameter.name()))
                        + "="
                        + Python.value(values.get(parameter.name())))
            .collect(Collectors.joining(", "));
    return "%s = %s(%s, warmup=%d)\n"
        .formatted(name, Python.className(entry.type()), settings, plan.warmup());
  }
}
