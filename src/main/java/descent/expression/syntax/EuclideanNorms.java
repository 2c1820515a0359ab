package descent.expression.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes roots of sums of squares, {@code sqrt(x^2 + y^2)}, as {@code hypot(x, y)}: the same
 * function, whose squares do not overflow on the way. Its last bits may differ, so only values that
 * would not be finite otherwise are computed so.
 */
public final class EuclideanNorms {
  private static final Tree TWO = new Tree.Literal(2);

  private EuclideanNorms() {}

  /** The tree with all such roots rewritten; itself where there are none. */
  public static Tree in(Tree tree) {
    return switch (tree) {
      case Tree.Literal literal -> literal;
      case Tree.Name name -> name;
      case Tree.Element element -> element;
      case Tree.Sum(List<Tree.Term> terms) ->
          new Tree.Sum(
              terms.stream().map(t -> new Tree.Term(t.subtracted(), in(t.tree()))).toList());
      case Tree.Product(List<Tree.Factor> factors) ->
          new Tree.Product(
              factors.stream().map(f -> new Tree.Factor(f.divides(), in(f.tree()))).toList());
      case Tree.Negation(Tree operand) -> new Tree.Negation(in(operand));
      case Tree.Power(Tree base, Tree exponent) -> {
        Tree norm = isHalf(exponent) ? norm(base) : null;
        yield norm != null ? norm : new Tree.Power(in(base), in(exponent));
      }
      case Tree.Call(Function function, List<Tree> arguments) -> {
        Tree norm = function == Function.SQRT ? norm(arguments.getFirst()) : null;
        yield norm != null
            ? norm
            : new Tree.Call(function, arguments.stream().map(EuclideanNorms::in).toList());
      }
      case Tree.Choice(Tree left, Relation comparison, Tree right, Tree then, Tree otherwise) ->
          new Tree.Choice(in(left), comparison, in(right), in(then), in(otherwise));
      case Tree.Series series -> series;
      case Tree.Reduction reduction -> reduction;
    };
  }

  /** The root of a sum of two or more squares; null if it is none. */
  private static @Nullable Tree norm(Tree sum) {
    if (!(sum instanceof Tree.Sum(List<Tree.Term> terms)) || terms.size() < 2) {
      return null;
    }
    var roots = new ArrayList<Tree>();
    for (Tree.Term term : terms) {
      Tree root = term.subtracted() ? null : root(term.tree());
      if (root == null) {
        return null;
      }
      roots.add(in(root));
    }
    Tree norm = roots.removeLast();
    while (!roots.isEmpty()) {
      norm = new Tree.Call(Function.HYPOT, List.of(roots.removeLast(), norm));
    }
    return norm;
  }

  /** The base of a square; null if it is no square. */
  private static @Nullable Tree root(Tree square) {
    return switch (square) {
      case Tree.Power(Tree base, Tree exponent) -> exponent.equals(TWO) ? base : null;
      case Tree.Product(List<Tree.Factor> factors) ->
          factors.size() == 2
                  && !factors.getLast().divides()
                  && factors.getFirst().tree().equals(factors.getLast().tree())
              ? factors.getFirst().tree()
              : null;
      default -> null;
    };
  }

  private static boolean isHalf(Tree exponent) {
    return exponent.equals(new Tree.Literal(0.5))
        || (exponent instanceof Tree.Product(List<Tree.Factor> factors)
            && factors.size() == 2
            && factors.getFirst().tree().equals(new Tree.Literal(1))
            && factors.getLast().equals(new Tree.Factor(true, TWO)));
  }
}
