package descent.expression.syntax;

import descent.message.InvalidInputException;
import descent.message.Message;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A text that is no expression, with the place of the mistake and, if there is a likely meaning,
 * how to mend it. Immutable, so that it can be kept and thrown again, by any thread.
 */
public final class ExpressionException extends InvalidInputException {
  private static final long serialVersionUID = 1;
  private final int position;
  private final int length;
  private final @Nullable String suggestion;

  ExpressionException(Message reason, int position, int length, @Nullable String suggestion) {
    super(reason, false);
    this.position = position;
    this.length = length;
    this.suggestion = suggestion;
  }

  /** The mistake in a text that an exception speaks of, itself or by its cause; null if of none. */
  public static @Nullable ExpressionException in(Throwable e) {
    return e instanceof ExpressionException here
        ? here
        : e.getCause() instanceof ExpressionException cause ? cause : null;
  }

  /** The same mistake elsewhere, in a text where nothing is suggested. */
  public ExpressionException at(int other) {
    var arguments = new ArrayList<>(reason().arguments());
    arguments.set(0, String.valueOf(other + 1));
    var sentence = new Message(reason().key(), reason().english(), arguments);
    return new ExpressionException(sentence, other, length, null);
  }

  /** Where the mistake begins, counted from 0. The sentence counts from 1. */
  public int position() {
    return position;
  }

  /** How many characters it covers; 0 where something is missing. */
  public int length() {
    return length;
  }

  /** The likely replacement of these characters; null if there is none. */
  public @Nullable String suggestion() {
    return suggestion;
  }
}
