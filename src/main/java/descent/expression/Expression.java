package descent.expression;

import descent.expression.program.Program;
import descent.expression.syntax.Degree;
import descent.expression.syntax.EuclideanNorms;
import descent.expression.syntax.ExpressionException;
import descent.expression.syntax.FreeNames;
import descent.expression.syntax.Hints;
import descent.expression.syntax.Indices;
import descent.expression.syntax.LatexPrinter;
import descent.expression.syntax.Parser;
import descent.expression.syntax.TextPrinter;
import descent.expression.syntax.Tree;
import descent.expression.syntax.Variables;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An expression of the language: a formula such as {@code a*x^2 + b*y^2}. Immutable; expressions
 * are equal if their trees are.
 *
 * <p>Which names are variables is decided only by {@link #compile}.
 */
public final class Expression {
  private static final Recent<Expression> READ =
      new Recent<>(text -> new Expression(Parser.parse(text, 0, text.length())));

  private final Tree tree;
  private final Set<String> names;
  private final Set<String> arrays;

  private Expression(Tree tree) {
    this.tree = tree;
    FreeNames free = FreeNames.of(tree);
    Set<String> names = free.names();
    this.arrays = free.arrays();
    if (!arrays.isEmpty()) {
      names.remove("n");
      names.removeAll(arrays);
    }
    this.names = names;
  }

  /**
   * Reads a text, or finds what was read before: see {@link Recent}.
   *
   * @throws ExpressionException if it is not an expression, or longer than 10,000 characters, or
   *     nested deeper than 200 levels
   */
  public static Expression parse(String text) {
    return READ.of(text);
  }

  /** How many texts this program had to read. */
  static long reads() {
    return READ.reads();
  }

  static Expression of(Tree tree) {
    return new Expression(tree);
  }

  /** The syntax. */
  public Tree tree() {
    return tree;
  }

  /** The expression as text, which parses to an equal expression. */
  public String toText() {
    return TextPrinter.print(tree);
  }

  /** The expression as LaTeX for KaTeX. */
  public String toLatex() {
    return LatexPrinter.print(tree);
  }

  /**
   * The names of variables and parameters in the order of their first appearance: all but
   * constants, functions, indices of sums, and, where there is an array, its name and {@code n}.
   */
  public List<String> freeNames() {
    return List.copyOf(names);
  }

  /**
   * The name before the first {@code [}, such as {@code x} in {@code x[1]}; null if nothing is
   * indexed.
   */
  public @Nullable String array() {
    return arrays.isEmpty() ? null : arrays.iterator().next();
  }

  /**
   * The same function with roots of sums of squares as {@code hypot}, which has a value where a
   * square overflows; its last bits may differ.
   */
  public Expression withoutOverflowingNorms() {
    return of(EuclideanNorms.in(tree));
  }

  /**
   * The degree as a polynomial of the variables, as the text says it: terms that would cancel are
   * counted.
   *
   * @param variables what is varied; elements of an array always are
   * @param values of other names, which may stand in exponents
   * @return empty if the expression is no polynomial
   */
  public OptionalInt degree(Collection<String> variables, Map<String, Double> values) {
    int degree = new Degree(variables, values).of(tree);
    return degree == Degree.NONE ? OptionalInt.empty() : OptionalInt.of(degree);
  }

  /**
   * The highest index of its array that the expression reads, such as 5 in {@code sum(i, 1, 5,
   * x[i])}; empty where it depends on a name or on n, or nothing is indexed.
   */
  public OptionalInt highestIndex() {
    return Indices.highest(tree);
  }

  /**
   * Turns the expression, its gradient and its second derivatives into machine code.
   *
   * @param variables what to differentiate by
   * @param parameters the other names, in any order; they may include some that do not occur
   * @throws ExpressionException if a name is not known, or the expression too large
   * @throws descent.message.InvalidInputException if the name of a parameter is malformed or taken
   */
  public Program compile(Variables variables, Collection<String> parameters) {
    List<String> ordered = List.copyOf(parameters);
    variables.checkParameters(ordered);
    return Program.of(tree, variables, ordered);
  }

  /**
   * The likely meaning of an unknown name: {@code x*y} for xy, {@code sin(x)} for sinx.
   *
   * @param known the names that are
   * @return null if nothing likely comes to mind
   */
  public static @Nullable String likelyMeaning(String name, Collection<String> known) {
    return Hints.name(name, known);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Expression expression && toText().equals(expression.toText());
  }

  @Override
  public int hashCode() {
    return toText().hashCode();
  }

  @Override
  public String toString() {
    return toText();
  }
}
