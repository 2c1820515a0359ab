package descent.expression.notation;

import descent.expression.syntax.ExpressionException;
import descent.expression.syntax.ExpressionFault;
import descent.expression.syntax.Hints;
import descent.expression.syntax.Lexer;
import descent.expression.syntax.Names;
import descent.expression.syntax.Token;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts that are expressions only by chance, because any word is a name and stands for a number:
 * {@code 1_000*x}, {@code x squared}, {@code E^x}, {@code ax^2}.
 */
public final class LookAlikes {
  /**
   * What a text may mean instead.
   *
   * @param names what it calls by a name, as it stands there
   * @param text all of it, written as it is then meant
   */
  public record Reading(List<String> names, String text) {}

  /** Words for a sign after a value, and for a value's power. */
  private static final Map<String, String> SPOKEN =
      Map.of(
          "plus",
          "+",
          "minus",
          "-",
          "times",
          "*",
          "over",
          "/",
          "squared",
          "^2",
          "cubed",
          "^3",
          "divided by",
          "/",
          "multiplied by",
          "*",
          "to the power of",
          "^",
          "to the power",
          "^");

  private static final Pattern WORD_AFTER_VALUE =
      Pattern.compile(
          "(?<=[\\p{L}\\w)\\]])\\s+(plus|minus|times|over|squared|cubed|divided\\s+by|multiplied\\s+by"
              + "|to\\s+the\\s+power(?:\\s+of)?|and|or|not|choose|xor|rem|div)(?![\\p{L}\\w(])");

  /** A word before a value, as in ln x: read as a product, it would be a number called ln. */
  private static final Pattern BEFORE_VALUE =
      Pattern.compile("(?<![\\p{L}\\w])([A-Za-z]\\w*)\\s+(?=[\\p{L}\\d(]|[-+]\\S)");

  /** Words that ask for something or join sentences; no number is called so. */
  private static final Set<String> OF_SENTENCES =
      Set.of(
          ("plot graph draw sketch solve find show integrate integral differentiate derivative"
                  + " gradient compute calculate evaluate of from to for in where with subject such"
                  + " that the function return def import not minimiere zeichne ableitung"
                  + " von one two three four five six seven eight nine ten half"
                  + " while print assert raise yield del class try except is as lim")
              .split(" "));

  /** As in ln^2(x): read as a product, it would have a number called ln. */
  private static final Pattern POWER_OF_FUNCTION =
      Pattern.compile("(?<![\\p{L}\\w])([A-Za-z]\\w*)\\s*\\^\\s*\\d+\\s*\\(");

  private static final Pattern MINIMISE =
      Pattern.compile("(?:arg)?(?:min(?:imi[sz]e)?|max(?:imi[sz]e)?)");

  /** A sum or logarithm without what it needs, read as the name of a number. */
  private static final Pattern SUBSCRIBED =
      Pattern.compile("(?:sum|prod|log|lim|int|min|max)_\\w+");

  /** A transposed vector before another, as in x^T x. */
  private static final Pattern TRANSPOSED =
      Pattern.compile("(?<=[\\p{L}\\])]|\\p{L}\\d)\\s*\\^\\s*\\(?T\\)?(?=\\s*[\\p{L}(])");

  private static final Pattern GROUP_OF_DIGITS = Pattern.compile("(?:_\\d+)+\\w*");
  private static final Pattern FORTRAN_EXPONENT = Pattern.compile("[dD]\\d*");
  private static final Pattern HEXADECIMAL = Pattern.compile("[xX][0-9A-Fa-f]{1,7}");
  private static final Pattern BINARY = Pattern.compile("[bB][01]{1,30}");
  private static final Pattern OCTAL = Pattern.compile("[oO][0-7]{1,10}");
  private static final Pattern TEN = Pattern.compile("x10");
  private static final Pattern FACTORS = Pattern.compile("(?!d.$)\\p{Ll}{2,3}");

  /** As x_1x_2 and x1y1. */
  private static final Pattern NUMBERED = Pattern.compile("(?:\\p{Ll}_?\\d{1,2}){2,4}");

  /** As in d/dx x^2 and d^2/dx^2. */
  private static final Pattern DERIVATIVE =
      Pattern.compile(
          "(?<![\\p{L}\\w])(d\\p{L}?)(?:\\s*\\^\\s*\\d)?\\s*/\\s*\\(?d ?\\p{L}(?![\\p{L}\\w])");

  /** One formula after another. */
  static final Pattern NEW_LINE =
      Pattern.compile("(?<=[\\p{L}\\w)\\]])[ \\t]*(\\R)\\s*(?=[\\p{L}\\w(])");

  /** A sum without what it needs. */
  private static final Pattern SERIES =
      Pattern.compile("(?<![\\p{L}\\w])[ΣΠ](?=\\s*[\\p{L}\\d(|])");

  /** An imaginary number of Python, MATLAB or Julia. */
  private static final Pattern IMAGINARY = Pattern.compile("[ij]|im");

