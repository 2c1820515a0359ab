package descent.export;

import descent.catalogue.Entry;
import descent.catalogue.Parameter;
import descent.expression.Expression;
import descent.expression.Tree;
import descent.schedule.Plan;
import descent.schedule.Plateau;
import java.util.ArrayList;
import java.util.List;

/** A schedule in Python: a function of the step from 0, made of the schedule's own formula. */
final class RateCode {
  private RateCode() {}

  /** Whether the losses decide about the rate. */
  static boolean hears(Plan plan) {
    return plan.schedule() instanceof Plateau;
  }

  /** The definition under a name. */
  static String of(String name, Plan plan) {
    if (plan.schedule() instanceof Plateau p) {
      return "%s = Plateau(lr=%s, factor=%s, patience=%d, threshold=%s, warmup=%d)\n"
          .formatted(
              name,
              Python.number(p.learningRate()),
              Python.number(p.factor()),
              p.patience(),
              Python.number(p.threshold()),
              plan.warmup());
    }
    PythonNames names = new PythonNames().with("t");
    ExpressionCode code = new ExpressionCode(Dialect.NUMPY, false, names);
    code.number("t", null);
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
        code.number(parameter.symbol(), value);
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
}
