package descent.expression.syntax;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The degree of an expression as a polynomial of its variables, as its text says it: terms that
 * would cancel are counted.
 */
public final class Degree {
  /** Of what is no polynomial; above every degree. */
  public static final int NONE = Integer.MAX_VALUE;

  private static final int MOST = 1000;

  private final Set<String> variables;
  private final Map<String, Double> values;

  /**
   * @param variables the names of the variables; an element of an array is always one
   * @param values of the other names, as far as they are known
   */
  public Degree(Collection<String> variables, Map<String, Double> values) {
    this.variables = new HashSet<>(variables);
    this.values = values;
  }

  public int of(Tree tree) {
    return switch (tree) {
      case Tree.Literal literal -> 0;
      case Tree.Name name -> variables.contains(name.name()) ? 1 : 0;
      case Tree.Element element -> 1;
      case Tree.Sum sum -> sum.terms().stream().mapToInt(term -> of(term.tree())).max().orElse(0);
      case Tree.Product product -> ofProduct(product);
      case Tree.Negation negation -> of(negation.operand());
      case Tree.Power power -> ofPower(power.base(), power.exponent());
      case Tree.Call call -> ofCall(call);
      case Tree.Choice choice ->
          isConstant(choice.left())
                  && isConstant(choice.right())
                  && isConstant(choice.then())
                  && isConstant(choice.otherwise())
              ? 0
              : NONE;
      case Tree.Series series -> ofSeries(series);
      case Tree.Reduction reduction -> NONE;
    };
  }

  private boolean isConstant(Tree tree) {
    return of(tree) == 0;
  }

  private int ofProduct(Tree.Product product) {
    int degree = 0;
    for (Tree.Factor factor : product.factors()) {
      int own = of(factor.tree());
      if (factor.divides() && own > 0) {
        return NONE;
      }
      degree = plus(degree, own);
    }
    return degree;
  }

  private int ofPower(Tree base, Tree exponent) {
    int own = of(base);
    if (!isConstant(exponent)) {
      return NONE;
    }
    if (own == 0) {
      return 0;
    }
    double power = constant(exponent);
    return power >= 0 && power <= MOST && power == Math.rint(power)
        ? times(own, (int) power)
        : NONE;
  }

  private int ofCall(Tree.Call call) {
    if (call.arguments().stream().allMatch(this::isConstant)) {
      return 0;
    }
    return call.function() == Function.POW
        ? ofPower(call.arguments().getFirst(), call.arguments().getLast())
        : NONE;
  }

  private int ofSeries(Tree.Series series) {
    boolean shadows = variables.remove(series.index());
    int body = of(series.body());
    if (shadows) {
      variables.add(series.index());
    }
    if (!series.product() || body == 0 || body == NONE) {
      return body;
    }
    double passes = constant(series.to()) - constant(series.from()) + 1;
    return passes >= 0 && passes <= MOST ? times(body, (int) passes) : NONE;
  }

  /** The value of a tree without variables; NaN where it is not known. */
  private double constant(Tree tree) {
    return switch (tree) {
      case Tree.Literal literal -> literal.value();
      case Tree.Name name -> values.getOrDefault(name.name(), Double.NaN);
      case Tree.Negation negation -> -constant(negation.operand());
      case Tree.Sum sum -> {
        double total = 0;
        for (Tree.Term term : sum.terms()) {
          total += term.subtracted() ? -constant(term.tree()) : constant(term.tree());
        }
        yield total;
      }
      case Tree.Product product -> {
        double total = 1;
        for (Tree.Factor factor : product.factors()) {
          double own = constant(factor.tree());
          total = factor.divides() ? total / own : total * own;
        }
        yield total;
      }
      default -> Double.NaN;
    };
  }

  private static int plus(int a, int b) {
    return a == NONE || b == NONE ? NONE : Math.min(a + b, MOST * MOST);
  }

  private static int times(int degree, int factor) {
    return degree == NONE ? NONE : Math.min(degree * factor, MOST * MOST);
  }
}
