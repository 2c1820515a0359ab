package descent.expression;

import descent.expression.syntax.ExpressionException;
import descent.expression.syntax.Parser;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads each text once, as long as it is among the most recent: one keystroke reaches the server in
 * several requests, and a hand that drags a rate asks for the same rule ten times a second. Texts
 * that are refused are remembered with the reason. A cache cannot change what a run computes, since
 * what a text is read as depends on the text alone and is immutable; so threads may share it.
 */
public final class Recent<T> {
  /** What a full hall types within some seconds, with the guesses at what is meant. */
  private static final int MOST = 1_000;

  /** Of all texts together: at most some megabytes as trees, or as machine code. */
  private static final int MOST_CHARACTERS = 100_000;

  private final Function<String, T> read;
  private final Map<String, ReadOnce> readings = new LinkedHashMap<>(16, 0.75f, true);
  private final AtomicLong reads = new AtomicLong();
  private int characters;

  /**
   * @param read from a text to what it is, immutable and dependent on the text alone
   */
  public Recent(Function<String, T> read) {
    this.read = read;
  }

  /**
   * What a text is read as.
   *
   * @throws ExpressionException if it is refused; the same one for whoever asks
   */
  public T of(String text) {
    boolean tooLong = text.length() > Parser.MAX_LENGTH;
    return (tooLong ? new ReadOnce(text) : reading(text)).result();
  }

  /** How many texts had to be read, the forgotten ones again. */
  long reads() {
    return reads.get();
  }

  private ReadOnce reading(String text) {
    synchronized (readings) {
      ReadOnce known = readings.get(text);
      if (known != null) {
        return known;
      }
      var fresh = new ReadOnce(text);
      readings.put(text, fresh);
      characters += text.length();
      Iterator<String> eldest = readings.keySet().iterator();
      while (readings.size() > MOST || characters > MOST_CHARACTERS) {
        characters -= eldest.next().length();
        eldest.remove();
      }
      return fresh;
    }
  }

  /** One text; whoever asks while it is being read waits for it. */
  private final class ReadOnce {
    private final String text;
    private @Nullable T result;
    private @Nullable ExpressionException mistake;

    ReadOnce(String text) {
      this.text = text;
    }

    synchronized T result() {
      if (mistake != null) {
        throw mistake;
      }
      T known = result;
      if (known == null) {
        reads.incrementAndGet();
        try {
          known = read.apply(text);
        } catch (ExpressionException e) {
          mistake = e;
          throw e;
        }
        result = known;
      }
      return known;
    }
  }
}
