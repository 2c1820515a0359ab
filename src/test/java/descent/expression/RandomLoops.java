package descent.expression;

import descent.expression.syntax.Function;
import descent.expression.syntax.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Smooth expressions of x[1] to x[n] with nested sums and products, from a seed. */
final class RandomLoops {
  private static final Tree.Place NOWHERE = new Tree.Place(0, 0);
  private final Random random;
  private final int n;
  private final List<String> indices = new ArrayList<>();

  RandomLoops(long seed, int n) {
    this.random = new Random(seed);
    this.n = n;
  }

  Tree tree(int depth) {
    if (depth == 0) {
      return leaf();
    }
    return switch (random.nextInt(8)) {
      case 0 ->
          new Tree.Sum(
              List.of(
                  new Tree.Term(false, tree(depth - 1)),
                  new Tree.Term(random.nextBoolean(), tree(depth - 1))));
      case 1 ->
          new Tree.Product(
              List.of(
                  new Tree.Factor(false, tree(depth - 1)),
                  new Tree.Factor(false, tree(depth - 1))));
      case 2 ->
          new Tree.Call(
              List.of(Function.SIN, Function.TANH, Function.SIGMOID, Function.ATAN)
                  .get(random.nextInt(4)),
              List.of(tree(depth - 1)));
      case 3 ->
          new Tree.Power(
              new Tree.Call(Function.COS, List.of(tree(depth - 1))),
              new Tree.Literal(2 + random.nextInt(2)));
      case 4 -> new Tree.Call(Function.MAX, List.of(tree(depth - 1), tree(depth - 1)));
      default -> series(depth);
    };
  }

  private Tree series(int depth) {
    boolean dependent = !indices.isEmpty() && random.nextBoolean();
    Tree from = dependent ? index() : new Tree.Literal(1 + random.nextInt(2));
    Tree to =
        random.nextBoolean()
            ? new Tree.Name("n", NOWHERE)
            : new Tree.Literal(1 + random.nextInt(n));
    String index = List.of("i", "j", "k").get(random.nextInt(3));
    indices.add(index);
    Tree body = tree(depth - 1);
    indices.removeLast();
    return new Tree.Series(random.nextInt(3) == 0, index, from, to, body, NOWHERE);
  }

  private Tree index() {
    return new Tree.Name(indices.get(random.nextInt(indices.size())), NOWHERE);
  }

  private Tree leaf() {
    return switch (indices.isEmpty() ? 0 : random.nextInt(5)) {
      case 0 -> new Tree.Element("x", new Tree.Literal(1 + random.nextInt(n)), NOWHERE);
      case 1 ->
          new Tree.Product(
              List.of(new Tree.Factor(false, index()), new Tree.Factor(true, new Tree.Literal(n))));
      case 2 ->
          new Tree.Element(
              "x",
              new Tree.Sum(
                  List.of(
                      new Tree.Term(
                          false,
                          new Tree.Call(Function.MOD, List.of(index(), new Tree.Literal(n)))),
                      new Tree.Term(false, new Tree.Literal(1)))),
              NOWHERE);
      default -> new Tree.Element("x", index(), NOWHERE);
    };
  }
}
