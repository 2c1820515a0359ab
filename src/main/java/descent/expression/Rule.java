package descent.expression;

import descent.expression.program.CompiledRule;
import descent.expression.syntax.ExpressionException;
import descent.expression.syntax.ExpressionFault;
import descent.expression.syntax.Hints;
import descent.expression.syntax.LatexPrinter;
import descent.expression.syntax.Lexer;
import descent.expression.syntax.Names;
import descent.expression.syntax.Parser;
import descent.expression.syntax.Token;
import descent.expression.syntax.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An update rule in the expression language: assignments one after the other, separated by ends of
 * lines or semicolons, such as {@code v = 0.9*v - lr*g; w += v}. From a {@code #} to the end of the
 * line a remark may stand. {@code norm(a)}, {@code dot(a, b)} and {@code mean(a)} are numbers of
 * all components. Immutable.
 */
public final class Rule {
  /** The operators that may stand before the = of an assignment. */
  private static final String AUGMENTS = "+-*/";

  /**
   * One assignment.
   *
   * @param name what is assigned
   * @param place of the name
   */
  public record Line(String name, Tree.Place place, Expression expression) {}

  private final List<Line> lines;

  private Rule(List<Line> lines) {
    this.lines = List.copyOf(lines);
  }

  /**
   * Reads a text.
   *
   * @throws ExpressionException if it is not a rule; positions count from the beginning of the
   *     whole text
   */
  public static Rule parse(String text) {
    if (text.length() > Parser.MAX_LENGTH) {
      int over = text.length() - Parser.MAX_LENGTH;
      throw ExpressionFault.TOO_LONG.at(Parser.MAX_LENGTH, over, text.length(), Parser.MAX_LENGTH);
    }
    String code = withoutRemarks(text);
    List<Line> lines = new ArrayList<>();
    int start = 0;
    while (start <= code.length()) {
      int end = start;
      while (end < code.length() && !isSeparator(code.charAt(end))) {
        end++;
      }
      if (!code.substring(start, end).isBlank()) {
        lines.add(line(code, start, end));
      }
      start = end + 1;
    }
    if (lines.isEmpty()) {
      throw ExpressionFault.RULE_NAME_EXPECTED.at(0, 0);
    }
    return new Rule(lines);
  }

  /** Blanks in place of what stands from a # to the end of its line, so that positions stay. */
  private static String withoutRemarks(String text) {
    var code = new StringBuilder(text);
    boolean remark = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      remark = c != '\n' && c != '\r' && (remark || c == '#');
      if (remark) {
        code.setCharAt(i, ' ');
      }
    }
    return code.toString();
  }

  private static boolean isSeparator(char c) {
    return c == '\n' || c == '\r' || c == ';';
  }

  private static Line line(String text, int start, int end) {
    int equals = text.indexOf('=', start);
    int nameEnd = equals < 0 || equals >= end ? end : equals;
    char operator = nameEnd > start && nameEnd < end ? text.charAt(nameEnd - 1) : ' ';
    boolean augmented = AUGMENTS.indexOf(operator) >= 0;
    if (augmented) {
      nameEnd--;
    }
    Token name = Lexer.tokens(text, start, nameEnd).getFirst();
    if (name.kind() != Token.Kind.NAME) {
      throw ExpressionFault.RULE_NAME_EXPECTED.at(name.position(), name.text().length());
    }
    if (Names.isReserved(name.text())) {
      throw ExpressionFault.RULE_NAME_RESERVED.at(
          name.position(), name.text().length(), name.text());
    }
    Token after = Lexer.tokens(text, name.end(), nameEnd).getFirst();
    if (after.kind() != Token.Kind.END || nameEnd == end || text.startsWith("==", equals)) {
      throw ExpressionFault.RULE_EQUALS_EXPECTED.at(
          after.position(), after.text().length(), name.text());
    }
    Tree.Place place = new Tree.Place(name.position(), name.text().length());
    Tree tree = Parser.parse(text, equals + 1, end, true);
    if (augmented) {
      tree = augmented(new Tree.Name(name.text(), place), operator, tree);
    }
    return new Line(name.text(), place, Expression.of(tree));
  }

  private static Tree augmented(Tree before, char operator, Tree tree) {
    return switch (operator) {
      case '+', '-' ->
          new Tree.Sum(List.of(new Tree.Term(false, before), new Tree.Term(operator == '-', tree)));
      default ->
          new Tree.Product(
              List.of(new Tree.Factor(false, before), new Tree.Factor(operator == '/', tree)));
    };
  }

  /** The assignments in order. */
  public List<Line> lines() {
    return lines;
  }

  /**
   * Turns the rule into machine code for one component. Lines see what the lines before them have
   * assigned; what is read before it is assigned has the value from before the rule.
   *
   * @param result the name that some line must assign
   * @param given the names that can be read alone
   * @throws ExpressionException if a name is not known or cannot be assigned, or a line has a sum
   *     or an indexed variable
   */
  public CompiledRule compile(String result, List<String> given) {
    checkNames(result, given);
    return RuleCompiler.of(lines, assigned(result), given);
  }

  /** Whether some line has a number of all components, for which {@link StagedRule} is. */
  public boolean hasReductions() {
    return lines.stream().anyMatch(line -> hasReductions(line.expression().tree()));
  }

  private static boolean hasReductions(Tree tree) {
    return switch (tree) {
      case Tree.Literal n -> false;
      case Tree.Name n -> false;
      case Tree.Element e -> false;
      case Tree.Series s -> false;
      case Tree.Sum s -> s.terms().stream().anyMatch(term -> hasReductions(term.tree()));
      case Tree.Product p -> p.factors().stream().anyMatch(f -> hasReductions(f.tree()));
      case Tree.Negation n -> hasReductions(n.operand());
      case Tree.Power p -> hasReductions(p.base()) || hasReductions(p.exponent());
      case Tree.Call c -> c.arguments().stream().anyMatch(Rule::hasReductions);
      case Tree.Choice c ->
          List.of(c.left(), c.right(), c.then(), c.otherwise()).stream()
              .anyMatch(Rule::hasReductions);
      case Tree.Reduction r -> true;
    };
  }

  void checkNames(String result, List<String> given) {
    for (Line line : lines) {
      if (given.contains(line.name())) {
        throw ExpressionFault.RULE_NAME_GIVEN.at(line.place(), line.name());
      }
    }
    if (lines.stream().noneMatch(line -> line.name().equals(result))) {
      Set<String> known = new LinkedHashSet<>(given);
      known.add(result);
      for (Line line : lines) {
        if (result.equals(Hints.ofRule(line.name(), known))) {
          throw ExpressionFault.MISREAD_NAME.withSuggestion(
              result, line.place().position(), line.name().length(), line.name(), result);
        }
      }
      throw ExpressionFault.RULE_NAME_UNASSIGNED.at(
          lines.getLast().place(), result, result + " = " + result + " - lr*g");
    }
  }

  /**
   * Turns the rule into machine code that returns the result of every line.
   *
   * @param names the names that have a value before the rule, in the order of the values
   * @param before expressions of these values, told before the lines
   * @throws ExpressionException as {@link #compile} does
   */
  CompiledRule compileLines(List<String> names, List<Expression> before) {
    return RuleCompiler.ofLines(lines, names, before);
  }

  /** This name, and then the others that lines assign, in order. */
  public List<String> assigned(String result) {
    Set<String> assigned = new LinkedHashSet<>(List.of(result));
    lines.forEach(line -> assigned.add(line.name()));
    return List.copyOf(assigned);
  }

  /** The rule as text, a line each, which parses to the same rule. */
  public String toText() {
    return String.join(
        "\n",
        lines.stream().map(line -> line.name() + " = " + line.expression().toText()).toList());
  }

  /** The lines as LaTeX, aligned at their arrows. */
  public String toLatex() {
    List<String> rows =
        lines.stream()
            .map(
                line ->
                    LatexPrinter.name(line.name()) + " &\\leftarrow " + line.expression().toLatex())
            .toList();
    return "\\begin{aligned}" + String.join(" \\\\ ", rows) + "\\end{aligned}";
  }
}
