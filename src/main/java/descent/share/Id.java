package descent.share;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an experiment in links: the beginning of the SHA-256 of its canonical JSON, in
 * Crockford's Base32, whose letters are told apart when a link is read from a wall.
 *
 * @param text {@link #SHORT} characters, or {@link #WHOLE} where the short one belongs to another
 *     experiment
 * @see <a href="https://www.crockford.com/base32.html">Douglas Crockford: Base 32</a>
 */
public record Id(String text) {
  /** 60 bits. */
  static final int SHORT = 12;

  /** All 256 bits. */
  static final int WHOLE = 52;

  /**
   * What a mail or a chat leaves around a link: spaces, seen or not, and the sentence's own signs.
   */
  private static final Pattern AROUND =
      Pattern.compile("^[\\s\\p{Cf}]+|[\\s\\p{Cf}.,;:!?)\\]}>\"'*_、。，；：！？）】》」”’]+$");

  private static final int MOST_AROUND = 20;

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int BITS = 5;
  private static final Pattern FORM =
      Pattern.compile("[" + ALPHABET + "]{" + SHORT + "}([" + ALPHABET + "]{40})?");

  /** The id that an experiment has where no other one has taken its place. */
  public static Id of(Experiment experiment) {
    return of(ExperimentJson.write(experiment)).shortened(SHORT);
  }

  /** The whole id of a text. */
  static Id of(String canonical) {
    byte[] hash = sha256(canonical.getBytes(StandardCharsets.UTF_8));
    var text = new StringBuilder(WHOLE);
    int buffer = 0;
    int bits = 0;
    for (byte b : hash) {
      buffer = buffer << Byte.SIZE | b & 0xff;
      bits += Byte.SIZE;
      while (bits >= BITS) {
        bits -= BITS;
        text.append(ALPHABET.charAt(buffer >> bits & 31));
      }
      buffer &= (1 << bits) - 1;
    }
    text.append(ALPHABET.charAt(buffer << BITS - bits & 31));
    return new Id(text.toString());
  }

  /** The id that somebody typed; empty for what can be none. Hostile text ends here. */
  public static Optional<Id> read(String typed) {
    if (typed.length() > WHOLE + MOST_AROUND) {
      return Optional.empty();
    }
    var text = new StringBuilder(typed.length());
    for (char c : AROUND.matcher(typed).replaceAll("").toCharArray()) {
      text.append(likely(c));
    }
    return FORM.matcher(text).matches() ? Optional.of(new Id(text.toString())) : Optional.empty();
  }

  /** As Crockford reads: capitals too, and what looks like a digit as the digit. */
  private static char likely(char c) {
    return switch (c) {
      case 'o', 'O' -> '0';
      case 'i', 'I', 'l', 'L' -> '1';
      default -> c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c;
    };
  }

  /** Whether this is the id of a text, or its beginning. */
  public boolean fits(String canonical) {
    return of(canonical).text.startsWith(text);
  }

  Id shortened(int length) {
    return new Id(text.substring(0, length));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