  private static final Pattern BLANK = Pattern.compile("_+");

  private LookAlikes() {}

  /**
   * Refuses a text that can only be meant otherwise.
   *
   * @param known names that mean numbers all the same
   */
  public static void refuse(String text, Collection<String> known) {
    @Nullable ExpressionException bare = bareFunction(text, known);
    if (bare != null) {
      throw bare;
    }
    Matcher transposed = TRANSPOSED.matcher(text);
    if (transposed.find() && !known.contains("T")) {
      String sign = transposed.group();
      throw ExpressionFault.UNKNOWN_CHARACTER.at(transposed.start(), sign.length(), sign);
    }
    Matcher derivative = DERIVATIVE.matcher(text);
    if (derivative.find() && !known.contains(derivative.group(1))) {
      String sign = derivative.group();
      throw ExpressionFault.UNKNOWN_CHARACTER.at(derivative.start(), sign.length(), sign);
    }
    Matcher series = SERIES.matcher(text);
    if (series.find() && !known.contains(series.group())) {
      throw ExpressionFault.UNKNOWN_FUNCTION.at(series.start(), 1, series.group());
    }
    Matcher line = NEW_LINE.matcher(text);
    if (line.find()) {
      throw ExpressionFault.UNKNOWN_CHARACTER.at(line.start(1), line.group(1).length(), "⏎");
    }
    Matcher word = WORD_AFTER_VALUE.matcher(text);
    while (word.find()) {
      String said = word.group(1);
      if (!known.contains(said)) {
        String sign = sign(said);
        throw sign == null
            ? ExpressionFault.UNKNOWN_CHARACTER.at(word.start(1), said.length(), said)
            : ExpressionFault.FOREIGN_CHARACTER.withSuggestion(
                sign, word.start(1), said.length(), said, sign);
      }
    }
    Token before = null;
    for (Token token : Lexer.tokens(text, 0, text.length())) {
      String name = token.text();
      if (token.kind() == Token.Kind.NAME && !known.contains(name)) {
        // The last component of a vector in MATLAB, and what is left out.
        if (name.equals("end") || BLANK.matcher(name).matches()) {
          throw ExpressionFault.UNKNOWN_CHARACTER.at(token.position(), name.length(), name);
        }
        if (Hints.isNotFinite(name)) {
          throw ExpressionFault.NOT_FINITE.at(token.position(), name.length(), name);
        }
        if (before != null
            && before.kind() == Token.Kind.NUMBER
            && touches(before, token)
            && IMAGINARY.matcher(name).matches()
            && !isIndex(text, name)) {
          String number = before.text() + name;
          throw ExpressionFault.COMPLEX.at(before.position(), number.length(), number);
        }
        if (before != null && touches(before, token) && GROUP_OF_DIGITS.matcher(name).matches()) {
          String grouped = before.text() + name;
          String number = grouped.replace("_", "");
          throw ExpressionFault.DIGITS_GROUPED.withSuggestion(
              number, before.position(), grouped.length(), grouped, number);
        }
        Integer radix = before == null ? null : ofRadix(text, before, token);
        if (before != null && radix != null) {
          String number = radix.toString();
          String whole = before.text() + name;
          throw ExpressionFault.DIGITS_GROUPED.withSuggestion(
              number, before.position(), whole.length(), whole, number);
        }
      }
      before = token;
    }
  }

  /** The text with signs for the words that are spoken in their place. */
  static String spoken(String text) {
    return WORD_AFTER_VALUE
        .matcher(text)
        .replaceAll(
            word -> {
              String sign = sign(word.group(1));
              String gap = sign != null && sign.startsWith("^") ? "" : " ";
              return Matcher.quoteReplacement(sign == null ? word.group() : gap + sign);
            })
        .replace("^ ", "^");
  }

  private static @Nullable String sign(String word) {
    return SPOKEN.get(word.replaceAll("\\s+", " "));
  }

  /**
   * About a function that has another name here and stands before its argument without parentheses,
   * or the word minimise; null if none does.
   */
  private static @Nullable ExpressionException bareFunction(String text, Collection<String> known) {
    Matcher before = BEFORE_VALUE.matcher(text);
    while (before.find()) {
      String word = before.group(1);
      if (known.contains(word) || Names.isReserved(word)) {
        continue;
      }
      String function = Hints.elsewhere(word);
      if (OF_SENTENCES.contains(word.toLowerCase(Locale.ROOT))) {
        return ExpressionFault.UNKNOWN_CHARACTER.at(before.start(), word.length(), word);
      }
      if (function != null) {
        return ExpressionFault.MISSPELT_FUNCTION.withSuggestion(
            function, before.start(), word.length(), word, function);
      }
      if (Hints.isOthers(word)
          || MINIMISE.matcher(word).matches()
          || SUBSCRIBED.matcher(word).matches()) {
        return ExpressionFault.UNKNOWN_FUNCTION.at(before.start(), word.length(), word);
      }
    }
    Matcher power = POWER_OF_FUNCTION.matcher(text);
    while (power.find()) {
      String word = power.group(1);
      if (!known.contains(word) && (Hints.elsewhere(word) != null || Hints.isOthers(word))) {
        return ExpressionFault.UNKNOWN_FUNCTION.at(power.start(), word.length(), word);
      }
    }
    return null;
  }

