package descent.export;

import descent.catalogue.Entry;
import descent.catalogue.Framework;
import descent.catalogue.Parameter;
import descent.expression.Expression;
import descent.expression.Rule;
import descent.expression.syntax.Function;
import descent.expression.syntax.Tree;
import descent.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An update rule as a function in Python, made of the optimizer's own formula: from the parameters,
 * their gradient, the rate, the step from 1 and what is remembered to the parameters and what is
 * remembered then.
 *
 * @param text the function
 * @param memories how many things it remembers, which all start at 0
 * @param missing what the framework has no function for
 */
record RuleCode(String text, int memories, Set<Function> missing) {
  private static final Set<String> GIVEN = Set.of("w", "g", "lr", "t");

  static RuleCode of(String name, Optimizer optimizer, String remark, Framework framework) {
    Rule rule = Rule.parse(optimizer.formula());
    PythonNames names = new PythonNames();
    GIVEN.forEach(names::with);
    ExpressionCode code = new ExpressionCode(Dialect.of(framework), true, names);
    code.scope().tensor("w");
    code.scope().tensor("g");
    code.scope().number("lr", null);
    code.scope().number("t", null);
    Map<String, String> numbers = hyperparameters(optimizer, code, names);
    Set<String> memories = remembered(rule, numbers.keySet());
    memories.forEach(code.scope()::tensor);
    List<String> lines = new ArrayList<>();
    if (!numbers.isEmpty()) {
      List<String> symbols = numbers.keySet().stream().map(names::of).toList();
      lines.add(String.join(", ", symbols) + " = " + String.join(", ", numbers.values()));
    }
    for (Rule.Line line : rule.lines()) {
      Tree tree = line.expression().tree();
      boolean tensor = code.isTensor(tree);
      lines.add(names.of(line.name()) + " = " + code.of(tree));
      if (tensor) {
        code.scope().tensor(line.name());
      } else if (!memories.contains(line.name()) && !line.name().equals("w")) {
        code.scope().number(line.name(), null);
      }
    }
    String state = String.join(", ", memories.stream().map(names::of).toList());
    String arguments = "w, g, lr, t" + (state.isEmpty() ? "" : ", " + state);
    String tuple = memories.size() == 1 ? "(" + state + ",)" : "(" + state + ")";
    StringBuilder text = new StringBuilder("def " + name + "(" + arguments + "):\n");
    text.append("    \"\"\"").append(remark.isEmpty() ? "A rule of one's own." : remark);
    text.append("\"\"\"\n");
    lines.forEach(line -> text.append("    ").append(line).append('\n'));
    text.append("    return w, ").append(tuple).append('\n');
    return new RuleCode(text.toString(), memories.size(), code.missing());
  }

  /** Symbols with their values, of those that are numbers. */
  private static Map<String, String> hyperparameters(
      Optimizer optimizer, ExpressionCode code, PythonNames names) {
    Map<String, String> numbers = new LinkedHashMap<>();
    Entry.Values values = Entry.Values.of((Record) optimizer);
    for (Parameter parameter : optimizer.entry().parameters()) {
      if (parameter instanceof Parameter.Real real) {
        double value = values.real(real.name());
        code.scope().number(real.symbol(), value);
        names.of(real.symbol());
        numbers.put(real.symbol(), Python.number(value));
      }
    }
    return numbers;
  }

  /** The names that are read before they are assigned. */
  private static Set<String> remembered(Rule rule, Set<String> numbers) {
    Set<String> assigned = new LinkedHashSet<>();
    Set<String> remembered = new LinkedHashSet<>();
    for (Rule.Line line : rule.lines()) {
      Expression expression = line.expression();
      for (String name : expression.freeNames()) {
        if (!GIVEN.contains(name) && !numbers.contains(name) && !assigned.contains(name)) {
          remembered.add(name);
        }
      }
      assigned.add(line.name());
    }
    return remembered;
  }
}
