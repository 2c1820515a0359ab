package descent.message;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One sentence for people, not yet in a language.
 *
 * @param key name of the sentence in the translation files, such as {@code expression.unknownName}
 * @param english the sentence in English as a {@link MessageFormat} pattern: {@code {0}} is the
 *     first argument and an apostrophe is written twice
 * @param arguments what fills the pattern, already as text
 */
public record Message(String key, String english, List<String> arguments) {
  public Message {
    arguments = List.copyOf(arguments);
  }

  /** The sentence with its arguments, in the order of the placeholders. */
  public static Message of(String key, String english, Object... arguments) {
    return new Message(key, english, Arrays.stream(arguments).map(String::valueOf).toList());
  }

  /** A number as an argument: without a needless point. */
  public static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  /** A text from outside as an argument: as far as a sentence may repeat it. */
  public static String clipped(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "…";
  }

  /**
   * The sentence in the language of the given pattern, which has the same placeholders as the
   * English one.
   */
  public String in(String pattern) {
    return new MessageFormat(pattern, Locale.ROOT).format(arguments.toArray());
  }

  /** The sentence in English. */
  @Override
  public String toString() {
    return in(english);
  }
}
