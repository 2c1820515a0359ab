package descent.expression;

import descent.expression.notation.Notation;
import descent.expression.syntax.ExpressionException;
import descent.message.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the valid text that a refused one most likely means: first as another notation, then by
 * the suggestions that come with the mistakes, one after the other. The result is only a proposal.
 */
public final class Mending {
  /** A text with more mistakes than these is left to its writer. */
  private static final int MOST_MISTAKES = 24;

  /** The longest text that a button offers. */
  private static final int LONGEST = 2_000;

  private static final String OURS = "<=>=!=+-*/^()[],";

  private Mending() {}

  /**
   * Another text that passes the attempt; null if none is found.
   *
   * @param attempt reads a text and throws an {@link ExpressionException} where it is wrong
   */
  public static @Nullable String of(String text, Consumer<String> attempt) {
    return choices(text, attempt).stream().findFirst().orElse(null);
  }

  /**
   * Other texts that pass the attempt, the likeliest first: more than one where programs differ.
   */
  public static List<String> choices(String text, Consumer<String> attempt) {
    if (text.length() > LONGEST) {
      return List.of();
    }
    Map<String, String> choices = new LinkedHashMap<>();
    List<String> readings = Notation.readings(text);
    for (String ours : readings) {
      String mended = ours.isBlank() ? null : mended(ours, attempt);
      if (mended != null) {
        choices.putIfAbsent(Expression.parse(mended).toText(), mended);
      }
    }
    // Sign by sign, lines would become factors.
    boolean tried =
        !choices.isEmpty() || readings.contains(text) || text.strip().indexOf('\n') >= 0;
    String mended = tried ? null : bySuggestions(text, attempt);
    return choices.isEmpty() && mended != null
        ? List.of(mended)
        : choices.values().stream().filter(choice -> !choice.equals(text)).toList();
  }

  /**
   * Why a text that nothing is offered for can't be taken: the first sign or name of it that is
   * understood in no notation.
   *
   * @param first the first thing that was wrong in it
   */
  public static InvalidInputException obstacle(
      String text, InvalidInputException first, Consumer<String> attempt) {
    String t = text.length() > LONGEST ? text : Notation.readings(text).getFirst();
    if (t.equals(text)) {
      return first;
    }
    for (int i = 0; i < MOST_MISTAKES; i++) {
      ExpressionException found = failure(t, attempt);
      if (found == null) {
        return first;
      }
      String next = found.suggestion() == null ? null : replaced(t, found);
      if (next == null) {
        int at = place(text, found, t);
        return at < 0 ? first : found.at(at);
      }
      t = next;
    }
    return first;
  }

  /** Where a text has what is wrong in what became of it; -1 if a sentence on it says more. */
  private static int place(String text, ExpressionException found, String in) {
    int end = Math.min(in.length(), found.position() + found.length());
    String sign = in.substring(Math.min(found.position(), end), end);
    List<String> told = found.reason().arguments();
    if (sign.isBlank() || OURS.contains(sign) || told.size() < 2 || !told.get(1).equals(sign)) {
      return -1;
    }
    boolean word = Character.isLetter(sign.charAt(0));
    String quoted = Pattern.quote(sign);
    String form = word ? "(?<![\\p{L}\\w])" + quoted + "(?![\\p{L}\\w])" : quoted;
    Matcher place = Pattern.compile(form).matcher(text);
    return place.find() ? place.start() : -1;
  }

  private static @Nullable ExpressionException failure(String text, Consumer<String> attempt) {
    try {
      attempt.accept(text);
      return null;
    } catch (InvalidInputException e) {
      return ExpressionException.in(e);
    }
  }

  private static @Nullable String mended(String ours, Consumer<String> attempt) {
    String mended = bySuggestions(ours, attempt);
    String renamed = mended == null ? Notation.ofX(ours) : null;
    mended = renamed == null ? mended : bySuggestions(renamed, attempt);
    String counted =
        mended == null ? Notation.countedFromOne(renamed == null ? ours : renamed) : null;
    return counted == null ? mended : bySuggestions(counted, attempt);
  }

  /** A rule that passes the attempt; null if none is found. Its lines stay lines. */
  public static @Nullable String ofRule(String text, Consumer<String> attempt) {
    if (text.length() > LONGEST) {
      return null;
    }
    String mended = bySuggestions(text, attempt);
    return mended == null ? bySuggestions(Notation.rule(text), attempt) : mended;
  }

  /** An expression that the text most likely means; null if none is found, or it is one itself. */
  public static @Nullable String ofExpression(String text) {
    return of(text, Expression::parse);
  }

  private static @Nullable String bySuggestions(String text, Consumer<String> attempt) {
    String t = text;
    for (int i = 0; i < MOST_MISTAKES; i++) {
      try {
        attempt.accept(t);
        return t;
      } catch (InvalidInputException e) {
        ExpressionException place = ExpressionException.in(e);
        if (place == null || place.suggestion() == null) {
          return null;
        }
        t = replaced(t, place);
      }
    }
    return null;
  }

  /** A text with the suggestion for a mistake in its place. */
  private static String replaced(String text, ExpressionException place) {
    int end = Math.min(text.length(), place.position() + place.length());
    String before = text.substring(0, Math.min(place.position(), end));
    return before + apart(String.valueOf(place.suggestion()), text.substring(end));
  }

  /** A name and what stands after it are two words: the sign of a sum before x makes no sumx. */
  private static String apart(String suggestion, String after) {
    boolean word =
        !suggestion.isEmpty()
            && Character.isLetter(suggestion.charAt(suggestion.length() - 1))
            && !after.isEmpty()
            && Character.isLetterOrDigit(after.charAt(0));
    return suggestion + (word ? " " : "") + after;
  }
}
