package descent.export;

import descent.expression.syntax.Tree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The meaning of an expression's names in Python, and the types that follow for its parts. */
final class Scope {
  private final Set<String> tensors = new HashSet<>();

  /** The values of plain numbers that have one name and one value. */
  private final Map<String, Double> values = new HashMap<>();

  private final Set<String> indices = new HashSet<>();

  /** From here on the name is a tensor. */
  void tensor(String name) {
    tensors.add(name);
  }

  /** From here on the name is a number; without a value it can be any. */
  void number(String name, @Nullable Double value) {
    tensors.remove(name);
    if (value == null) {
      values.remove(name);
    } else {
      values.put(name, value);
    }
  }

  /** The supplier's result while the name is the index of a sum or product. */
  <T> T within(String index, Supplier<T> body) {
    boolean wasIndex = indices.contains(index);
    boolean wasTensor = tensors.remove(index);
    Double value = values.remove(index);
    indices.add(index);
    T result = body.get();
    if (!wasIndex) {
      indices.remove(index);
    }
    if (wasTensor) {
      tensors.add(index);
    }
    if (value != null) {
      values.put(index, value);
    }
    return result;
  }

  boolean knows(String name) {
    return tensors.contains(name) || values.containsKey(name) || indices.contains(name);
  }

  boolean isTensor(String name) {
    return tensors.contains(name);
  }

  /** The value of a plain number, where it is known. */
  @Nullable Double value(String name) {
    return values.get(name);
  }

  /** Whether it is known to be a whole number. */
  boolean isWhole(Tree tree) {
    return switch (tree) {
      case Tree.Literal n -> n.value() == Math.rint(n.value()) && Math.abs(n.value()) < 1e9;
      case Tree.Name n ->
          indices.contains(n.name()) || n.name().equals("n") && values.containsKey("n");
      case Tree.Sum s -> s.terms().stream().allMatch(term -> isWhole(term.tree()));
      case Tree.Product p ->
          p.factors().stream().allMatch(factor -> !factor.divides() && isWhole(factor.tree()));
      case Tree.Negation n -> isWhole(n.operand());
      default -> false;
    };
  }

  /** Whether it is known to be a number other than 0. */
  boolean isSafe(Tree divisor) {
    return switch (divisor) {
      case Tree.Literal n -> n.value() != 0;
      case Tree.Name n ->
          !Double.valueOf(0)
              .equals(values.getOrDefault(n.name(), isConstant(n.name()) ? 1.0 : 0.0));
      default -> false;
    };
  }

  /** Whether the name is that of a constant and has no other meaning. */
  boolean isConstant(String name) {
    return (name.equals("pi") || name.equals("e"))
        && !indices.contains(name)
        && !tensors.contains(name);
  }

  /**
   * Whether its value is a tensor whatever the numbers are, and not a plain number now and then.
   */
  boolean alwaysTensor(Tree tree) {
    return switch (tree) {
      case Tree.Literal n -> false;
      case Tree.Name n -> tensors.contains(n.name());
      case Tree.Element e -> true;
      case Tree.Sum s -> s.terms().stream().anyMatch(term -> alwaysTensor(term.tree()));
      case Tree.Product p -> p.factors().stream().anyMatch(factor -> alwaysTensor(factor.tree()));
      case Tree.Negation n -> alwaysTensor(n.operand());
      case Tree.Power p -> alwaysTensor(p.base()) || alwaysTensor(p.exponent());
      case Tree.Call c -> c.arguments().stream().anyMatch(this::alwaysTensor);
      case Tree.Choice c -> alwaysTensor(c.then()) && alwaysTensor(c.otherwise());
      case Tree.Series s -> isFilled(s) && alwaysTensor(s.body());
      // Its value is a tensor of no dimension.
      case Tree.Reduction r -> false;
    };
  }

  private boolean isFilled(Tree.Series series) {
    return whole(series.from()) <= whole(series.to());
  }

  /** The value of a bound; NaN if it is not a simple constant. */
  private double whole(Tree tree) {
    return switch (tree) {
      case Tree.Literal n -> n.value();
      case Tree.Name n -> values.getOrDefault(n.name(), Double.NaN);
      case Tree.Sum s ->
          s.terms().stream()
              .collect(
                  Collectors.summingDouble(
                      t -> t.subtracted() ? -whole(t.tree()) : whole(t.tree())));
      default -> Double.NaN;
    };
  }
}