  /**
   * What a valid text may mean instead of what it says: a constant or a product where it says a
   * number of its own, a number in the notation of another language, a variable in capitals.
   *
   * @param sliders names that are numbers of their own
   * @param isVariable whether a name is usually one of a variable
   */
  public static Optional<Reading> reading(
      String text, Collection<String> sliders, Predicate<String> isVariable) {
    List<Token> tokens = Lexer.tokens(text, 0, text.length());
    var names = new LinkedHashSet<String>();
    var written = new StringBuilder();
    int end = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() != Token.Kind.NAME) {
        continue;
      }
      Token before = i == 0 ? null : tokens.get(i - 1);
      String meant = null;
      int from = token.position();
      if (before != null && before.kind() == Token.Kind.NUMBER && touches(before, token)) {
        meant = inNumber(text, before, tokens, i, sliders);
        from = ofRadix(text, before, token) == null ? from : before.position();
      }
      if (meant == null && sliders.contains(token.text())) {
        meant = ofName(token.text(), before, isVariable);
      }
      if (meant != null) {
        names.add(token.text());
        written.append(text, end, from).append(meant);
        end = token.end();
      }
    }
    written.append(text, end, text.length());
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(new Reading(List.copyOf(names), written.toString()));
  }

  /** A name that stands for itself. */
  private static @Nullable String ofName(
      String name, @Nullable Token before, Predicate<String> isVariable) {
    String constant = Hints.oftenConstant(name);
    if (constant != null) {
      return constant;
    }
    String small = name.toLowerCase(Locale.ROOT);
    if (!small.equals(name) && isVariable.test(small)) {
      return small;
    }
    boolean numbered = NUMBERED.matcher(name).matches();
    List<String> letters = List.of(name.split(numbered ? "(?<=\\d)(?=\\p{Ll})" : ""));
    if ((!numbered && !FACTORS.matcher(name).matches()) || letters.stream().noneMatch(isVariable)) {
      return null;
    }
    String product = String.join("*", letters);
    boolean binds = before != null && (before.is("/") || before.is("^"));
    return binds ? "(" + product + ")" : product;
  }

  /** A name that touches the number before it and may be the end of it: 1d3, 1.5f, 0x1F, 2x10^3. */
  private static @Nullable String inNumber(
      String text, Token number, List<Token> tokens, int at, Collection<String> sliders) {
    Token token = tokens.get(at);
    String name = token.text();
    Token next = tokens.get(at + 1);
    Integer other = ofRadix(text, number, token);
    if (other != null) {
      return other.toString();
    }
    if (TEN.matcher(name).matches() && next.is("^")) {
      return "*10";
    }
    if (!sliders.contains(name)) {
      return null;
    }
    Token last = tokens.get(Math.min(at + 2, tokens.size() - 1));
    boolean isExponent = name.length() > 1 || isSigned(token, next, last);
    if (isExponent && FORTRAN_EXPONENT.matcher(name).matches()) {
      return "e" + name.substring(1);
    }
    boolean isFraction = number.text().matches(".*[.eE].*");
    return isFraction && name.equalsIgnoreCase("f") ? "" : null;
  }

  private static boolean isSigned(Token token, Token sign, Token digits) {
    return touches(token, sign)
        && (sign.is("-") || sign.is("+"))
        && touches(sign, digits)
        && digits.kind() == Token.Kind.NUMBER;
  }

  /** The number that a 0 and a name are in other languages, as 0x10 is 16; null for none. */
  private static @Nullable Integer ofRadix(String whole, Token zero, Token name) {
    String text = name.text();
    if (!zero.text().equals("0") || !touches(zero, name) || isNumbered(whole, text)) {
      return null;
    }
    String digits = text.substring(1);
    return HEXADECIMAL.matcher(text).matches()
        ? Integer.valueOf(digits, 16)
        : BINARY.matcher(text).matches()
            ? Integer.valueOf(digits, 2)
            : OCTAL.matcher(text).matches() ? Integer.valueOf(digits, 8) : null;
  }

  /** Whether a text has more names of the same letter with a number, as 0x1 + 2x2 has. */
  private static boolean isNumbered(String text, String name) {
    return Pattern.compile("(?<!\\b0)(?<!\\p{L})" + name.charAt(0) + "\\d+").matcher(text).find();
  }

  private static boolean isIndex(String text, String name) {
    return text.matches("(?s).*\\b(?:sum|prod)\\s*\\(\\s*" + name + "\\s*,.*");
  }

  private static boolean touches(@Nullable Token before, Token token) {
    return before != null && before.end() == token.position();
  }
}
