package descent.expression.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The syntax of an expression. Long chains of {@code +} or {@code *} are one node, so the tree is
 * no deeper than the text is nested. Equal trees mean the same, wherever they stood in a text.
 */
public sealed interface Tree {
  /** A number as written, never negative. */
  record Literal(double value) implements Tree {}

  /** A variable, a parameter, a constant or the index of an enclosing sum. */
  record Name(String name, Place place) implements Tree {}

  /** {@code array[index]}, counted from 1. */
  record Element(String array, Tree index, Place place) implements Tree {}

  /** Terms added or subtracted from left to right; the first is never subtracted. */
  record Sum(List<Term> terms) implements Tree {
    public Sum {
      terms = List.copyOf(terms);
    }
  }

  /** One term of a sum. */
  record Term(boolean subtracted, Tree tree) {}

  /** Factors multiplied or divided from left to right; the first never divides. */
  record Product(List<Factor> factors) implements Tree {
    public Product {
      factors = List.copyOf(factors);
    }
  }

  /** One factor of a product. */
  record Factor(boolean divides, Tree tree) {}

  /** {@code -operand}. */
  record Negation(Tree operand) implements Tree {}

  /** {@code base^exponent}. */
  record Power(Tree base, Tree exponent) implements Tree {}

  /** A function of its arguments. */
  record Call(Function function, List<Tree> arguments) implements Tree {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code if(left comparison right, then, otherwise)}. */
  record Choice(Tree left, Relation comparison, Tree right, Tree then, Tree otherwise)
      implements Tree {}

  /** {@code sum(index, from, to, body)} or {@code prod(…)}, bounds included. */
  record Series(boolean product, String index, Tree from, Tree to, Tree body, Place place)
      implements Tree {}

  /** Of an update rule: one number of all components, such as {@code norm(g)}. */
  record Reduction(Kind kind, List<Tree> arguments, Place place) implements Tree {
    public Reduction {
      arguments = List.copyOf(arguments);
    }

    /** The reduction of the components to a number. */
    public enum Kind {
      /** The Euclidean norm. */
      NORM("norm", 1),
      /** The scalar product of two. */
      DOT("dot", 2),
      /** The mean. */
      MEAN("mean", 1);

      private final String text;
      private final int arguments;

      Kind(String text, int arguments) {
        this.text = text;
        this.arguments = arguments;
      }

      /** How it is written. */
      public String text() {
        return text;
      }

      int arguments() {
        return arguments;
      }

      static @Nullable Kind named(String text) {
        for (Kind kind : values()) {
          if (kind.text.equals(text)) {
            return kind;
          }
        }
        return null;
      }
    }
  }

  /** Where something stood in the text. It plays no part in whether trees are equal. */
  record Place(int position, int length) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Place;
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }
}
