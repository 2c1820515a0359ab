package descent.classroom;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The name of a class, short enough to be read from a wall and typed on a phone.
 *
 * @param text {@link #LENGTH} letters and digits, none of which is taken for another one
 */
public record Code(String text) {
  static final int LENGTH = 6;
  private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  /** A code that nobody can foresee if the generator is one for secrets. */
  static Code draw(RandomGenerator random) {
    var text = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new Code(text.toString());
  }

  /** The code that somebody typed, in capitals or not; empty for what can be none. */
  public static Optional<Code> read(String typed) {
    if (typed.length() != LENGTH) {
      return Optional.empty();
    }
    String text = typed.toUpperCase(Locale.ROOT);
    boolean possible = text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    return possible ? Optional.of(new Code(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
