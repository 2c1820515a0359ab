package descent.expression;

import descent.expression.notation.Notation;
import descent.expression.syntax.ExpressionException;
import descent.message.InvalidInputException;
import java.util.function.Consumer;
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

  private Mending() {}

  /**
   * Another text that passes the attempt; null if none is found.
   *
   * @param attempt reads a text and throws an {@link ExpressionException} where it is wrong
   */
  public static @Nullable String of(String text, Consumer<String> attempt) {
    if (text.length() > LONGEST) {
      return null;
    }
    String ours = Notation.ours(text);
    String mended = ours.isBlank() ? null : bySuggestions(ours, attempt);
    // Sign by sign, lines would become factors.
    boolean tried = mended != null || ours.equals(text) || text.strip().indexOf('\n') >= 0;
    mended = tried ? mended : bySuggestions(text, attempt);
    String renamed = mended == null ? Notation.ofX(ours) : null;
    mended = renamed == null ? mended : bySuggestions(renamed, attempt);
    String counted =
        mended == null ? Notation.countedFromOne(renamed == null ? ours : renamed) : null;
    mended = counted == null ? mended : bySuggestions(counted, attempt);
    return text.equals(mended) ? null : mended;
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
        String suggestion = place == null ? null : place.suggestion();
        if (place == null || suggestion == null) {
          return null;
        }
        int end = Math.min(t.length(), place.position() + place.length());
        String before = t.substring(0, Math.min(place.position(), end));
        t = before + apart(suggestion, t.substring(end));
      }
    }
    return null;
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
