package descent.catalogue;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One parameter of a choice: forms, help, JSON and formulas are made from it. */
public sealed interface Parameter {
  /** The name in JSON and of the record's component. */
  String name();

  /** The name for people, in English: that of {@code lineSearch} is {@code Line search}. */
  static String label(String name) {
    String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /**
   * The symbol in formulas, an identifier of the expression language such as {@code beta1} or
   * {@code mu}.
   */
  String symbol();

  /** The value where none is given; null where one must be given. */
  @Nullable Object defaultValue();

  /** Its meaning, in one English sentence. */
  String meaning();

  /**
   * Whether JSON has it only where it is not at its default: it came after the canonical text, on
   * which ids depend, was published.
   */
  default boolean isLater() {
    return false;
  }

  /**
   * A value to begin with in a run of so many steps: the default, an example, what is suggested, or
   * else some value in the range. It is never null.
   */
  Object initial(int steps);

  /** A value to begin with in a run of so many steps, for a number that has no default. */
  @FunctionalInterface
  interface Suggestion {
    double in(int steps);
  }

  /**
   * The range of a number's slider; other values can be typed.
   *
   * @param from the lowest value of a logarithmic track
   * @param to the highest value of a linear track whose range is wider
   * @param presets values that are offered beside it
   */
  record Track(double from, double to, List<Double> presets) {
    /** Where nothing else is said. */
    public static final Track USUAL = new Track(1e-10, 10, List.of());

    public Track {
      presets = List.copyOf(presets);
    }
  }

  /**
   * A real number.
   *
   * @param minimum smallest allowed value
   * @param minimumAllowed whether the minimum itself is allowed
   * @param maximum largest allowed value, may be infinite
   * @param maximumAllowed whether the maximum itself is allowed
   * @param logarithmic whether a slider should be logarithmic
   * @param track what a slider shows
   * @param suggestion where there is no default
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
      String meaning,
      Track track,
      @Nullable Suggestion suggestion)
      implements Parameter {
    /** A number with the usual track and nothing suggested. */
    public Real(
        String name,
        String symbol,
        @Nullable Double defaultValue,
        double minimum,
        boolean minimumAllowed,
        double maximum,
        boolean maximumAllowed,
        boolean logarithmic,
        String meaning) {
      this(
          name,
          symbol,
          defaultValue,
          minimum,
          minimumAllowed,
          maximum,
          maximumAllowed,
          logarithmic,
          meaning,
          Track.USUAL,
          null);
    }

    /** The same, shown on another track. */
    public Real on(Track other) {
      return new Real(
          name,
          symbol,
          defaultValue,
          minimum,
          minimumAllowed,
          maximum,
          maximumAllowed,
          logarithmic,
          meaning,
          other,
          suggestion);
    }

    /** The same with values that are offered beside the slider. */
    public Real offering(Double... presets) {
      return on(new Track(track.from(), track.to(), List.of(presets)));
    }

    /** The same, begun with what suits the number of steps. */
    public Real suggesting(Suggestion other) {
      return new Real(
          name,
          symbol,
          defaultValue,
          minimum,
          minimumAllowed,
          maximum,
          maximumAllowed,
          logarithmic,
          meaning,
          track,
          other);
    }

    @Override
    public Object initial(int steps) {
      if (defaultValue != null) {
        return defaultValue;
      }
      if (suggestion != null && allows(suggestion.in(steps))) {
        return suggestion.in(steps);
      }
      double middle = Double.isInfinite(maximum) ? minimum + 1 : minimum + (maximum - minimum) / 2;
      return allows(0.1) ? 0.1 : middle;
    }

    /** A fraction in [0, 1). */
    public static Real fraction(String name, String symbol, double defaultValue, String meaning) {
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
      String meaning,
      @Nullable Suggestion suggestion)
      implements Parameter {
    /** A number of which nothing is suggested. */
    public Whole(
        String name,
        String symbol,
        @Nullable Integer defaultValue,
        int minimum,
        int maximum,
        String meaning) {
      this(name, symbol, defaultValue, minimum, maximum, meaning, null);
    }

    @Override
    public Object initial(int steps) {
      return defaultValue != null
          ? defaultValue
          : Math.clamp(suggestion == null ? 1L : (long) suggestion.in(steps), minimum, maximum);
    }
  }

  /** On or off. */
  record Flag(String name, String symbol, Boolean defaultValue, boolean isLater, String meaning)
      implements Parameter {
    public Flag(String name, String symbol, Boolean defaultValue, String meaning) {
      this(name, symbol, defaultValue, false, meaning);
    }

    @Override
    public Object initial(int steps) {
      return defaultValue;
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

    @Override
    public Object initial(int steps) {
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
    public Object initial(int steps) {
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
   * @param language what it is written in
   */
  record Text(
      String name,
      String symbol,
      String example,
      int maximumLength,
      String meaning,
      Language language)
      implements Parameter {
    /** The language of a text. */
    public enum Language {
      /** An expression, a table, or whatever its reader reads. */
      OWN,
      /** A rule: assignments, one a line, that a form shows at work. */
      RULE
    }

    /** A text whose language only its parser defines. */
    public Text(String name, String symbol, String example, int maximumLength, String meaning) {
      this(name, symbol, example, maximumLength, meaning, Language.OWN);
    }

    @Override
    public Object initial(int steps) {
      return example;
    }

    @Override
    public @Nullable String defaultValue() {
      return example.isEmpty() ? example : null;
    }
  }
}
