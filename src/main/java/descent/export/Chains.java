package descent.export;

import descent.expression.syntax.Tree;
import java.util.ArrayList;
import java.util.List;

/** Long sums as sums of sums, and products likewise, for Python counts every sign as a level. */
final class Chains {
  private static final int LONGEST = 100;

  private Chains() {}

  static Tree.Sum grouped(Tree.Sum sum) {
    if (sum.terms().size() <= LONGEST) {
      return sum;
    }
    List<Tree.Term> groups = new ArrayList<>();
    for (int from = 0; from < sum.terms().size(); from += LONGEST) {
      int to = Math.min(from + LONGEST, sum.terms().size());
      List<Tree.Term> group = new ArrayList<>(sum.terms().subList(from, to));
      Tree.Term first = group.getFirst();
      if (first.subtracted()) {
        group.set(0, new Tree.Term(false, new Tree.Negation(first.tree())));
      }
      groups.add(new Tree.Term(false, new Tree.Sum(group)));
    }
    return new Tree.Sum(groups);
  }

  static Tree.Product grouped(Tree.Product product) {
    if (product.factors().size() <= LONGEST) {
      return product;
    }
    List<Tree.Factor> groups = new ArrayList<>();
    for (int from = 0; from < product.factors().size(); from += LONGEST) {
      int to = Math.min(from + LONGEST, product.factors().size());
      List<Tree.Factor> group = new ArrayList<>(product.factors().subList(from, to));
      if (group.getFirst().divides()) {
        group.addFirst(new Tree.Factor(false, new Tree.Literal(1)));
      }
      groups.add(new Tree.Factor(false, new Tree.Product(group)));
    }
    return new Tree.Product(groups);
  }
}
