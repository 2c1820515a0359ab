package descent.commentary;

import descent.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * What became of a run on a function.
 *
 * @param verdict the word
 * @param text the same as a sentence, with its cause
 * @param limit the rate that theory allows this method on this function, and where its own rate
 *     stands; null where theory says nothing
 */
public record Judgement(Verdict verdict, Message text, @Nullable Message limit) {}
