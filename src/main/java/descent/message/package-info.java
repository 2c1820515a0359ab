/**
 * Sentences for people: {@link descent.message.Message} is one, told in English or through a
 * translation file; {@link descent.message.InvalidInputException} carries one to whoever gave the
 * input. Open {@code Message} first.
 */
@NullMarked
package descent.message;

import org.jspecify.annotations.NullMarked;
