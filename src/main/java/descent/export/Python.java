package descent.export;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as Python writes them, so that no text of a stranger can become part of a program. */
final class Python {
  private static final double LARGEST_WHOLE = 1e15;

  private Python() {}

  /** A number that is always a float, read back as the same double. */
  static String real(double value) {
    return Double.toString(value).replace(".0E", "e").replace("E", "e");
  }

  /** A number as people write it: 2, 0.5, 1e-8. */
  static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE;
    return whole && !(value == 0 && 1 / value < 0) ? Long.toString((long) value) : real(value);
  }

  /** A list of floats. */
  static String reals(Collection<Double> values) {
    return values.stream().map(Python::real).collect(Collectors.joining(", ", "[", "]"));
  }

  static String flag(boolean value) {
    return value ? "True" : "False";
  }

  /** A text in quotes. */
  static String text(String text) {
    return '"' + escaped(text) + '"';
  }

  /** A text that may stand between quotes of either kind, all in one line. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
              } else if (isPlain(c)) {
                out.appendCodePoint(c);
              } else {
                out.append(String.format(Locale.ROOT, c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
              }
            });
    return out.toString();
  }

  /** A text as lines of comments; nothing for an empty one. */
  static List<String> comment(String text) {
    return text.lines().map(line -> ("# " + escapedForComment(line)).stripTrailing()).toList();
  }

  private static String escapedForComment(String line) {
    StringBuilder out = new StringBuilder();
    line.codePoints()
        .forEach(
            c -> {
              if (isPlain(c)) {
                out.appendCodePoint(c);
              } else {
                out.append(' ');
              }
            });
    return out.toString();
  }

  /** Neither breaks a line nor turns or hides what stands beside it. */
  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /** A name as Python compares names. */
  static String normal(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC);
  }

  /** A hyperparameter as it is written. */
  static String value(@Nullable Object value) {
    return switch (Objects.requireNonNull(value)) {
      case Double real -> number(real);
      case Boolean flag -> flag(flag);
      case Integer whole -> whole.toString();
      case Object text -> text(text.toString());
    };
  }

  /** A name in camel case as Python writes arguments, such as {@code line_search}. */
  static String snake(String name) {
    return Pattern.compile("[A-Z]")
        .matcher(name)
        .replaceAll(letter -> "_" + letter.group().toLowerCase(Locale.ROOT));
  }

  /** A name in camel case as Python writes classes, such as {@code Plateau}. */
  static String className(String type) {
    return type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
  }
}
