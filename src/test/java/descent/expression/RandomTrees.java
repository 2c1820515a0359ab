package descent.expression;

import descent.expression.syntax.Function;
import descent.expression.syntax.Relation;
import descent.expression.syntax.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Trees that a parser could have made, from a seed. */
final class RandomTrees {
  private static final Tree.Place NOWHERE = new Tree.Place(0, 0);
  private static final List<Function> FUNCTIONS = List.of(Function.values());
  private static final List<Relation> COMPARISONS = List.of(Relation.values());
  private final Random random;

  RandomTrees(long seed) {
    random = new Random(seed);
  }

  Tree tree(int depth) {
    if (depth == 0) {
      return leaf();
    }
    return switch (random.nextInt(10)) {
      case 0, 1 -> {
        List<Tree.Term> terms = new ArrayList<>();
        terms.add(new Tree.Term(false, tree(depth - 1)));
        for (int i = random.nextInt(3); i >= 0; i--) {
          terms.add(new Tree.Term(random.nextBoolean(), tree(depth - 1)));
        }
        yield new Tree.Sum(terms);
      }
      case 2, 3 -> {
        List<Tree.Factor> factors = new ArrayList<>();
        factors.add(new Tree.Factor(false, tree(depth - 1)));
        for (int i = random.nextInt(3); i >= 0; i--) {
          factors.add(new Tree.Factor(random.nextBoolean(), tree(depth - 1)));
        }
        yield new Tree.Product(factors);
      }
      case 4 -> new Tree.Negation(tree(depth - 1));
      case 5 -> new Tree.Power(tree(depth - 1), tree(depth - 1));
      case 6, 7 -> {
        Function function = FUNCTIONS.get(random.nextInt(FUNCTIONS.size()));
        List<Tree> arguments = new ArrayList<>();
        for (int i = 0; i < function.arguments(); i++) {
          arguments.add(tree(depth - 1));
        }
        if (function.takesMore() && random.nextBoolean()) {
          arguments.add(tree(depth - 1));
        }
        yield new Tree.Call(function, arguments);
      }
      case 8 ->
          new Tree.Choice(
              tree(depth - 1),
              COMPARISONS.get(random.nextInt(6)),
              tree(depth - 1),
              tree(depth - 1),
              tree(depth - 1));
      default ->
          new Tree.Series(random.nextBoolean(), "i", leaf(), leaf(), tree(depth - 1), NOWHERE);
    };
  }

  private Tree leaf() {
    return switch (random.nextInt(5)) {
      case 0 -> new Tree.Literal(random.nextInt(1000));
      case 1 -> new Tree.Literal(Math.scalb(random.nextDouble(), random.nextInt(600) - 300));
      case 2 -> new Tree.Element("x", new Tree.Literal(1 + random.nextInt(3)), NOWHERE);
      case 3 -> new Tree.Name(List.of("pi", "e", "beta1", "λ").get(random.nextInt(4)), NOWHERE);
      default -> new Tree.Name(List.of("a", "b", "e1", "E").get(random.nextInt(4)), NOWHERE);
    };
  }
}
