package descent.expression;

import descent.expression.syntax.TextPrinter;
import descent.expression.syntax.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes sums and products out, term by term. */
final class Unrolling {
  private Unrolling() {}

  static Tree of(Tree tree, Map<String, Double> known) {
    return switch (tree) {
      case Tree.Literal n -> n;
      case Tree.Name n -> known.containsKey(n.name()) ? number(known.get(n.name())) : n;
      case Tree.Element e ->
          new Tree.Element(e.array(), number(value(of(e.index(), known))), e.place());
      case Tree.Sum s ->
          new Tree.Sum(
              s.terms().stream()
                  .map(t -> new Tree.Term(t.subtracted(), of(t.tree(), known)))
                  .toList());
      case Tree.Product p ->
          new Tree.Product(
              p.factors().stream()
                  .map(f -> new Tree.Factor(f.divides(), of(f.tree(), known)))
                  .toList());
      case Tree.Negation n -> new Tree.Negation(of(n.operand(), known));
      case Tree.Power p -> new Tree.Power(of(p.base(), known), of(p.exponent(), known));
      case Tree.Call c ->
          new Tree.Call(c.function(), c.arguments().stream().map(a -> of(a, known)).toList());
      case Tree.Choice c ->
          new Tree.Choice(
              of(c.left(), known),
              c.comparison(),
              of(c.right(), known),
              of(c.then(), known),
              of(c.otherwise(), known));
      case Tree.Series s -> series(s, known);
      case Tree.Reduction r -> r;
    };
  }

  private static Tree series(Tree.Series series, Map<String, Double> known) {
    List<Tree> terms = new ArrayList<>();
    double to = value(of(series.to(), known));
    for (double i = value(of(series.from(), known)); i <= to; i++) {
      Map<String, Double> inner = new HashMap<>(known);
      inner.put(series.index(), i);
      terms.add(of(series.body(), inner));
    }
    if (terms.isEmpty()) {
      return number(series.product() ? 1 : 0);
    }
    if (terms.size() == 1) {
      return terms.getFirst();
    }
    return series.product()
        ? new Tree.Product(terms.stream().map(t -> new Tree.Factor(false, t)).toList())
        : new Tree.Sum(terms.stream().map(t -> new Tree.Term(false, t)).toList());
  }

  private static double value(Tree tree) {
    return Functions.value(TextPrinter.print(tree));
  }

  private static Tree number(double value) {
    return value < 0 ? new Tree.Negation(new Tree.Literal(-value)) : new Tree.Literal(value);
  }
}
