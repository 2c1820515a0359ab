package descent.expression;

import descent.expression.graph.Elementary;
import descent.expression.graph.Operation;
import descent.expression.program.Program;
import descent.expression.syntax.Function;
import descent.expression.syntax.TextPrinter;
import descent.expression.syntax.Tree;
import descent.expression.syntax.Variables;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates an expression by walking its tree. Slower than a {@link Program}, but it can round
 * every operation to float, and it reports on which side of its kinks the expression is. Only for
 * expressions that have already been compiled and bound with the same variables and parameters,
 * since mistakes are found there. Not for sharing by threads.
 */
public final class Interpreter {
  private final Tree tree;
  private final boolean single;
  private final Bindings scope;
  private final Map<Tree, Integer> places = new IdentityHashMap<>();
  private final List<Tree> kinks = new ArrayList<>();
  private @Nullable Kinks listener;

  /** Called at each kink and jump with its position, in the order of evaluation. */
  public interface Kinks {
    /** The function has a kink where this distance is 0. */
    void distance(int place, double distance);

    /** The function may jump, or be another one, where this number changes. */
    void piece(int place, double piece);

    /** The function has a kink where this vector is 0: that of its Euclidean norm. */
    void norm(int place, double[] vector);
  }

  /**
   * @param single whether every operation rounds its result to float; functions are rounded once,
   *     at their end
   */
  public Interpreter(
      Expression expression, Variables variables, Map<String, Double> parameters, boolean single) {
    this.tree = expression.tree();
    this.single = single;
    scope = new Bindings(variables, parameters);
  }

  /**
   * f(x).
   *
   * @param listener null for none
   */
  public double value(double[] x, @Nullable Kinks listener) {
    scope.at(x);
    this.listener = listener;
    return value(tree);
  }

  /** The term with the kink, as text. */
  public String kink(int place) {
    return TextPrinter.print(kinks.get(place));
  }

  private double value(Tree tree) {
    return switch (tree) {
      case Tree.Literal n -> rounded(n.value());
      case Tree.Name n -> rounded(scope.value(n.name()));
      case Tree.Element e -> rounded(scope.component(value(e.index())));
      case Tree.Sum s -> sum(s.terms());
      case Tree.Product p -> product(p);
      case Tree.Negation n -> -value(n.operand());
      case Tree.Power p -> power(p, p.base(), p.exponent());
      case Tree.Call c -> call(c);
      case Tree.Reduction r -> throw new IllegalStateException(r.toString());
      case Tree.Choice c -> {
        boolean holds = c.comparison().holds(value(c.left()), value(c.right()));
        piece(c, holds ? 1 : 0);
        yield value(holds ? c.then() : c.otherwise());
      }
      case Tree.Series s -> series(s);
    };
  }

  private double sum(List<Tree.Term> terms) {
    double sum = value(terms.getFirst().tree());
    for (Tree.Term term : terms.subList(1, terms.size())) {
      double next = value(term.tree());
      sum = rounded(term.subtracted() ? sum - next : sum + next);
    }
    return sum;
  }

  private double product(Tree.Product tree) {
    double product = value(tree.factors().getFirst().tree());
    for (Tree.Factor factor : tree.factors().subList(1, tree.factors().size())) {
      double next = value(factor.tree());
      if (factor.divides()) {
        piece(tree, Math.signum(next));
      }
      product = rounded(factor.divides() ? product / next : product * next);
    }
    return product;
  }

  private double power(Tree tree, Tree base, Tree exponent) {
    double power = value(exponent);
    if (base instanceof Tree.Name name && name.name().equals("e")) {
      return rounded(Operation.EXP.apply(power, 0));
    }
    double root = value(base);
    if (power < 0) {
      piece(tree, Math.signum(root));
    }
    return rounded(Operation.POW.apply(root, power));
  }

  private double call(Tree.Call call) {
    List<Tree> arguments = call.arguments();
    if (call.function() == Function.POW) {
      return power(call, arguments.get(0), arguments.get(1));
    }
    Operation operation = Operation.valueOf(call.function().name());
    double result = value(arguments.getFirst());
    if (arguments.size() == 1) {
      if (call.function() == Function.SQRT) {
        norm(call, arguments.getFirst());
      }
      watch(call, result, 0);
      return rounded(operation.apply(result, 0));
    }
    for (Tree argument : arguments.subList(1, arguments.size())) {
      double next = value(argument);
      watch(call, result, next);
      result = rounded(operation.apply(result, next));
    }
    return result;
  }

  private void watch(Tree.Call call, double a, double b) {
    if (listener == null) {
      return;
    }
    switch (call.function()) {
      case ABS, RELU, CBRT -> listener.distance(place(call), a);
      case MIN, MAX -> listener.distance(place(call), a - b);
      case SIGN -> listener.piece(place(call), Math.signum(a));
      case FLOOR -> listener.piece(place(call), Math.floor(a));
      case CEIL -> listener.piece(place(call), Math.ceil(a));
      case MOD -> listener.piece(place(call), Elementary.quotient(a, b));
      case TAN -> listener.piece(place(call), Math.floor(a / Math.PI + 0.5));
      case ATAN2 -> listener.piece(place(call), b < 0 ? Math.signum(a) : 0);
      case HYPOT -> listener.norm(place(call), new double[] {a, b});
      default -> {}
    }
  }

  /** The root of a sum of squares is a norm, whose kink is where all that is squared is 0. */
  private void norm(Tree.Call root, Tree radicand) {
    Kinks hears = listener;
    if (hears == null) {
      return;
    }
    List<Tree> squared = new ArrayList<>();
    List<Tree.Term> terms =
        radicand instanceof Tree.Sum sum ? sum.terms() : List.of(new Tree.Term(false, radicand));
    for (Tree.Term term : terms) {
      Tree base = term.subtracted() ? null : squared(term.tree());
      if (base == null) {
        return;
      }
      squared.add(base);
    }
    listener = null;
    double[] vector = squared.stream().mapToDouble(this::value).toArray();
    listener = hears;
    hears.norm(place(root), vector);
  }

  /** The base of the square in a term such as {@code 2*(x-1)^2}; null in any other. */
  private static @Nullable Tree squared(Tree term) {
    if (term instanceof Tree.Power(Tree base, Tree.Literal two) && two.value() == 2) {
      return base;
    }
    if (!(term instanceof Tree.Product product)) {
      return null;
    }
    Tree base = null;
    for (Tree.Factor factor : product.factors()) {
      if (factor.tree() instanceof Tree.Literal number && number.value() > 0) {
        continue;
      }
      if (base != null || factor.divides()) {
        return null;
      }
      base = squared(factor.tree());
      if (base == null) {
        return null;
      }
    }
    return base;
  }

  private void piece(Tree tree, double piece) {
    if (listener != null) {
      listener.piece(place(tree), piece);
    }
  }

  private int place(Tree tree) {
    return places.computeIfAbsent(
        tree,
        unknown -> {
          kinks.add(unknown);
          return kinks.size() - 1;
        });
  }

  private double series(Tree.Series series) {
    // Bounds are counted, not rounded: they are whole.
    long from = (long) value(series.from());
    long to = (long) value(series.to());
    double result = series.product() ? 1 : 0;
    @Nullable Double hidden = scope.outside(series.index());
    for (long i = from; i <= to; i++) {
      scope.setIndex(series.index(), i);
      double next = value(series.body());
      result = rounded(series.product() ? result * next : result + next);
    }
    scope.restore(series.index(), hidden);
    return result;
  }

  private double rounded(double value) {
    return single ? (float) value : value;
  }
}
