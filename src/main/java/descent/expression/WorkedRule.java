package descent.expression;

import descent.expression.program.CompiledRule;
import descent.expression.syntax.ExpressionException;
import descent.expression.syntax.LatexPrinter;
import descent.expression.syntax.TextPrinter;
import descent.expression.syntax.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule worked out in numbers, as on a blackboard: each line as it is written, then with numbers
 * in place of its names, then its result. The layout belongs to the rule and has numbered holes;
 * the numbers of one component fill them. Immutable and free to be shared by threads.
 */
public final class WorkedRule {
  /** With more numbers than these in a row the result begins a new one. */
  private static final int MOST_BESIDE = 4;

  private static final String NEAR = " \\\\[0.3em] ";
  private static final String FAR = " \\\\[0.8em] ";

  /**
   * Where a number comes from and how it is to be written.
   *
   * @param value the index of a name's value before the rule; -1 if a line has told it
   * @param line the line, where one has told it
   * @param closed whether a negative number needs parentheses there
   */
  private record Hole(int value, int line, boolean closed) {}

  private final List<String> names;
  private final List<Rule.Line> lines;
  private final int before;
  private final CompiledRule compiled;
  private final List<Hole> holes = new ArrayList<>();
  private final Map<String, Integer> told = new HashMap<>();
  private final List<String> rows = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  /**
   * Lays a rule out.
   *
   * @param names the names that have a value before the rule, in the order of the values
   * @param before expressions of these values, which are worked out too
   * @throws ExpressionException if a name is not known, or something cannot be computed for a
   *     component alone
   */
  public WorkedRule(Rule rule, List<String> names, List<Expression> before) {
    this.names = List.copyOf(names);
    this.lines = rule.lines();
    this.before = before.size();
    this.compiled = rule.compileLines(names, before);
    for (int i = 0; i < lines.size(); i++) {
      layOut(lines.get(i), i);
    }
  }

  private void layOut(Rule.Line line, int index) {
    Tree tree = line.expression().tree();
    rows.add(LatexPrinter.name(line.name()) + " &\\leftarrow " + line.expression().toLatex());
    String text = line.name() + " = " + line.expression().toText();
    String row = "&";
    // A single name would show its number twice.
    if (!(tree instanceof Tree.Name)) {
      int filled = holes.size();
      Tree numbers = filled(tree, false);
      text += " = " + TextPrinter.print(numbers);
      row += "= " + LatexPrinter.print(numbers);
      // A fraction stands one above the other.
      int most = row.contains("\\frac") ? MOST_BESIDE + 1 : MOST_BESIDE;
      if (holes.size() - filled > most) {
        rows.add(row);
        row = "&";
      }
    }
    told.put(line.name(), index);
    String result = hole(new Hole(-1, index, false));
    rows.add(row + "= \\htmlData{result=1}{" + LatexPrinter.name(result) + "}");
    texts.add(text + " = " + result);
  }

  private String hole(Hole hole) {
    holes.add(hole);
    return LatexPrinter.HOLE + Integer.toString(holes.size() - 1);
  }

  /** The lines as LaTeX; hole k is {@code \htmlData{hole=k}{0}}. */
  public String latex() {
    var latex = new StringBuilder("\\begin{aligned}");
    for (String row : rows) {
      if (row != rows.getFirst()) {
        // LaTeX measures the gap from the baseline, and a fraction reaches below it.
        latex.append(latex.lastIndexOf("\\frac") > latex.lastIndexOf("&") ? FAR : NEAR);
      }
      latex.append(row);
    }
    return latex.append("\\end{aligned}").toString();
  }

  /** The lines as text, one below the other; hole k is {@code #k}. */
  public String text() {
    return String.join("\n", texts);
  }

  /** Of each hole, whether a negative number needs parentheses there. */
  public List<Boolean> closed() {
    return holes.stream().map(Hole::closed).toList();
  }

  /**
   * Works a component out.
   *
   * @param values by name before the rule
   * @return the expressions, and then the lines
   */
  public double[] results(Map<String, Double> values) {
    double[] results = new double[before + lines.size()];
    compiled.apply(ordered(values), results);
    return results;
  }

  /** The numbers for the layout's placeholders. */
  public double[] numbers(Map<String, Double> values, double[] results) {
    double[] ordered = ordered(values);
    return holes.stream()
        .mapToDouble(h -> h.value() < 0 ? results[before + h.line()] : ordered[h.value()])
        .toArray();
  }

  private double[] ordered(Map<String, Double> values) {
    return names.stream().mapToDouble(name -> values.getOrDefault(name, Double.NaN)).toArray();
  }

  /** The tree with holes for its names; in a closed place a sign would be misread. */
  private Tree filled(Tree tree, boolean closed) {
    return switch (tree) {
      case Tree.Literal n -> n;
      case Tree.Name n -> filled(n, closed);
      case Tree.Element e -> e;
      case Tree.Sum s -> {
        List<Tree.Term> terms = new ArrayList<>();
        for (Tree.Term term : s.terms()) {
          terms.add(new Tree.Term(term.subtracted(), filled(term.tree(), !terms.isEmpty())));
        }
        yield new Tree.Sum(terms);
      }
      case Tree.Product p -> {
        List<Tree.Factor> factors = new ArrayList<>();
        for (Tree.Factor factor : p.factors()) {
          factors.add(new Tree.Factor(factor.divides(), filled(factor.tree(), true)));
        }
        yield new Tree.Product(factors);
      }
      case Tree.Negation n -> new Tree.Negation(filled(n.operand(), true));
      case Tree.Power p -> new Tree.Power(filled(p.base(), true), filled(p.exponent(), false));
      case Tree.Call c ->
          new Tree.Call(c.function(), c.arguments().stream().map(a -> filled(a, false)).toList());
      case Tree.Choice c ->
          new Tree.Choice(
              filled(c.left(), false),
              c.comparison(),
              filled(c.right(), false),
              filled(c.then(), false),
              filled(c.otherwise(), false));
      case Tree.Series s -> s;
      case Tree.Reduction r -> r;
    };
  }

  private Tree filled(Tree.Name name, boolean closed) {
    Integer line = told.get(name.name());
    int value = names.indexOf(name.name());
    if (line == null && value < 0) {
      return name;
    }
    Hole hole = line != null ? new Hole(-1, line, closed) : new Hole(value, -1, closed);
    return new Tree.Name(hole(hole), name.place());
  }
}
