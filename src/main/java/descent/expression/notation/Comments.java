package descent.expression.notation;

import descent.expression.syntax.Names;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What other languages let stand beside a formula: {@code # bowl}, {@code % bowl}. */
final class Comments {
  private static final Pattern BLOCK = Pattern.compile("(?s)/\\*.*?\\*/");

  /** Up to the end of its line; two strokes or a percent sign can also be signs of arithmetic. */
  private static final Pattern LINE =
      Pattern.compile("(?m)(?:^|[ \\t;]+)(?:#|(?://|%)+(?=[ \\t]*(\\p{L}+)([ \\t]+\\p{L})?)).*$");

  private Comments() {}

  /** The text without its comments. */
  static String removed(String text) {
    String t = BLOCK.matcher(text).replaceAll(" ");
    return LINE.matcher(t)
        .replaceAll(found -> isComment(found) ? "" : Matcher.quoteReplacement(found.group()))
        .strip();
  }

  /** Whether words follow, and no name by which one divides. */
  private static boolean isComment(MatchResult found) {
    String word = found.group(1);
    return word == null
        || found.group(2) != null
        || (word.length() > 1
            && !Arguments.isFunction(word.toLowerCase(Locale.ROOT))
            && !Names.isReserved(word));
  }
}
