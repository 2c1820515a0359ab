package descent.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that can be set on a choice: forms, help, JSON and formulas read it from here. */
public sealed interface Parameter {
  /** The name in JSON and of the record's component. */
  String name();

  /**
   * The symbol in formulas, an identifier of the expression language such as {@code beta1} or
   * {@code mu}.
   */
  String symbol();

  /** The value where none is given; null where one must be given. */
  @Nullable Object defaultValue();

  /** What it does, in one English sentence. */
  String meaning();

  /**
   * Whether JSON has it only where it is not at its default: it came after the canonical text, on
   * which ids depend, was published.
   */
  default boolean isLater() {
    return false;
  }

  /**
   * A real number.
   *
   * @param minimum smallest allowed value
   * @param minimumAllowed whether the minimum itself is allowed
   * @param maximum largest allowed value, may be infinite
   * @param maximumAllowed whether the maximum itself is allowed
   * @param logarithmic whether a slider should be logarithmic
   */
  record Real(
      String name,
      String symbol,
      @Nullable Double defaultValue,
      double minimum,
      boolean minimumAllowed,
      double maximum,
      boolean maximumAllowed,
      boolean logarithmic,
      String meaning)
      implements Parameter {
    /** A share from 0 to below 1. */
    public static Real share(String name, String symbol, double defaultValue, String meaning) {
      return new Real(name, symbol, defaultValue, 0, true, 1, false, false, meaning);
    }

    /** A number of any size from 0. */
    public static Real atLeastZero(
        String name, String symbol, @Nullable Double defaultValue, String meaning) {
      return new Real(
          name, symbol, defaultValue, 0, true, Double.POSITIVE_INFINITY, false, true, meaning);
    }

    /** A number of any size above 0. */
    public static Real positive(
        String name, String symbol, @Nullable Double defaultValue, String meaning) {
      return new Real(
          name, symbol, defaultValue, 0, false, Double.POSITIVE_INFINITY, false, true, meaning);
    }

    /** Whether this finite number is in the range. */
    public boolean allows(double value) {
      return Double.isFinite(value)
          && (minimumAllowed ? value >= minimum : value > minimum)
          && (maximumAllowed ? value <= maximum : value < maximum);
    }

    /** The range as an interval, such as {@code [0, 1)}. */
    public String range() {
      return (minimumAllowed ? "[" : "(")
          + number(minimum)
          + ", "
          + number(maximum)
          + (maximumAllowed ? "]" : ")");
    }

    private static String number(double bound) {
      if (Double.isInfinite(bound)) {
        return bound > 0 ? "∞" : "-∞";
      }
      String text = Double.toString(bound);
      return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
  }

  /** A whole number from minimum to maximum, both allowed. */
  record Whole(
      String name,
      String symbol,
      @Nullable Integer defaultValue,
      int minimum,
      int maximum,
      String meaning)
      implements Parameter {}

  /** On or off. */
  record Flag(String name, String symbol, Boolean defaultValue, boolean isLater, String meaning)
      implements Parameter {
    public Flag(String name, String symbol, Boolean defaultValue, String meaning) {
      this(name, symbol, defaultValue, false, meaning);
    }
  }

  /** One of a few names; the first is the default. */
  record Choice(String name, String symbol, List<String> values, boolean isLater, String meaning)
      implements Parameter {
    public Choice {
      values = List.copyOf(values);
    }

    public Choice(String name, String symbol, List<String> values, String meaning) {
      this(name, symbol, values, false, meaning);
    }

    @Override
    public String defaultValue() {
      return values.getFirst();
    }
  }

  /**
   * Some texts of the visitor's, such as names of columns; none by default, and then not written.
   *
   * @param most how many there may be
   * @param maximumLength of each
   */
  record Texts(String name, String symbol, int most, int maximumLength, String meaning)
      implements Parameter {
    @Override
    public List<String> defaultValue() {
      return List.of();
    }

    @Override
    public boolean isLater() {
      return true;
    }
  }

  /**
   * A text of the visitor's, such as a formula. It must be given unless it may be empty.
   *
   * @param example what a form starts with; empty if the text may be
   */
  record Text(String name, String symbol, String example, int maximumLength, String meaning)
      implements Parameter {
    @Override
    public @Nullable String defaultValue() {
      return example.isEmpty() ? example : null;
    }
  }
}
