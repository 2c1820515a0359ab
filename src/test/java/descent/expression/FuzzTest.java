package descent.expression;

import static org.assertj.core.api.Assertions.assertThat;

import descent.expression.syntax.Function;
import descent.expression.syntax.Relation;
import descent.expression.syntax.TextPrinter;
import descent.expression.syntax.Tree;
import descent.expression.syntax.Variables;
import descent.message.InvalidInputException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random expressions from fixed seeds, compiled and interpreted: the values agree as far as they
 * depend on rounding. {@code scripts/faults fuzz} tries many more.
 */
class FuzzTest {
  private static final int FROM = Integer.getInteger("fuzz.from", 0);
  private static final int CASES = Integer.getInteger("fuzz.cases", 1000);
  private static final Map<String, Double> PARAMETERS =
      Map.of("a", 1.7, "b", -0.3, "beta1", 0.9, "e1", 12.5, "E", 3e-5, "λ", 2.0);
  private static final Variables X = Variables.array("x", 3);
  private static final double[] POINT = {0.7, -1.3, 2.9};
  private static final double CLOSE = 1e-9;
  private static final double NUDGE = 1e-13;

  @Test
  void whatIsCompiledIsWhatIsInterpreted() {
    int valued = 0;
    for (int seed = FROM; seed < FROM + CASES; seed++) {
      String text = TextPrinter.print(new RandomTrees(seed).tree(1 + seed % 4));
      try {
        var expression = Expression.parse(text);
        double compiled =
            expression.compile(X, PARAMETERS.keySet()).bind(PARAMETERS).value(POINT.clone());
        double interpreted = interpreted(expression, 0, PARAMETERS);
        if (!agree(compiled, interpreted)) {
          assertThat(isRounding(expression, compiled, interpreted))
              .as("seed %d: %s is %s, interpreted %s", seed, text, compiled, interpreted)
              .isTrue();
        }
        valued += Double.isFinite(compiled) ? 1 : 0;
      } catch (InvalidInputException e) {
        assertThat(e.getMessage()).as(text).isNotBlank().doesNotContain("Exception");
      }
    }
    assertThat(valued).as("some say something").isGreaterThan(CASES / 10);
  }

  /** Letters of expressions in any order: understood, or one sentence. */
  @Test
  void noTextBreaksTheParser() {
    String[] words = {
      "x", "y", "x[", "]", "(", ")", "+", "-", "*", "/", "^", ",", "2", "1e308", ".5", "1e-999",
          "sum(i,1,9,",
      "prod(", "if(", "<", ">=", "==", "sin", "exp(", "max(", "pi", "e", "λ", "\u0000", "\uD800",
          " ", "'", "−", "²"
    };
    for (int seed = FROM; seed < FROM + CASES; seed++) {
      var random = new Random(seed);
      var text = new StringBuilder();
      for (int i = random.nextInt(30); i >= 0; i--) {
        text.append(words[random.nextInt(words.length)]);
      }
      try {
        var expression = Expression.parse(text.toString());
        var unused =
            expression.compile(Variables.named(Arrays.asList("x", "y")), PARAMETERS.keySet());
      } catch (InvalidInputException e) {
        assertThat(e.getMessage()).as(text.toString()).isNotBlank().doesNotContain("Exception");
      }
    }
  }

  private static double interpreted(
      Expression expression, double nudge, Map<String, Double> parameters) {
    return new Interpreter(expression, X, parameters, false).value(near(nudge), null);
  }

  private static double[] near(double nudge) {
    return Arrays.stream(POINT).map(x -> x * (1 + nudge)).toArray();
  }

  private static boolean agree(double one, double other) {
    return Double.isFinite(one)
        ? Math.abs(one - other) <= CLOSE * Math.max(1, Math.abs(one))
        : !Double.isFinite(other);
  }

  /** Whether numbers that differ in their last digits would make as much of a difference. */
  private static boolean isRounding(Expression expression, double compiled, double interpreted) {
    for (double nudge : new double[] {NUDGE, -NUDGE}) {
      var nudged = new HashMap<String, Double>();
      PARAMETERS.forEach((name, value) -> nudged.put(name, value * (1 + nudge)));
      Expression inside = Expression.of(nudged(expression.tree(), new Tree.Literal(1 + nudge)));
      double near = interpreted(inside, nudge, nudged);
      double nearCompiled = inside.compile(X, PARAMETERS.keySet()).bind(nudged).value(near(nudge));
      if (agree(compiled, near) || !agree(interpreted, near) || !agree(compiled, nearCompiled)) {
        return true;
      }
    }
    return false;
  }

  /** The same, where what functions and powers are taken of is changed by a factor. */
  private static Tree nudged(Tree tree, Tree by) {
    return switch (tree) {
      case Tree.Sum(List<Tree.Term> terms) ->
          new Tree.Sum(
              terms.stream()
                  .map(each -> new Tree.Term(each.subtracted(), nudged(each.tree(), by)))
                  .toList());
      case Tree.Product(List<Tree.Factor> factors) ->
          new Tree.Product(
              factors.stream()
                  .map(each -> new Tree.Factor(each.divides(), nudged(each.tree(), by)))
                  .toList());
      case Tree.Negation(Tree operand) -> new Tree.Negation(nudged(operand, by));
      case Tree.Power(Tree base, Tree exponent) -> new Tree.Power(times(base, by), exponent);
      case Tree.Call(Function function, List<Tree> arguments) ->
          new Tree.Call(function, arguments.stream().map(each -> times(each, by)).toList());
      case Tree.Choice(Tree left, Relation is, Tree right, Tree then, Tree otherwise) ->
          new Tree.Choice(
              nudged(left, by), is, nudged(right, by), nudged(then, by), nudged(otherwise, by));
      case Tree.Series(
              boolean product,
              String index,
              Tree from,
              Tree to,
              Tree body,
              Tree.Place place) ->
          new Tree.Series(product, index, from, to, nudged(body, by), place);
      case Tree.Literal _, Tree.Name _, Tree.Element _, Tree.Reduction _ -> tree;
    };
  }

  private static Tree times(Tree tree, Tree by) {
    return new Tree.Product(
        List.of(new Tree.Factor(false, nudged(tree, by)), new Tree.Factor(false, by)));
  }
}
