package descent.expression.syntax;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The elements of its array that an expression reads, if its indices depend on numbers alone. */
public final class Indices {
  /** From the least to the largest whole number that something can be. */
  private record Span(double least, double most) {
    static Span of(double value) {
      return new Span(value, value);
    }

    Span plus(Span other, int sign) {
      return sign > 0
          ? new Span(least + other.least, most + other.most)
          : new Span(least - other.most, most - other.least);
    }

    Span times(Span other) {
      double a = least * other.least;
      double b = least * other.most;
      double c = most * other.least;
      double d = most * other.most;
      return new Span(
          Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }
  }

  private final Map<String, @Nullable Span> indices = new HashMap<>();
  private double highest;
  private boolean unknown;

  private Indices() {}

  /** The highest index that is read; empty where it depends on a name, or nothing is indexed. */
  public static OptionalInt highest(Tree tree) {
    Indices reader = new Indices();
    reader.look(tree);
    boolean told = !reader.unknown && reader.highest >= 1 && reader.highest <= Integer.MAX_VALUE;
    return told ? OptionalInt.of((int) reader.highest) : OptionalInt.empty();
  }

  private void look(Tree tree) {
    switch (tree) {
      case Tree.Literal n -> {}
      // The name n stands for the dimension.
      case Tree.Name n -> unknown |= n.name().equals("n") && !indices.containsKey("n");
      case Tree.Element e -> {
        Span span = span(e.index());
        if (span == null) {
          unknown = true;
        } else {
          highest = Math.max(highest, span.most());
        }
      }
      case Tree.Sum s -> s.terms().forEach(term -> look(term.tree()));
      case Tree.Product p -> p.factors().forEach(factor -> look(factor.tree()));
      case Tree.Negation n -> look(n.operand());
      case Tree.Power p -> {
        look(p.base());
        look(p.exponent());
      }
      case Tree.Call c -> c.arguments().forEach(this::look);
      case Tree.Reduction r -> r.arguments().forEach(this::look);
      case Tree.Choice c -> {
        look(c.left());
        look(c.right());
        look(c.then());
        look(c.otherwise());
      }
      case Tree.Series s -> {
        look(s.from());
        look(s.to());
        Span from = span(s.from());
        Span to = span(s.to());
        Span passes = null;
        if (from != null && to != null) {
          if (to.most() < from.least()) {
            return;
          }
          passes = new Span(from.least(), to.most());
        }
        Span hidden = indices.get(s.index());
        boolean known = indices.containsKey(s.index());
        indices.put(s.index(), passes);
        look(s.body());
        if (known) {
          indices.put(s.index(), hidden);
        } else {
          indices.remove(s.index());
        }
      }
    }
  }

  private @Nullable Span span(Tree tree) {
    return switch (tree) {
      case Tree.Literal n -> Span.of(n.value());
      case Tree.Name n -> indices.get(n.name());
      case Tree.Negation n -> {
        Span operand = span(n.operand());
        yield operand == null ? null : Span.of(0).plus(operand, -1);
      }
      case Tree.Sum s -> {
        Span sum = Span.of(0);
        for (Tree.Term term : s.terms()) {
          Span next = span(term.tree());
          if (next == null) {
            yield null;
          }
          sum = sum.plus(next, term.subtracted() ? -1 : 1);
        }
        yield sum;
      }
      case Tree.Product p -> {
        Span product = Span.of(1);
        for (Tree.Factor factor : p.factors()) {
          Span next = factor.divides() ? null : span(factor.tree());
          if (next == null) {
            yield null;
          }
          product = product.times(next);
        }
        yield product;
      }
      default -> null;
    };
  }
}
