package descent.expression.syntax;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables of an expression: names, or the elements x[1] to x[n] of an array. */
public final class Variables {
  static final int MAX_DIMENSION = 100_000;

  private final List<String> names;
  private final @Nullable String array;
  private final int dimension;

  private Variables(List<String> names, @Nullable String array, int dimension) {
    this.names = names;
    this.array = array;
    this.dimension = dimension;
  }

  /**
   * Variables by their names, in the order of the point's components.
   *
   * @throws descent.message.InvalidInputException if there is none, or one is malformed, given
   *     twice or taken by the language
   */
  public static Variables named(List<String> names) {
    if (names.isEmpty()) {
      throw ExpressionFault.NO_VARIABLES.of();
    }
    checkNames(names, Set.of());
    return new Variables(List.copyOf(names), null, names.size());
  }

  /**
   * The elements of an array. The name {@code n} then means their number.
   *
   * @throws descent.message.InvalidInputException if the name is malformed or taken, or the number
   *     below 1 or above 100,000
   */
  public static Variables array(String name, int n) {
    if (name.equals("n")) {
      throw ExpressionFault.NAME_DIMENSION.of(name, name);
    }
    checkNames(List.of(name), Set.of());
    if (n < 1 || n > MAX_DIMENSION) {
      throw ExpressionFault.DIMENSION_RANGE.of(name, MAX_DIMENSION, n);
    }
    return new Variables(List.of(), name, n);
  }

  /** The length of a point. */
  public int dimension() {
    return dimension;
  }

  /** The names in order; none for an array. */
  public List<String> names() {
    return names;
  }

  /** The name of the array; null for named variables. */
  public @Nullable String array() {
    return array;
  }

  /** The names that parameters cannot have. */
  Set<String> taken() {
    return array == null ? new LinkedHashSet<>(names) : new LinkedHashSet<>(List.of(array, "n"));
  }

  /**
   * Refuses names that parameters beside these variables cannot have.
   *
   * @throws descent.message.InvalidInputException if one is malformed, given twice or taken
   */
  public void checkParameters(Collection<String> parameters) {
    if (array != null && parameters.contains("n")) {
      throw ExpressionFault.NAME_DIMENSION.of("n", array);
    }
    checkNames(parameters, taken());
  }

  private static void checkNames(Collection<String> names, Set<String> taken) {
    Set<String> seen = new HashSet<>(taken);
    for (String name : names) {
      if (Names.isReserved(name)) {
        throw ExpressionFault.NAME_RESERVED.of(name);
      }
      if (!Names.isWellFormed(name)) {
        throw ExpressionFault.NAME_MALFORMED.of(name.isEmpty() ? "\"\"" : name);
      }
      if (!seen.add(name)) {
        throw ExpressionFault.NAME_TWICE.of(name);
      }
    }
  }
}
