package descent.expression;

import descent.expression.graph.Lowering;
import descent.expression.graph.Node;
import descent.expression.program.CompiledRule;
import descent.expression.syntax.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compiles the lines of a rule. */
final class RuleCompiler {
  private RuleCompiler() {}

  /** The results are the values of the assigned names, after all lines. */
  static CompiledRule of(List<Rule.Line> lines, List<String> assigned, List<String> given) {
    List<String> names = new ArrayList<>(assigned);
    names.addAll(given);
    Lowering lowering = Lowering.componentwise(Variables.named(names));
    Map<Integer, Node> results = new TreeMap<>();
    for (Rule.Line line : lines) {
      Node node = lowering.lower(line.expression().tree());
      lowering.assign(line.name(), node);
      results.put(assigned.indexOf(line.name()), node);
    }
    return CompiledRule.of(lowering, results, Variables.named(assigned), names.size());
  }

  /** The results are the expressions of the values before, and then the lines. */
  static CompiledRule ofLines(List<Rule.Line> lines, List<String> names, List<Expression> before) {
    Lowering lowering = Lowering.componentwise(Variables.named(names));
    Map<Integer, Node> results = new TreeMap<>();
    for (Expression expression : before) {
      results.put(results.size(), lowering.lower(expression.tree()));
    }
    for (Rule.Line line : lines) {
      Node node = lowering.lower(line.expression().tree());
      lowering.assign(line.name(), node);
      results.put(results.size(), node);
    }
    return CompiledRule.of(lowering, results, Variables.array("r", results.size()), names.size());
  }
}
