package descent.expression.syntax;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The free names of a tree, in the order of their first appearance.
 *
 * @param names the variables and parameters; no constant and no index of a sum
 * @param arrays the names that are indexed
 */
public record FreeNames(Set<String> names, Set<String> arrays) {
  /** The free names of the tree. */
  public static FreeNames of(Tree tree) {
    FreeNames found = new FreeNames(new LinkedHashSet<>(), new LinkedHashSet<>());
    collect(tree, new ArrayList<>(), found.names, found.arrays);
    return found;
  }

  /** Adds the free names of the tree, and the names that are indexed. */
  private static void collect(
      Tree tree, List<String> bound, Set<String> names, Set<String> arrays) {
    switch (tree) {
      case Tree.Literal n -> {}
      case Tree.Name n -> {
        if (!bound.contains(n.name()) && !Names.isConstant(n.name())) {
          names.add(n.name());
        }
      }
      case Tree.Element e -> {
        arrays.add(e.array());
        collect(e.index(), bound, names, arrays);
      }
      case Tree.Sum s -> s.terms().forEach(term -> collect(term.tree(), bound, names, arrays));
      case Tree.Product p ->
          p.factors().forEach(factor -> collect(factor.tree(), bound, names, arrays));
      case Tree.Negation n -> collect(n.operand(), bound, names, arrays);
      case Tree.Power p -> {
        collect(p.base(), bound, names, arrays);
        collect(p.exponent(), bound, names, arrays);
      }
      case Tree.Call c ->
          c.arguments().forEach(argument -> collect(argument, bound, names, arrays));
      case Tree.Reduction r ->
          r.arguments().forEach(argument -> collect(argument, bound, names, arrays));
      case Tree.Choice c -> {
        for (Tree part : List.of(c.left(), c.right(), c.then(), c.otherwise())) {
          collect(part, bound, names, arrays);
        }
      }
      case Tree.Series s -> {
        collect(s.from(), bound, names, arrays);
        collect(s.to(), bound, names, arrays);
        bound.add(s.index());
        collect(s.body(), bound, names, arrays);
        bound.removeLast();
      }
    }
  }
}
